"""The figures that are made of persons alone, for the whole and for each group: name, formula, cells to be seen.

A figure may be shown when each of its cells is (`tinkuy.hiding.cells`). Places run from 0.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.figures import reach, retention
from tinkuy.attendance.figures.attendance import show_up, walk_in_share
from tinkuy.attendance.figures.figure import Figure, count_figure
from tinkuy.attendance.figures.retention import Population
from tinkuy.hiding.cells import (
    ATTENDANCES,
    REACH,
    REGISTERED,
    Cell,
    came_at_least,
    enrolled,
    enrolled_and_came,
    least_of_core,
    of_cohort,
    persons,
    step,
    walked_in,
)

type Kind = Literal["share", "degree", "count", "number"]
"""A degree is a share of the most that there may be: the two numbers that it divides say nothing to a reader."""


@dataclass(frozen=True)
class OfCycle:
    """`cells` names, for so many sessions, what the figure is made of, without the group."""

    code: str
    name: Promise
    formula: Callable[[Population[Any]], Figure]
    cells: Callable[[int], list[Cell]]
    kind: Kind = "share"


@dataclass(frozen=True)
class OfSession:
    """The same for the session at a place; `steps` are figures of a session and the next, without the last one."""

    code: str
    name: Promise
    formula: Callable[[Population[Any], int], Figure]
    cells: Callable[[int], list[Cell]]
    kind: Kind = "share"
    steps: bool = False


CYCLE = (
    OfCycle(
        "reach",
        _("Came at least once"),
        lambda of: reach.persons(of.sessions, len(of.registered)),
        lambda n: [REACH, REGISTERED],
    ),
    OfCycle(
        "per_person",
        _("Sessions per person"),
        lambda of: reach.sessions_per_person(of.sessions),
        lambda n: [ATTENDANCES, REACH],
        "number",
    ),
    OfCycle(
        "cohort",
        _("Of the first session, still there in the last"),
        lambda of: retention.cohort_to_close(of.sessions),
        lambda n: [of_cohort(0, n - 1), persons(0)],
    ),
    OfCycle(
        "sustain",
        _("Last session against the first"),
        lambda of: retention.sustain_index(of.sessions),
        lambda n: [persons(0), persons(n - 1)],
    ),
    OfCycle(
        "floor",
        _("Least attended against most attended session"),
        lambda of: retention.floor(of.sessions),
        lambda n: [persons(place) for place in range(n)],
    ),
    OfCycle(
        "returned",
        _("Came back at least once"),
        lambda of: retention.return_rate(of.sessions),
        lambda n: [came_at_least(min(2, n)), REACH],
    ),
    OfCycle(
        "core",
        _("Came to nearly all sessions"),
        lambda of: retention.core_rate(of.sessions),
        lambda n: [came_at_least(least_of_core(n)), REACH],
    ),
    OfCycle(
        "full",
        _("Came to every session"),
        lambda of: retention.full_rate(of.sessions),
        lambda n: [came_at_least(n), REACH],
    ),
)

SESSION = (
    OfSession(
        "persons",
        _("Persons who attended"),
        lambda of, at: count_figure(
            len(of.sessions[at]), _("Persons with qualified attendance"), (len(of.sessions[at]),)
        ),
        lambda at: [persons(at)],
        "count",
    ),
    OfSession(
        "show_up",
        _("Registered who came"),
        lambda of, at: show_up(of.sessions[at], of.enrolled[at]),
        lambda at: [enrolled_and_came(at), enrolled(at)],
    ),
    OfSession(
        "walk_in",
        _("Came without registering for it"),
        lambda of, at: walk_in_share(of.sessions[at], of.enrolled[at]),
        lambda at: [walked_in(at), persons(at)],
    ),
    OfSession(
        "step",
        _("Stayed on in the next"),
        lambda of, at: of.steps[at],
        lambda at: [step("stayed", at), persons(at)],
        steps=True,
    ),
    OfSession(
        "new",
        _("Came for the first time"),
        lambda of, at: of.new_shares[at],
        lambda at: [of_cohort(at, at), persons(at)],
    ),
    OfSession(
        "recovered",
        _("Recovered"),
        lambda of, at: count_figure(of.recovered[at], _("Had come before, but not to the one before this")),
        lambda at: [step("returned", at - 1)] if at else [],
        "count",
    ),
)
