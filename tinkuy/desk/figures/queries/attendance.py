"""The attendance figures as the team may see them: small counts of persons are None, complements too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.figures import retention
from tinkuy.attendance.figures.figure import Figure
from tinkuy.attendance.figures.queries.attendance import CycleAttendance, attendance_of
from tinkuy.attendance.figures.queries.safe_attendance import SafeAttendance, safe_attendance
from tinkuy.design.figures.drawing import share_of
from tinkuy.hiding import Audience
from tinkuy.planning.cycles.models.cycle import Cycle


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
    def retention(self) -> float | None:
        return share_of(self.last, self.first) if len(self.persons) > 1 else None


@dataclass(frozen=True)
class Attendance:
    """Who came to the sessions that have presences, in persons. `sessions` holds ordinals, `persons` their counts.

    `unmatched` counts accounts that wait to be matched: they are in no figure of persons (invariant 7). `counts` is
    what all of it was worked out from: for the rules that hide by themselves, never for a page. `safe` is the one
    decision on what is hidden, of which the rest is a reading.
    """

    sessions: Sequence[int]
    persons: Sequence[int | None]
    flows: Sequence[TeamFlow]
    countries: Sequence[CountryAttendance]
    figures: Sequence[NamedFigure]
    registered: int | None
    came: int | None
    unmatched: int | None
    safe: SafeAttendance
    counts: CycleAttendance | None = None

    @property
    def came_to_last(self) -> int | None:
        return self.persons[-1] if self.persons else None

    @property
    def retention(self) -> float | None:
        """What the last session kept of the first one's attendance."""
        return share_of(self.came_to_last, self.persons[0]) if len(self.persons) > 1 else None


def attendance_for_team(cycle: Cycle) -> Attendance:
    """The attendance of *cycle*, which is in scope, with everything small hidden as on every other page of the team."""
    counts = attendance_of(cycle)
    return replace(attendance_for(counts, Audience.TEAM), counts=counts)


def attendance_for(counts: CycleAttendance, audience: Audience) -> Attendance:
    """What the *audience* may read of *counts*."""
    safe = safe_attendance(counts, audience)
    return Attendance(
        sessions=list(safe.sessions),
        persons=list(safe.persons),
        flows=[TeamFlow(*flow) for flow in safe.flows],
        countries=[CountryAttendance(country, list(row)) for country, row in safe.by_country.items()],
        figures=named_figures(safe),
        registered=safe.registered,
        came=safe.reach,
        unmatched=safe.waiting,
        safe=safe,
    )


def named_figures(safe: SafeAttendance) -> list[NamedFigure]:
    """The figures of the cycle in their order; those that need several sessions are not there for one."""
    return [
        NamedFigure(name, safe.figures[code].definition, safe.figures[code].figure, code != "per_person")
        for code, name in NAMES.items()
        if code in safe.figures
    ]


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


@dataclass(frozen=True)
class Cohort:
    """Those who came first to session `first` (its ordinal); `present` holds a figure for it and each later one.

    None is hidden: small, or it would give a small one away.
    """

    first: int
    present: Sequence[Figure | None]


def cohorts_of(counts: CycleAttendance, safe: SafeAttendance) -> list[Cohort]:
    """The triangle of *counts*, as far as *safe* tells it."""
    triangle = retention.cohorts(counts.sessions)
    return [
        Cohort(
            ordinal,
            [
                figure if row[0] is not None and count is not None else None
                for figure, count in zip(figures, row, strict=True)
            ],
        )
        for ordinal, figures, row in zip(safe.sessions, triangle, safe.triangle, strict=True)
    ]
