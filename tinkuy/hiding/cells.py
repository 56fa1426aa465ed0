"""The names of the counts of a cycle: a cell is named by what it counts. Places of sessions run from 0.

Of a page by group each cell has its group before it; the group of everybody is `WHOLE`.
"""

import math

type Cell = tuple[str | int, ...]
type SafeCells = dict[Cell, int | None]
"""Of each cell its count, or None where it is hidden."""

WHOLE = ""
REACH: Cell = ("reach",)
REGISTERED: Cell = ("registered",)
ATTENDANCES: Cell = ("attendances",)
UNMATCHED: Cell = ("unmatched",)

FLOW = ("stayed", "left", "new", "returned")
"""The names of the steps from one session to the next."""

CORE = 0.8


def persons(place: int) -> Cell:
    return ("persons", place)


def step(name: str, place: int) -> Cell:
    """One of `FLOW`, from *place* to the next."""
    return (name, place)


def came_at_least(times: int) -> Cell:
    return REACH if times == 1 else ("times", times)


def least_of_core(sessions: int) -> int:
    """⌈0.8 N⌉: how often those of the core come."""
    return math.ceil(CORE * sessions)


def of_cohort(cohort: int, place: int) -> Cell:
    """Those whose first session was *cohort*, present at *place*; where the weave has the same persons, its cell."""
    if cohort == place:
        return persons(0) if cohort == 0 else step("new", cohort - 1)
    return step("stayed", 0) if (cohort, place) == (0, 1) else ("cohort", cohort, place)


def of_country(country: str, place: int) -> Cell:
    return ("country", country, place)


def enrolled(place: int) -> Cell:
    return ("enrolled", place)


def enrolled_and_came(place: int) -> Cell:
    return ("enrolled and came", place)


def walked_in(place: int) -> Cell:
    return ("walked in", place)


def enrolled_ahead(session: int) -> Cell:
    """Those registered for a session of which there is no attendance yet, by its ordinal."""
    return ("enrolled ahead", session)


def unmatched(place: int) -> Cell:
    """Accounts that no registration owns: behind each of them there is a person too."""
    return ("unmatched", place)
