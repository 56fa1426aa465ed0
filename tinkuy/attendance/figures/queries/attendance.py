"""The attendance of a whole cycle, computed from its presences each time it is asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from tinkuy.attendance.figures import retention
from tinkuy.attendance.figures.attendance import Tally, WebinarAttendance
from tinkuy.attendance.figures.figure import Figure
from tinkuy.attendance.figures.presence import Window
from tinkuy.convening.registrations.queries import Enrolments, confirmed, enrolments_of
from tinkuy.core.consecutive_sets import Flow, everyone, flows
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .intervals import Stays, seconds_of, stays_by_account


@dataclass(frozen=True)
class CycleAttendance:
    """Who attended what, as sets of registrations: `sessions` and `webinars` run in the order of the cycle.

    Registrations are numbers that mean nothing outside of the cycle. Figures for a page come from here; what may be
    shown of them `safe_attendance` tells.
    """

    webinars: tuple[Webinar, ...]
    measured: tuple[WebinarAttendance[int], ...]
    country_of: dict[int, str]
    sector_of: dict[int, str]
    registered: int
    organisation_of: dict[int, int] = field(default_factory=dict)
    kind_of: dict[int, str] = field(default_factory=dict)
    """Of those with an organisation: which, and its sector."""

    @cached_property
    def enrolments(self) -> Enrolments:
        """Who registered for what: one query of the cycle in scope, when it is first asked for."""
        return enrolments_of(self.webinars)

    @cached_property
    def sessions(self) -> tuple[frozenset[int], ...]:
        """A_1 … A_N, of the webinars that have presences."""
        return tuple(webinar.attended for webinar in self.measured)

    @cached_property
    def persons(self) -> dict[int, int]:
        """How many persons attended each webinar, by its ordinal."""
        return {webinar.ordinal: len(session) for webinar, session in zip(self.webinars, self.sessions, strict=True)}

    @cached_property
    def unmatched(self) -> dict[int, int]:
        """Accounts that no registration owns yet, by ordinal: they count in attendances, not in cohorts."""
        return {webinar.ordinal: one.unmatched for webinar, one in zip(self.webinars, self.measured, strict=True)}

    @cached_property
    def flows(self) -> tuple[Flow, ...]:
        """From each webinar that has presences to the next one that has, by their ordinals."""
        places = [webinar.ordinal for webinar in self.webinars]
        steps = zip(flows(self.sessions), places, places[1:], strict=False)
        return tuple(replace(flow, origin=origin, target=target) for flow, origin, target in steps)

    @cached_property
    def reach(self) -> int:
        """Persons who attended at least once."""
        return len(everyone(self.sessions))

    @cached_property
    def by_country(self) -> dict[str, tuple[int, ...]]:
        """Persons of each country in each webinar."""
        grouped = retention.grouped(self.sessions, self.country_of)
        return {country: tuple(len(session) for session in own) for country, own in grouped.items() if country}

    @property
    def retention_figures(self) -> dict[str, Figure]:
        """The figures of the whole cycle, each with numerator, denominator and definition."""
        return {
            "sustain": retention.sustain_index(self.sessions),
            "cohort": retention.cohort_to_close(self.sessions),
            "returned": retention.return_rate(self.sessions),
            "core": retention.core_rate(self.sessions),
            "full": retention.full_rate(self.sessions),
            "floor": retention.floor(self.sessions),
        }


def attendance_of(cycle: Cycle, instead: Mapping[int, tuple[datetime, datetime]] | None = None) -> CycleAttendance:
    """The attendance of the *cycle* in scope: three queries, whatever its size.

    As it would be if the webinars whose ids *instead* names had had those hours.

    Who led a webinar as host or panellist is left out of it whole, on whatever device (invariant 6). One that is live
    is not attendance yet.
    """
    past = {webinar.pk: webinar for webinar in Webinar.objects.exclude(state=WebinarState.LIVE)}
    tallies: dict[int, Tally[int]] = {}
    for webinar, stays in groupby(stays_by_account(), key=itemgetter(0)):
        if webinar not in past:
            continue
        hours = (instead or {}).get(webinar, past[webinar].window)
        if (tally := _tally(Window(*hours), stays, cycle.attendance_minutes)).joins:
            tallies[webinar] = tally
    webinars = tuple(webinar for webinar in past.values() if webinar.pk in tallies)
    people = confirmed().values_list("pk", "country", "sector", "organisation_id", "organisation__sector")
    country_of, sector_of, organisation_of, kind_of = {}, {}, {}, {}
    for pk, country, sector, organisation, kind in people.iterator():
        country_of[pk], sector_of[pk] = country, sector
        if organisation is not None:
            organisation_of[pk], kind_of[pk] = organisation, kind
    return CycleAttendance(
        webinars=webinars,
        measured=tuple(tallies[webinar.pk].result() for webinar in webinars),
        country_of=country_of,
        sector_of=sector_of,
        registered=len(country_of),
        organisation_of=organisation_of,
        kind_of=kind_of,
    )


def _tally(window: Window, stays: Iterable[Stays], least_minutes: int) -> Tally[int]:
    """One webinar counted, without whoever led it."""
    begins = seconds_of(window.starts_at)
    tally: Tally[int] = Tally(window, least_minutes)
    for _webinar, registration, led, own in stays:
        if led:
            continue
        shifted = [(start - begins, end - begins) for start, end in own]
        if registration is None:
            tally.account(shifted)
        else:
            tally.person(registration, shifted)
    return tally
