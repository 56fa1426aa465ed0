"""The counts of a cycle that stand on the team's pages, entered in one ledger with all that a reader can add up.

`sessions` is the sequence A_1 … A_N, as in retention; places run from 0. A cell is named by what it counts.
"""

from collections.abc import Mapping, Sequence, Set
from itertools import pairwise, product
from typing import Protocol

from tinkuy.core import consecutive_sets
from tinkuy.hiding.audience import PUBLIC_LEAST, TEAM_LEAST
from tinkuy.hiding.cells import (
    ATTENDANCES,
    FLOW,
    REACH,
    REGISTERED,
    UNMATCHED,
    Cell,
    came_at_least,
    enrolled,
    enrolled_ahead,
    enrolled_and_came,
    least_of_core,
    of_cohort,
    of_country,
    persons,
    step,
    unmatched,
    walked_in,
)
from tinkuy.hiding.ledger import Ledger

type Sessions[P] = Sequence[Set[P]]


class Population[P](Protocol):
    """Those of a group: A_1 … A_N, the registered, and R_1 … R_N."""

    @property
    def sessions(self) -> Sessions[P]: ...
    @property
    def registered(self) -> Set[P]: ...
    @property
    def enrolled(self) -> Sessions[P]: ...


def ledger_of[P](
    sessions: Sessions[P],
    registered: int,
    enrolments: Sequence[Set[P]],
    by_country: Mapping[str, Sequence[int]],
    ahead: Mapping[int, int] | None = None,
    accounts: Sequence[int] = (),
) -> Ledger[Cell]:
    """All of them. *enrolments* are R_1 … R_N, *by_country* persons of each country in each session.

    *ahead* are those registered for each session without attendance, by its ordinal; *accounts* the U_1 … U_N.
    """
    ledger: Ledger[Cell] = Ledger()
    _rooms(ledger, sessions, registered)
    _steps(ledger, sessions)
    _triangle(ledger, sessions)
    _times(ledger, sessions)
    _steps_of_cohorts(ledger, sessions)
    _enrolments(ledger, sessions, enrolments)
    _countries(ledger, sessions, by_country)
    for ordinal, count in (ahead or {}).items():
        ledger.enter(enrolled_ahead(ordinal), count)
        ledger.within(enrolled_ahead(ordinal), REGISTERED, ("did not enrol ahead", ordinal))
    _accounts(ledger, accounts)
    _whoever_else(ledger, len(sessions))
    return ledger


def ledger_of_group[P](of: Population[P]) -> Ledger[Cell]:
    """Those of one group, of which no page shows a triangle but what the last session kept of the first."""
    ledger: Ledger[Cell] = Ledger()
    _rooms(ledger, of.sessions, len(of.registered))
    _steps(ledger, of.sessions)
    _close(ledger, of.sessions)
    _times(ledger, of.sessions)
    if _has_one_within_another(of.sessions):
        _hidden_cohorts(ledger, of.sessions)
        _steps_of_cohorts(ledger, of.sessions)
    _enrolments(ledger, of.sessions, of.enrolled)
    _whoever_else(ledger, len(of.sessions))
    return ledger


def frequencies_of_figures(sessions: int) -> list[int]:
    """How often the figures ask a person to have come: twice, nearly always, always."""
    return sorted(times for times in {2, least_of_core(sessions), sessions} if 1 < times <= sessions)


def _rooms[P](ledger: Ledger[Cell], sessions: Sessions[P], registered: int) -> None:
    """The sessions are of those who came, and these of the registered."""
    everyone = len(consecutive_sets.everyone(sessions))
    ledger.enter(REGISTERED, registered)
    ledger.enter(REACH, everyone)
    ledger.within(REACH, REGISTERED, ("never",))
    for place, session in enumerate(sessions):
        ledger.enter(persons(place), len(session))
        ledger.within(persons(place), REACH, ("elsewhen", place))
    ledger.enter(ATTENDANCES, sum(map(len, sessions)))
    ledger.add_up(ATTENDANCES, [persons(place) for place in range(len(sessions))])


def _steps[P](ledger: Ledger[Cell], sessions: Sessions[P]) -> None:
    """stayed + left is one session, stayed + new + returned the next; the first and all who were new are the reach."""
    flows = consecutive_sets.flows(sessions)
    for place, flow in enumerate(flows):
        for name in FLOW:
            ledger.enter(step(name, place), getattr(flow, name))
        ledger.add_up(persons(place), (step("stayed", place), step("left", place)))
        ledger.add_up(persons(place + 1), [step(name, place) for name in ("stayed", "new", "returned")])
        came_to_one = [persons(place + 1), step("left", place)]
        came_to_other = [persons(place), step("new", place), step("returned", place)]
        _few_outside(ledger, ("in neither", place, place + 1), came_to_one, came_to_other)
        _few_outside(ledger, ("not yet", place + 1), [persons(0), *(step("new", one) for one in range(place + 1))])
    if sessions:
        ledger.add_up(REACH, (persons(0), *(step("new", place) for place in range(len(flows)))))


