"""Giving places of a session with a limit, and handing on those that are free to whoever waits longest.

Each of these runs under the lock of the cycle's row, which every deed takes that gives or frees a place: two who want
the last one come one after the other. Sessions without a limit cost none of them a query.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Count
from django.utils import translation

from tinkuy.convening.calendars import files
from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.convening.registrations.rules import may_be_joined
from tinkuy.convening.session_changes.changes import calendar_values, title_by_mail
from tinkuy.core.rows.many_rows import insert_rows
from tinkuy.journal.trail import record
from tinkuy.notices.letterhead import WITHDRAWING
from tinkuy.notices.outbox import Owed, owe_to_addresses
from tinkuy.own_pages.pages import entrance_path
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import moment_in_city

PLACE_FREE = "place-free"

CHOSEN: Any = Registration.webinars.through
AWAITED: Any = Registration.awaited.through


def limited(webinars: Iterable[Webinar]) -> list[Webinar]:
    """Those of which not everybody gets a place. One that is over has no limit: who came, came."""
    return [webinar for webinar in webinars if webinar.most_places is not None and may_be_joined(webinar)]


def places_taken(webinars: Iterable[Webinar], *, but: Registration | None = None) -> Counter[int]:
    """How many confirmed registrations each of *webinars* has, by its key, not counting *but*. One query."""
    rows = CHOSEN.objects.filter(webinar__in=list(webinars), registration__state=RegistrationState.CONFIRMED)
    rows = rows.exclude(registration=but) if but is not None else rows
    return Counter(dict(rows.order_by().values_list("webinar").annotate(Count("pk"))))


def claim_places(registration: Registration, webinars: Sequence[Webinar]) -> list[Webinar]:
    """A place in each of *webinars* for *registration*, or the end of its waiting list; the full ones."""
    capped = limited(webinars)
    taken = places_taken(capped, but=registration) if capped else Counter()
    full = [webinar for webinar in capped if taken[webinar.pk] >= (webinar.most_places or 0)]
    seated = [webinar for webinar in webinars if webinar not in full]
    registration.webinars.remove(*full)
    registration.webinars.add(*seated)
    if capped:
        registration.awaited.remove(*seated)
        registration.awaited.add(*full)
        note_full(capped, taken + Counter(webinar.pk for webinar in seated))
    return full


def leave_places(registration: Registration, webinars: Sequence[Webinar]) -> None:
    """Come to none of *webinars*, nor wait for them; who waits longest takes the place."""
    registration.webinars.remove(*webinars)
    registration.awaited.remove(*webinars)
    fill_places([webinar for webinar in webinars if webinar.is_full])


def seat_many(webinar: Webinar, registrations: Sequence[Registration]) -> list[Registration]:
    """Places for as many of *registrations*, in their order, as there are; who waits instead."""
    room = len(registrations)
    if limited([webinar]):
        taken = places_taken([webinar])
        room = max(0, (webinar.most_places or 0) - taken[webinar.pk])
        note_full([webinar], taken + Counter({webinar.pk: min(room, len(registrations))}))
    seated, waiting = registrations[:room], registrations[room:]
    for through, those in ((CHOSEN, seated), (AWAITED, waiting)):
        through.objects.bulk_create(through(registration=one, webinar=webinar) for one in those)
    return list(waiting)


def seat_listed(webinars: Sequence[Webinar], joined: Iterable[tuple[int, int]]) -> None:
    """Places for the registrations of a list, as pairs of keys with those of *webinars*, in its order; the others wait.

    Rows go to the database as they come: a list has tens of thousands.
    """
    capped = {webinar.pk: webinar for webinar in limited(webinars)}
    taken = places_taken(capped.values()) if capped else Counter()
    waiting: list[tuple[int, int]] = []

    def seated() -> Iterable[tuple[int, int]]:
        for registration, key in joined:
            webinar = capped.get(key)
            if webinar is not None and taken[key] >= (webinar.most_places or 0):
                waiting.append((registration, key))
                continue
            taken[key] += 1
            yield registration, key

    columns = ("registration_id", "webinar_id")
    insert_rows(CHOSEN, columns, seated(), {})
    if waiting:
        insert_rows(AWAITED, columns, waiting, {})
    note_full(capped.values(), taken)


def note_full(webinars: Iterable[Webinar], taken: Counter[int]) -> None:
    """Write on each of *webinars* whether every place is taken: pages read that, and count nobody."""
    for webinar in webinars:
        is_full = webinar.most_places is not None and taken[webinar.pk] >= webinar.most_places
        if is_full != webinar.is_full:
            webinar.is_full = is_full
            Webinar.objects.filter(pk=webinar.pk).update(is_full=is_full)


def fill_places(webinars: Sequence[Webinar]) -> int:
    """Give what is free of *webinars* to those who wait, in the order in which they came, and write to them; how many.

    A row that waits is taken away by this alone, so nobody is given a place twice.
    """
    open_now = [one for one in webinars if may_be_joined(one)]
    if not open_now:
        return 0
    taken, waiting = places_taken(open_now), _waiting_for(open_now)
    for webinar in open_now:
        room = None if webinar.most_places is None else max(0, webinar.most_places - taken[webinar.pk])
        next_ones = waiting[webinar.pk][:room]
        AWAITED.objects.filter(pk__in=[row.pk for row in next_ones]).delete()
        CHOSEN.objects.bulk_create(CHOSEN(registration=row.registration, webinar=webinar) for row in next_ones)
        taken[webinar.pk] += len(next_ones)
        waiting[webinar.pk] = next_ones
        if next_ones:
            record(None, "gave places of", webinar)
    note_full(open_now, taken)
    return owe_to_addresses(
        PLACE_FREE, [message for one in open_now for message in _messages(one, waiting[one.pk]) if message.email]
    )


def _waiting_for(webinars: Sequence[Webinar]) -> defaultdict[int, list[Any]]:
    rows = AWAITED.objects.filter(webinar__in=webinars, registration__state=RegistrationState.CONFIRMED)
    by_webinar: defaultdict[int, list[Any]] = defaultdict(list)
    for row in rows.select_related("registration").order_by("pk"):
        by_webinar[row.webinar_id].append(row)
    return by_webinar


def _messages(webinar: Webinar, rows: Sequence[Any]) -> Iterable[Owed]:
    cycle = webinar.cycle
    key = cycle.data_key if rows else b""
    for row in rows:
        one: Registration = row.registration
        zone = zone_of(one.country, cycle.zone)
        yield Owed(
            email=one.email(key) if one.email_index else "",
            language=one.language,
            dedupe_key=f"{PLACE_FREE}-{row.pk}-{webinar.pk}-{one.public_id}",
            about=one.about,
            values=_values(cycle, webinar, one.language, zone),
        )


def _values(cycle: Cycle, webinar: Webinar, language: str, zone: str) -> dict[str, object]:
    with translation.override(language):
        return {
            "number": webinar.ordinal,
            "title": title_by_mail(cycle, webinar.title, language),
            "now": moment_in_city(webinar.starts_at, zone),
            "path": entrance_path(Registration, language),
            "from_cycle": cycle.public_id,
            "stop": WITHDRAWING,
            "calendar": calendar_values(cycle, [webinar], zone=zone, language=language, method=files.PUBLISH),
        }
