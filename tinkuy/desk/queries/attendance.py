"""The attendance figures as they may be seen: small counts of persons are None, complements too."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.figures import reach
from tinkuy.convening.figures.figure import Figure
from tinkuy.convening.figures.small_numbers import K_TEAM, Sum, hide, shown_figure
from tinkuy.convening.queries.attendance import FLOW, CycleAttendance, attendance_of, counts_and_sums
from tinkuy.planning.models import Cycle

from .beside import hide_beside

type Seen = dict[tuple[str, int], int | None]


@dataclass(frozen=True)
class NamedFigure:
    """A figure with its name; `figure` is None where it would tell of few persons. A share is shown in percent."""

    name: str | Promise
    definition: str | Promise
    figure: Figure | None
    is_share: bool = True


@dataclass(frozen=True)
class TeamFlow:
    """Persons from one session to the next; None is a hidden small number."""

    stayed: int | None
    left: int | None
    new: int | None
    returned: int | None


@dataclass(frozen=True)
class CountryAttendance:
    """Persons of a country in each session, and the share of its own first session that the last one kept."""

    country: str
    persons: Sequence[int | None]

    @property
    def first(self) -> int | None:
        return self.persons[0] if self.persons else None

    @property
    def last(self) -> int | None:
        return self.persons[-1] if self.persons else None

    @property
    def kept(self) -> float | None:
        return share(self.last, self.first) if len(self.persons) > 1 else None


@dataclass(frozen=True)
class Attendance:
    """Who came to the sessions that have presences, in persons. `sessions` holds ordinals, `persons` their counts.

    `unmatched` counts accounts that wait to be matched: they are in no figure of persons (invariant 7).
    """

    sessions: Sequence[int]
    persons: Sequence[int | None]
    flows: Sequence[TeamFlow]
    countries: Sequence[CountryAttendance]
    figures: Sequence[NamedFigure]
    registered: int | None
    came: int | None
    unmatched: int

    @property
    def came_to_last(self) -> int | None:
        return self.persons[-1] if self.persons else None

    @property
    def kept(self) -> float | None:
        """What the last session kept of the first one's attendance."""
        return share(self.came_to_last, self.persons[0]) if len(self.persons) > 1 else None


def share(part: int | None, whole: int | None) -> float | None:
    """*part* of *whole*, or None where either is hidden or nothing is there."""
    return part / whole if part is not None and whole else None


def attendance_for_team(cycle: Cycle) -> Attendance:
    """The attendance of *cycle*, which is in scope, with everything small hidden."""
    return attendance_shown(attendance_of(cycle), K_TEAM)


def attendance_shown(found: CycleAttendance, k: int) -> Attendance:
    """What may be shown of *found* where counts of fewer than *k* persons are hidden."""
    seen = _seen(found, k)
    places = range(len(found.sessions))
    return Attendance(
        sessions=list(found.persons),
        persons=[seen["persons", place] for place in places],
        flows=[TeamFlow(*(seen[name, place] for name in FLOW)) for place in range(len(found.flows))],
        countries=[
            CountryAttendance(country, [seen[country, place] for place in places]) for country in found.by_country
        ],
        figures=_figures(found, seen, k) if found.sessions else [],
        registered=seen["registered", 0],
        came=seen["reach", 0],
        unmatched=sum(found.unmatched.values()),
    )


def _seen(found: CycleAttendance, k: int) -> Seen:
    """Weave, funnel and heat map stand on one page, so they are hidden together: each knows the others' sums.

    Whoever is outside has the public page as well, which shows the same without the countries: what it shows stays.
    """
    counts, sums = counts_and_sums(found)
    own = dict(counts), list(sums)
    for place, total in enumerate(found.persons.values()):
        parts = {(country, place): row[place] for country, row in found.by_country.items()}
        counts |= parts | {("elsewhere", place): total - sum(parts.values())}
        sums.append(Sum(("persons", place), (*parts, ("elsewhere", place))))
    return hide(counts, sums, k) if k == K_TEAM else hide_beside(hide(*own, k), counts, sums, k)


def _figures(found: CycleAttendance, seen: Seen, k: int) -> list[NamedFigure]:
    figures = {
        "reach": reach.persons(found.sessions, found.registered),
        **found.retention_figures,
        "per_person": reach.sessions_per_person(found.sessions),
    }
    return [
        NamedFigure(name, figures[code].definition, _shown(figures[code], code, found, seen, k), code != "per_person")
        for code, name in NAMES.items()
    ]


def _shown(figure: Figure, code: str, found: CycleAttendance, seen: Seen, k: int) -> Figure | None:
    """*figure*, unless it would tell of few or give away a count that is hidden beside it."""
    is_told = all(seen[cell] is not None for cell in _counts_in(code, len(found.sessions)))
    return shown_figure(figure, k) if is_told else None


def _counts_in(code: str, sessions: int) -> list[tuple[str, int]]:
    """The counts of the page that the two numbers of a figure are, or are made of."""
    first, last, reached = ("persons", 0), ("persons", sessions - 1), ("reach", 0)
    persons = [("persons", place) for place in range(sessions)]
    both = [("stayed", 0)] if sessions == 2 else [last] if sessions == 1 else []
    return {
        "reach": [reached, ("registered", 0)],
        "sustain": [first, last],
        "cohort": [first, *both],
        "floor": persons,
        "per_person": [reached, *persons],
    }.get(code, [reached, *both])


NAMES = {
    "reach": _("Came at least once"),
    "sustain": _("Last session against the first"),
    "cohort": _("Of the first session, still there in the last"),
    "returned": _("Came back at least once"),
    "core": _("Came to nearly all sessions"),
    "full": _("Came to every session"),
    "floor": _("Least attended against most attended session"),
    "per_person": _("Sessions per person"),
}
