"""Who is not in a list of one's own country must not be counted by it (invariant 9).

A focal point reads the figures of their country, and its list row by row: what the list leaves out, those who appear
without a name, is the difference. So a list says nothing of which that difference would be of one to four persons.
Its rows are also the number of the own country, which the figures may hide to protect another one: of a session where
the others that are hidden are few it says nothing either.
"""

from collections.abc import Collection, Sequence, Set
from dataclasses import dataclass

from tinkuy.attendance.figures.queries.attendance import CycleAttendance
from tinkuy.attendance.figures.queries.safe_attendance import safe_attendance
from tinkuy.attendance.figures.retention import Population
from tinkuy.convening.registrations.models import AppearsAs, Registration
from tinkuy.convening.registrations.queries import Enrolments, confirmed
from tinkuy.hiding import Audience, are_safe, page_counts

NAMED = (AppearsAs.NAME, AppearsAs.ALIAS)
"""Who is in a list: those who chose to be called something."""

type Persons = Set[int]


@dataclass(frozen=True)
class ListOmissions:
    """`registered`: its rows would count those without a name, beside the figures; `enrolled` and `attended`: keys of
    webinars of which it says nothing.
    """

    registered: bool = False
    enrolled: frozenset[int] = frozenset()
    attended: frozenset[int] = frozenset()


NOTHING = ListOmissions()


def omissions_of(
    found: CycleAttendance, enrolments: Enrolments, countries: Collection[str], never: Set[int]
) -> ListOmissions:
    """For the list of *countries*, of the cycle in scope; *never* are webinars that are in no list. One query.

    Figures by country begin with the first attendance: before, the list can be set against nothing.
    """
    if not found.sessions:
        return NOTHING
    groups = _nameless(countries)
    keys = [webinar.pk for webinar in found.webinars]
    said = _without_telling_others(found, enrolments, countries)
    kept = _webinars_told(found.sessions, groups, [place for place in said if keys[place] not in never])
    return ListOmissions(
        registered=not are_safe(map(len, groups), Audience.TEAM),
        enrolled=frozenset(
            key
            for key, had in zip(keys, enrolments.held, strict=True)
            if not are_safe((len(had & group) for group in groups), Audience.TEAM)
        ),
        attended=frozenset(key for place, key in enumerate(keys) if key not in never and place not in kept),
    )


def _without_telling_others(found: CycleAttendance, enrolments: Enrolments, own: Collection[str]) -> list[int]:
    """The places at which the rows of one's own country, taken from the whole, leave no few of the hidden others."""
    seen = safe_attendance(found, Audience.TEAM, enrolments)
    others = [country for country in found.by_country if country not in own]

    def hidden_others(place: int) -> int:
        hidden = (country for country in others if seen.by_country[country][place] is None)
        return sum(found.by_country[country][place] for country in hidden)

    return [
        place
        for place, whole in enumerate(seen.persons)
        if whole is None or are_safe([hidden_others(place)], Audience.TEAM)
    ]


def _nameless(countries: Collection[str]) -> list[frozenset[int]]:
    """Of each country, those who are in no list."""
    rows: list[Registration] = list(confirmed().filter(country__in=countries).exclude(appears_as__in=NAMED))
    return [frozenset(row.pk for row in rows if row.country == country) for country in countries]


def _webinars_told(sessions: Sequence[Persons], groups: Sequence[Persons], places: Sequence[int]) -> list[int]:
    """The places, each with those before it, at which the figures count of no group one to four."""
    kept: list[int] = []
    for place in places:
        tried = [sessions[one] for one in (*kept, place)]
        if not any(_counts_few([session & group for session in tried]) for group in groups):
            kept.append(place)
    return kept


def _counts_few(sessions: Sequence[Persons]) -> bool:
    """Whether the figures of a group who came so would show a small number."""
    group = Population(sessions, frozenset().union(*sessions), [frozenset()] * len(sessions))
    return not are_safe(page_counts(group), Audience.TEAM)