def _few_outside(ledger: Ledger[Cell], cell: Cell, *others: Sequence[Cell]) -> None:
    """The few of the cycle who are none of *others*, each of which is the same persons told in another way."""
    rest = ledger.counts[REGISTERED] - sum(ledger.counts[one] for one in others[0])
    if 0 < rest < PUBLIC_LEAST:
        ledger.keep(cell, rest)
        for some in others:
            ledger.add_up(REGISTERED, (*some, cell))


def _cohort_table[P](sessions: Sessions[P]) -> list[list[int]]:
    """For each first session those whose first it was, present there, in the next, and so on."""
    table = enumerate(consecutive_sets.cohorts(sessions))
    return [[len(cohort & later) for later in sessions[place:]] for place, cohort in table]


def _triangle[P](ledger: Ledger[Cell], sessions: Sessions[P]) -> None:
    """A column of the triangle adds up to its session; of a row, those absent are a count of persons too."""
    for cohort, row in enumerate(_cohort_table(sessions)):
        for after, count in enumerate(row):
            cell = of_cohort(cohort, cohort + after)
            ledger.enter(cell, count)
            if after and cell != step("stayed", 0):
                ledger.within(cell, of_cohort(cohort, cohort), ("absent", cohort, cohort + after))
    for place in range(1, len(sessions)):
        ledger.add_up(persons(place), [of_cohort(cohort, place) for cohort in range(place + 1)])
        if place > 1:
            _first_and(ledger, place)


def _close[P](ledger: Ledger[Cell], sessions: Sessions[P]) -> None:
    """Of the first session, those in the last one."""
    last = len(sessions) - 1
    if last > 1:
        of_both = of_cohort(0, last)
        ledger.enter(of_both, len(sessions[0] & sessions[last]))
        ledger.within(of_both, persons(0), ("absent", 0, last))
        _first_and(ledger, last)


def _has_one_within_another[P](sessions: Sessions[P]) -> bool:
    """Whether somebody may conclude from one session to the next: all of one were in the other, or nobody was new."""
    return any(
        len(now) >= TEAM_LEAST <= len(after) and (now <= after or after <= now) for now, after in pairwise(sessions)
    )


def _hidden_cohorts[P](ledger: Ledger[Cell], sessions: Sessions[P]) -> None:
    """The rest of the triangle, which a reader may work out."""
    for cohort, row in enumerate(_cohort_table(sessions)):
        for after, count in enumerate(row):
            if (cell := of_cohort(cohort, cohort + after)) not in ledger.counts:
                ledger.keep(cell, count)
                ledger.within(cell, of_cohort(cohort, cohort), ("absent", cohort, cohort + after))
    for place in range(1, len(sessions)):
        ledger.add_up(persons(place), [of_cohort(cohort, place) for cohort in range(place + 1)])


def _first_and(ledger: Ledger[Cell], place: int) -> None:
    """Of a later session who was not in the first, and who of the cycle was in neither."""
    ledger.within(of_cohort(0, place), persons(place), ("came later", place))
    in_one, in_other = [persons(place), ("absent", 0, place)], [persons(0), ("came later", place)]
    _few_outside(ledger, ("in neither", 0, place), in_one, in_other)


def _steps_of_cohorts[P](ledger: Ledger[Cell], sessions: Sessions[P]) -> None:
    """The weave and the triangle tell of the same persons: each step is made of what the cohorts do in it."""
    cohorts = consecutive_sets.cohorts(sessions)
    for place, (now, after) in enumerate(pairwise(sessions)):
        parts: dict[str, list[Cell]] = {"stayed": [], "left": [], "returned": []}
        for number, cohort in enumerate(cohorts[: place + 1]):
            persons_of = {
                "stayed": cohort & now & after,
                "left": cohort & (now - after),
                "returned": cohort & (after - now),
            }
            for name, some in persons_of.items():
                parts[name].append((name, "of cohort", number, place))
                ledger.keep(parts[name][-1], len(some))
            stayed, left, returned = (cells[-1] for cells in parts.values())
            ledger.add_up(of_cohort(number, place), (stayed, left))
            ledger.add_up(of_cohort(number, place + 1), (stayed, returned))
        for name, cells in parts.items():
            ledger.add_up(step(name, place), cells)
    if len(sessions) == 3:
        ledger.add_up(("stayed", "of cohort", 0, 1), (came_at_least(3),))


