"""Who is not in a list of one's own country must not be counted by it (invariant 9), nor by how long each person of it
was in a session: in minutes, or roughly where minutes would count the others.

A focal point reads the figures of their country, and its list row by row: what the list leaves out, those who appear
without a name, is the difference. So a list says nothing of which that difference would be of one to four persons. Its
rows also take part in every number that the figures show of everybody: who of a session, of a step to the next, of
those registered is in no row is what is left. So the list tells of no more sessions than leave no few of the others.

Everybody reads how many were in the room at its fullest, ten minutes before the end, in these ten, and when a thread
was left open. Whose minutes are those of the whole session was there at each of these moments: with such rows for a
whole country, what is left of the room are the others (invariant 9). Even half of a session, in one stay, has its
middle in it; that somebody attended says of no moment that they were there.
"""

from collections.abc import Collection, Iterable, Sequence, Set
from dataclasses import dataclass

from django.utils.translation import gettext as _

from tinkuy.attendance.cycle_figures.queries.figures import CycleFigures, figures_of, group_counts
from tinkuy.attendance.cycle_figures.queries.groups import DIMENSIONS, Division, division_by
from tinkuy.attendance.figures.attendance import WebinarAttendance
from tinkuy.attendance.figures.queries.attendance import CycleAttendance
from tinkuy.attendance.figures.retention import Population
from tinkuy.convening.registrations.models import AppearsAs, Registration
from tinkuy.convening.registrations.queries import Enrolments, confirmed
from tinkuy.hiding import Audience, ListedRows, are_safe, page_counts, safe

NAMED = (AppearsAs.NAME, AppearsAs.ALIAS)
"""Who is in a list: those who chose to be called something."""

type Persons = Set[int]
type Places = Sequence[int]
"""Sessions with attendance, from 0."""


@dataclass(frozen=True)
class ListOmissions:
    """`registered`: its rows would count who is not in it, beside the figures; `enrolled` and `attended`: keys of
    webinars of which it says nothing, `ahead` ordinals of those to come.
    """

    registered: bool = False
    enrolled: frozenset[int] = frozenset()
    attended: frozenset[int] = frozenset()
    ahead: frozenset[int] = frozenset()


NOTHING = ListOmissions()


def omissions_of(
    attendance: CycleAttendance, enrolments: Enrolments, countries: Collection[str], never: Set[int]
) -> ListOmissions:
    """For the list of *countries*, of the cycle in scope; *never* are webinars that are in no list. Two queries.

    Figures by country begin with the first attendance: before, what the list leaves out can be set against the
    registered alone.
    """
    groups = _nameless(countries)
    keys = [webinar.pk for webinar in attendance.webinars]
    places = _webinars_without_few(
        attendance.sessions, groups, [place for place, key in enumerate(keys) if key not in never]
    )
    divisions = [division_by(dimension, attendance) for dimension in DIMENSIONS] if attendance.sessions else []
    nameless = frozenset[int]().union(*groups)
    safe_places = safe(
        listed_rows_of(figures_of(attendance, enrolments), divisions, countries, nameless, places), Audience.TEAM
    )
    has_few = bool(attendance.sessions) and not are_safe(map(len, groups), Audience.TEAM)
    few_had = [not are_safe((len(had & group) for group in groups), Audience.TEAM) for had in enrolments.held]
    return ListOmissions(
        registered=has_few or not safe_places.registered,
        enrolled=frozenset(
            key for place, key in enumerate(keys) if few_had[place] or place not in safe_places.enrolled
        ),
        ahead=frozenset(enrolments.ahead) - safe_places.ahead,
        attended=frozenset(
            key for place, key in enumerate(keys) if key not in never and place not in safe_places.attended
        ),
    )


def listed_rows_of(
    figures: CycleFigures, divisions: Iterable[Division], countries: Collection[str], nameless: Persons, places: Places
) -> ListedRows[int]:
    """The rows of *countries*, without the *nameless*, beside every page of figures that the team reads."""
    attendance = figures.attendance
    return ListedRows(
        whole=figures.counts,
        pages=[group_counts(figures, division) for division in divisions],
        listed={pk for pk, country in attendance.country_of.items() if country in countries} - nameless,
        own=countries,
        places=places,
        ahead=figures.enrolments.ahead,
    )


def _nameless(countries: Collection[str]) -> list[frozenset[int]]:
    """Of each country, those who are in no list."""
    rows: list[Registration] = list(confirmed().filter(country__in=countries).exclude(appears_as__in=NAMED))
    return [frozenset(row.pk for row in rows if row.country == country) for country in countries]


def _webinars_without_few(sessions: Sequence[Persons], groups: Sequence[Persons], places: Sequence[int]) -> list[int]:
    """The places, each with those before it, at which the figures count of no group one to four."""
    chosen: list[int] = []
    for place in places:
        tried = [sessions[one] for one in (*chosen, place)]
        if not any(_counts_few([session & group for session in tried]) for group in groups):
            chosen.append(place)
    return chosen


def _counts_few(sessions: Sequence[Persons]) -> bool:
    """Whether the figures of a group who came so would show a small number."""
    group = Population(sessions, frozenset().union(*sessions), [frozenset()] * len(sessions))
    return not are_safe(page_counts(group), Audience.TEAM)


def webinars_without_minutes(attendance: CycleAttendance, listed: Set[int]) -> frozenset[int]:
    """Keys of the webinars in which somebody was who is not *listed*."""
    pairs = zip(attendance.webinars, attendance.measured, strict=True)
    return frozenset(webinar.pk for webinar, one in pairs if not one.seconds.keys() <= listed)


def minutes_present(one: WebinarAttendance[int], person: int) -> int | None:
    seconds = one.seconds.get(person)
    return round(seconds / 60) if seconds else None


def rough_stay(one: WebinarAttendance[int], person: int) -> str | None:
    """The least share that counts as having attended is far below a half."""
    if not one.seconds.get(person):
        return None
    return _("too briefly to count") if person in one.brief else _("attended")
