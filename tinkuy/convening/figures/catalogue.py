"""The figures that are made of persons alone, for the whole and for each group: name, formula, cells to be seen.

A figure may be shown when each of its cells is (`cells_hidden`). Places run from 0.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from . import reach, retention
from .attendance import show_up, walk_in_share
from .cells import Cell, Population, cohort_cell
from .figure import Figure, counted

type Kind = Literal["share", "count", "number"]


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
        lambda n: [("reach",), ("registered",)],
    ),
    OfCycle(
        "per_person",
        _("Sessions per person"),
        lambda of: reach.sessions_per_person(of.sessions),
        lambda n: [("attendances",), ("reach",)],
        "number",
    ),
    OfCycle(
        "cohort",
        _("Of the first session, still there in the last"),
        lambda of: retention.cohort_to_close(of.sessions),
        lambda n: [cohort_cell("", 0, n - 1)[1:], ("persons", 0)],
    ),
    OfCycle(
        "sustain",
        _("Last session against the first"),
        lambda of: retention.sustain_index(of.sessions),
        lambda n: [("persons", 0), ("persons", n - 1)],
    ),
    OfCycle(
        "floor",
        _("Least attended against most attended session"),
        lambda of: retention.floor(of.sessions),
        lambda n: [("persons", place) for place in range(n)],
    ),
    OfCycle(
        "returned",
        _("Came back at least once"),
        lambda of: retention.return_rate(of.sessions),
        lambda n: [("times", 2) if n > 1 else ("reach",), ("reach",)],
    ),
    OfCycle(
        "core",
        _("Came to nearly all sessions"),
        lambda of: retention.core_rate(of.sessions),
        lambda n: [_times(retention.least_of_core(n)), ("reach",)],
    ),
    OfCycle(
        "full",
        _("Came to every session"),
        lambda of: retention.full_rate(of.sessions),
        lambda n: [_times(n), ("reach",)],
    ),
)

SESSION = (
    OfSession(
        "persons",
        _("Persons who attended"),
        lambda of, at: counted(len(of.sessions[at]), _("Persons with qualified attendance"), (len(of.sessions[at]),)),
        lambda at: [("persons", at)],
        "count",
    ),
    OfSession(
        "show_up",
        _("Registered who came"),
        lambda of, at: show_up(of.sessions[at], of.enrolled[at]),
        lambda at: [("showed", at), ("enrolled", at)],
    ),
    OfSession(
        "walk_in",
        _("Came without registering for it"),
        lambda of, at: walk_in_share(of.sessions[at], of.enrolled[at]),
        lambda at: [("walked in", at), ("persons", at)],
    ),
    OfSession(
        "step",
        _("Stayed on in the next"),
        lambda of, at: retention.step_retention(of.sessions)[at],
        lambda at: [("stayed", at), ("persons", at)],
        steps=True,
    ),
    OfSession(
        "new",
        _("Came for the first time"),
        lambda of, at: retention.new_shares(of.sessions)[at],
        lambda at: [("new", at - 1) if at else ("persons", 0), ("persons", at)],
    ),
    OfSession(
        "recovered",
        _("Recovered"),
        lambda of, at: counted(
            retention.recovered(of.sessions)[at], _("Had come before, but not to the one before this")
        ),
        lambda at: [("returned", at - 1)] if at else [],
        "count",
    ),
)


def _times(times: int) -> Cell:
    return ("reach",) if times <= 1 else ("times", times)
