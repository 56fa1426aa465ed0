"""A year of the clock: ten countries with their changes of daylight saving, three sessions that move, one cancelled."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tinkuy.convening.message_texts.models import BEFORE
from tinkuy.convening.moving.actions import cancel_webinar, move_webinar
from tinkuy.convening.moving.tests.changing import REASON, register
from tinkuy.convening.reminders.actions.deciding import choose_moments
from tinkuy.convening.reminders.actions.owing import owe_moments
from tinkuy.convening.reminders.models import MomentMode
from tinkuy.core import clock
from tinkuy.notices.models import Notice
from tinkuy.people.countries import countries
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

CODES = ("CL", "CU", "PY", "BR", "AR", "PE", "CO", "MX", "HN", "VE")
"""Chile and Cuba change their clocks twice a year, on four different days; the others do not."""
BEGINS = datetime(2027, 1, 1, tzinfo=UTC)
STARTS = [(2, 3, 13), (3, 14, 15), (3, 29, 23), (4, 5, 4), (6, 10, 9), (9, 6, 20), (10, 31, 14), (11, 8, 3)]
"""Month, day and hour in UTC: near the changes of the clocks, by day, in the evening and in the night."""
LENGTHS = {"hour": timedelta(hours=1), "ten_minutes": timedelta(minutes=10)}
STILL = {"hour": timedelta(minutes=15), "ten_minutes": timedelta(0)}

type Change = tuple[Webinar, datetime | None]
"""A session and its new start; none where it is cancelled."""
type Version = tuple[int, datetime, datetime, datetime]
"""Revision, start, and from when until when the session stood on it."""


def due(starts_at: datetime, moment: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    """When it goes and until when it makes sense, said once more and in another way."""
    if moment in LENGTHS:
        return starts_at - LENGTHS[moment], starts_at - STILL[moment]
    local = starts_at.astimezone(zone).replace(tzinfo=None)
    wall = local.replace(hour=8, minute=0) if local.hour < 8 else local
    wall = local.replace(hour=19, minute=0) if local.time() > time(19) else wall
    sent = (wall - timedelta(days=7 if moment == "week" else 1)).replace(tzinfo=zone)
    if moment == "week":
        return sent.astimezone(UTC), sent.astimezone(UTC) + timedelta(days=3)
    return sent.astimezone(UTC), local.replace(hour=0, minute=0, tzinfo=zone).astimezone(UTC)


def is_day(moment: datetime, zone: ZoneInfo) -> bool:
    return 8 <= moment.astimezone(zone).hour < 20


def expected(pk: int, versions: list[Version], wakes: list[datetime]) -> Iterator[tuple[str, datetime]]:
    """Which key is owed at which round of the worker: the first that is not too late."""
    for revision, starts_at, since, until in versions:
        for moment in BEFORE:
            for code in CODES:
                zone = ZoneInfo(countries()[code].zone)
                at, makes_sense_until = due(starts_at, moment, zone)
                may_go = [
                    wake
                    for wake in wakes
                    if at <= wake < min(makes_sense_until, until)
                    and wake >= since
                    and at > since
                    and (moment in LENGTHS or is_day(wake, zone))
                ]
                if may_go:
                    yield f"moment-{pk}-{revision}-{moment}-{code}", may_go[0]


def planned(cycle) -> list[Webinar]:
    return [
        Webinar.objects.create(
            cycle=cycle,
            ordinal=number,
            title={"es": f"Sesión {number}"},
            starts_at=datetime(2027, month, day, hour, 30, tzinfo=UTC),
            state=WebinarState.ANNOUNCED,
        )
        for number, (month, day, hour) in enumerate(STARTS, start=10)
    ]


def with_changes(sessions: list[Webinar]) -> tuple[dict[int, list[Version]], dict[datetime, Change]]:
    """Three are moved, by days and by hours, before and after some of their reminders; one is cancelled."""
    versions: dict[int, list[Version]] = {
        session.pk: [(0, session.starts_at, BEGINS, session.starts_at + timedelta(days=9))] for session in sessions
    }
    changes: dict[datetime, Change] = {}
    for place, ahead, by in ((1, 26, 48), (4, 4, 2), (5, 120, -10), (6, 20, None)):
        session = sessions[place]
        at = session.starts_at - timedelta(hours=ahead)
        new = session.starts_at + timedelta(hours=by) if by else None
        changes[at] = (session, new)
        versions[session.pk] = [(0, session.starts_at, BEGINS, at)]
        versions[session.pk] += [(1, new, at, new + timedelta(days=9))] if new else []
    return versions, changes


def rounds_of_a_worker(versions: dict[int, list[Version]], changes: dict[datetime, Change]) -> list[datetime]:
    """At each moment that is due but some, at others hours later, and right after each change."""
    chance = random.Random(18)
    exact = sorted(
        {
            due(starts_at, moment, ZoneInfo(countries()[code].zone))[0]
            for own in versions.values()
            for _revision, starts_at, _since, _until in own
            for moment in BEFORE
            for code in CODES
        }
    )
    late = {moment + timedelta(minutes=chance.randrange(1, 600)) for moment in chance.sample(exact, 60)}
    after_changes = {at + timedelta(hours=hours) for at in changes for hours in (0.1, 6)}
    return sorted((set(exact) - set(chance.sample(exact, 12))) | late | after_changes)


def change_date(actor, session: Webinar, new: datetime | None) -> None:
    session.refresh_from_db()
    if new:
        move_webinar(actor=actor, webinar=session, starts_at=new)
    else:
        cancel_webinar(actor=actor, webinar=session, reason=REASON)


def test_capability_C7_every_reminder_of_a_year_goes_at_its_local_hour_exactly_once(scoped, coordination):
    with clock.at(BEGINS):
        sessions = planned(scoped)
        people = {register(scoped, sessions, number=n, country=code).public_id: code for n, code in enumerate(CODES)}
        choose_moments(actor=coordination, cycle=scoped, modes=dict.fromkeys(BEFORE, MomentMode.BY_ITSELF))
    versions, changes = with_changes(sessions)
    wakes = rounds_of_a_worker(versions, changes)

    for moment in sorted([*wakes, *changes]):
        with clock.at(moment):
            if moment in changes:
                change_date(coordination, *changes[moment])
            if moment in wakes:
                owe_moments()
                Notice.objects.filter(sent_at=None).update(sent_at=moment)

    rows = Notice.objects.filter(dedupe_key__startswith="moment-").values_list("dedupe_key", "about", "owed_at")
    ids = [(key, about.removeprefix("registration|"), at) for key, about, at in rows]
    owed = sorted((key.removesuffix(public_id) + people[public_id], at) for key, public_id, at in ids)
    wanted = sorted(one for pk, own in versions.items() for one in expected(pk, own, wakes))
    assert owed == wanted
    assert len(wanted) > 260
    assert {key.split("-")[2] for key, _at in owed} == {"0", "1"}
