"""Any year of the clock: ten countries with their changes of daylight saving, three sessions that move, one cancelled.

Days, hours, moves and the rounds of the worker are generated, the same ones in each run of the suite; what must go is
worked out once more, in another way, from the rules in words.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, assume, given, settings, strategies as st

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

pytestmark = pytest.mark.one_database
"""The clock is on trial. PostgreSQL is asked for the deed by `test_owing.py`."""

CODES = ("CL", "CU", "PY", "BR", "AR", "PE", "CO", "MX", "HN", "VE")
"""Chile and Cuba change their clocks twice a year, on four different days; the others do not."""
BEGINS = datetime(2027, 1, 1, tzinfo=UTC)
CHANGES = ((3, 14), (4, 3), (4, 4), (9, 4), (9, 5), (10, 31), (11, 7))
"""Days of that year on which Cuba or Chile change their clocks, and evenings before."""
YEARS = 3
"""So many are generated in a run of the suite, each some second and a half of the processor."""
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


@dataclass(frozen=True)
class Year:
    """`starts` of the sessions in their order. `moves`: which of them moves so many hours ahead by so many; one is
    cancelled, `by` 0; the others stay. `seed` says which rounds of the worker are late."""

    starts: tuple[datetime, ...]
    moves: tuple[tuple[int, int, int], ...]
    seed: int


FORTNIGHT = timedelta(days=14)
"""Sessions are further apart: one that moves stays between its neighbours, as the product demands."""


@st.composite
def years(draw: Callable) -> Year:
    """Two of six sessions lie near a change of the clocks, by day, in the evening or in the night."""
    months = draw(st.permutations((2, 5, 6, 7, 8, 12)))[:4]
    days = [(month, draw(st.integers(4, 24))) for month in months]
    days += [draw(st.sampled_from(CHANGES[:3])), draw(st.sampled_from(CHANGES[3:]))]
    starts = tuple(datetime(2027, *day, draw(st.integers(0, 23)), 30, tzinfo=UTC) for day in sorted(days))
    assume(all(later - earlier > FORTNIGHT for earlier, later in pairwise(starts)))
    moves = []
    for place in draw(st.permutations(range(len(starts))))[:3]:
        ahead = draw(st.integers(3, 200))
        moves.append((place, ahead, draw(st.integers(max(2 - ahead, -120), 120).filter(bool))))
    cancelled = draw(st.sampled_from(sorted(set(range(len(starts))) - {place for place, *_ in moves})))
    return Year(starts, (*moves, (cancelled, draw(st.integers(3, 200)), 0)), draw(st.integers(0, 10_000)))


def planned(cycle, year: Year) -> list[Webinar]:
    return [
        Webinar.objects.create(
            cycle=cycle,
            ordinal=number,
            title={"es": f"Sesión {number}"},
            starts_at=start,
            state=WebinarState.ANNOUNCED,
        )
        for number, start in enumerate(year.starts, start=10)
    ]


def with_changes(sessions: list[Webinar], year: Year) -> tuple[dict[int, list[Version]], dict[datetime, Change]]:
    """Three are moved, by days and by hours, before and after some of their reminders; one is cancelled."""
    versions: dict[int, list[Version]] = {
        session.pk: [(0, session.starts_at, BEGINS, session.starts_at + timedelta(days=9))] for session in sessions
    }
    changes: dict[datetime, Change] = {}
    for place, ahead, by in year.moves:
        session = sessions[place]
        at = session.starts_at - timedelta(hours=ahead)
        new = session.starts_at + timedelta(hours=by) if by else None
        changes[at] = (session, new)
        versions[session.pk] = [(0, session.starts_at, BEGINS, at)]
        versions[session.pk] += [(1, new, at, new + timedelta(days=9))] if new else []
    return versions, changes


def rounds_of_a_worker(
    versions: dict[int, list[Version]], changes: dict[datetime, Change], chance: random.Random
) -> list[datetime]:
    """At each moment that is due but some, at others hours later, and right after each change."""
    exact = sorted(
        {
            due(starts_at, moment, ZoneInfo(countries()[code].zone))[0]
            for own in versions.values()
            for _revision, starts_at, _since, _until in own
            for moment in BEFORE
            for code in CODES
        }
    )
    late = {moment + timedelta(minutes=chance.randrange(1, 600)) for moment in chance.sample(exact, len(exact) // 4)}
    after_changes = {at + timedelta(hours=hours) for at in changes for hours in (0.1, 6)}
    return sorted((set(exact) - set(chance.sample(exact, len(exact) // 10))) | late | after_changes)


def change_date(actor, session: Webinar, new: datetime | None) -> None:
    session.refresh_from_db()
    if new:
        move_webinar(actor=actor, webinar=session, starts_at=new)
    else:
        cancel_webinar(actor=actor, webinar=session, reason=REASON)


def owed_in(year: Year, cycle, actor) -> tuple[list[tuple[str, datetime]], list[tuple[str, datetime]]]:
    """What a worker owed in that *year* and when, and what it should."""
    with clock.at(BEGINS):
        sessions = planned(cycle, year)
        people = {register(cycle, sessions, number=n, country=code).public_id: code for n, code in enumerate(CODES)}
        choose_moments(actor=actor, cycle=cycle, modes=dict.fromkeys(BEFORE, MomentMode.BY_ITSELF))
    versions, changes = with_changes(sessions, year)
    wakes = rounds_of_a_worker(versions, changes, random.Random(year.seed))
    for moment in sorted({*wakes, *changes}):
        with clock.at(moment):
            if moment in changes:
                change_date(actor, *changes[moment])
            if moment in wakes:
                owe_moments()
                Notice.objects.filter(sent_at=None).update(sent_at=moment)
    rows = Notice.objects.filter(dedupe_key__startswith="moment-").values_list("dedupe_key", "about", "owed_at")
    ids = [(key, about.removeprefix("registration|"), at) for key, about, at in rows]
    owed = sorted((key.removesuffix(public_id) + people[public_id], at) for key, public_id, at in ids)
    return owed, sorted(one for pk, own in versions.items() for one in expected(pk, own, wakes))


@pytest.fixture
def owed_and_expected(scoped, coordination):
    """Of a year, which then never was: the next one begins anew."""

    def go_through(year: Year):
        with transaction.atomic():
            result = owed_in(year, scoped, coordination)
            transaction.set_rollback(True)
        return result

    return go_through


@settings(
    max_examples=YEARS,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(year=years())
def test_capability_C7_every_reminder_of_a_year_goes_at_its_local_hour_exactly_once(owed_and_expected, year):
    owed, wanted = owed_and_expected(year)

    assert owed == wanted
    assert len(wanted) > 80
    assert {key.split("-")[2] for key, _at in owed} == {"0", "1"}