def _times[P](ledger: Ledger[Cell], sessions: Sessions[P]) -> None:
    """Who came twice or more lies within those who came once or more, and so on; all together are the attendances."""
    counts = consecutive_sets.times_of_each(sessions).values()
    times_in_figures = frequencies_of_figures(len(sessions))
    for times in range(2, len(sessions) + 1):
        enough = sum(1 for count in counts if count >= times)
        (ledger.enter if times in times_in_figures else ledger.keep)(came_at_least(times), enough)
        ledger.within(came_at_least(times), came_at_least(times - 1), ("exactly", times - 1))
    for lower, higher in pairwise(times_in_figures):
        if higher - lower > 1:
            ledger.within(came_at_least(higher), came_at_least(lower), ("between", lower, higher))
    if sessions:
        ledger.add_up(ATTENDANCES, [came_at_least(times) for times in range(1, len(sessions) + 1)])
    if len(sessions) > 1:
        _always(ledger, len(sessions))


def _always(ledger: Ledger[Cell], sessions: int) -> None:
    """Who came to every session stayed on at every step; whoever stayed on once came twice at least."""
    every, twice = came_at_least(sessions), came_at_least(2)
    cells = [step("stayed", place) for place in range(sessions - 1)]
    cells += [cell for place in range(2, sessions) if (cell := of_cohort(0, place)) in ledger.counts]
    for cell in cells:
        ledger.within(every, cell, ("not always", *cell))
        ledger.within(cell, twice, ("other times", *cell))


def _enrolments[P](ledger: Ledger[Cell], sessions: Sessions[P], enrolments: Sequence[Set[P]]) -> None:
    """Those who attended had registered for it or had not; those who had registered came or did not.

    Of the cycle a few did neither: not one who came and not one who registered.
    """
    for place, (came, had) in enumerate(zip(sessions, enrolments, strict=True)):
        ledger.enter(enrolled(place), len(had))
        ledger.enter(enrolled_and_came(place), len(came & had))
        ledger.enter(walked_in(place), len(came - had))
        ledger.add_up(persons(place), (enrolled_and_came(place), walked_in(place)))
        ledger.within(enrolled_and_came(place), enrolled(place), ("did not come", place))
        ledger.within(enrolled(place), REGISTERED, ("did not enrol", place))
        others = [enrolled(place), walked_in(place)], [persons(place), ("did not come", place)]
        _few_outside(ledger, ("neither", place), *others)


def _whoever_else(ledger: Ledger[Cell], sessions: int) -> None:
    """Of those registered, and of those who came at all, the few who are not of a smaller set, whatever lies between.

    Between them may stand a number that is hidden: 90 registered and 80 in a session tell of 10, whoever came besides.
    """
    inner = [came_at_least(times) for times in range(2, sessions + 1)]
    for place in range(sessions):
        inner += [persons(place), enrolled_and_came(place), walked_in(place)]
        inner += [step(name, place) for name in FLOW]
        inner += [of_cohort(first, place) for first in range(place + 1)]
    for cell, outer in product(dict.fromkeys(inner), (REACH, REGISTERED)):
        if cell in ledger.counts and 0 < ledger.counts[outer] - ledger.counts[cell] < PUBLIC_LEAST:
            ledger.within(cell, outer, ("whoever else", *outer, *cell))


def _accounts(ledger: Ledger[Cell], accounts: Sequence[int]) -> None:
    """Those of all sessions are the sum of each one's."""
    for place, count in enumerate(accounts):
        ledger.enter(unmatched(place), count)
    ledger.enter(UNMATCHED, sum(accounts))
    ledger.add_up(UNMATCHED, [unmatched(place) for place in range(len(accounts))])


def _countries[P](ledger: Ledger[Cell], sessions: Sessions[P], by_country: Mapping[str, Sequence[int]]) -> None:
    """The countries of a session, with those who named none, add up to it."""
    for place, session in enumerate(sessions):
        cells = []
        for country, row in by_country.items():
            cells.append(of_country(country, place))
            ledger.enter(cells[-1], row[place])
        rest: Cell = ("no country", place)
        ledger.keep(rest, len(session) - sum(row[place] for row in by_country.values()))
        ledger.add_up(persons(place), (*cells, rest))
