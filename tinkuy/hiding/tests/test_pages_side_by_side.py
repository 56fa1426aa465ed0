"""Weave, triangle, map and figures side by side: whoever subtracts one from another learns no small count."""

from itertools import product

import pytest
from hypothesis import given, settings, strategies as st

from tinkuy.hiding import cells
from tinkuy.hiding.cycle.ledger import ledger_of
from tinkuy.hiding.inference import worked_out
from tinkuy.hiding.ledger import Ledger
from tinkuy.hiding.small_numbers import is_small

K = 5


def ledger(sessions, registered=0, enrolments=None, by_country=None) -> Ledger:
    people = len(frozenset().union(*sessions)) if sessions else 0
    enrolments = enrolments or [frozenset()] * len(sessions)
    return ledger_of(sessions, max(registered, people), enrolments, by_country or {})


def small_counts(book: Ledger, k: int = K) -> list:
    """The small counts that a reader of what is shown works out."""
    seen = book.safe_at(k)
    shown_small = [cell for cell, count in seen.items() if count is not None and is_small(count, k)]
    known = worked_out(book.counts, book.sums, {cell for cell, count in seen.items() if count is None})
    return shown_small + [cell for cell in known if is_small(book.counts[cell], k)]


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_invariant_09_no_small_count_follows_from_weave_triangle_map_and_figures(data):
    size, length = data.draw(st.integers(0, 60)), data.draw(st.integers(1, 5))
    subset = st.frozensets(st.integers(0, max(size - 1, 0)), max_size=size)
    sessions = [data.draw(subset) for _ in range(length)]
    enrolments = [data.draw(subset) for _ in range(length)]
    countries = data.draw(st.integers(1, 6))
    by_country = {
        f"C{code}": [sum(1 for person in session if person % countries == code) for session in sessions]
        for code in range(countries)
    }

    book = ledger(sessions, size, enrolments, by_country)

    assert small_counts(book) == []


def test_invariant_09_a_sum_whose_rest_is_large_still_bounds_the_few():
    """Once hidden without it, four counts of one person followed from the few who came first."""
    first, second = frozenset({0, 4}), frozenset({0, 1, 2, 3, 5, 6, 7, 10, 12, 13})
    third = frozenset({0, 1, 2, 3, 4, 5, 8, 9, 11, 14, 15, 16})
    by_country = {"C0": [len(first), len(second), len(third)]}

    assert (
        small_counts(ledger([first, second, third], 22, [frozenset(), frozenset(), frozenset({0, 1})], by_country))
        == []
    )


def test_invariant_09_a_cohort_that_lost_few_is_not_told_by_its_row():
    first = frozenset(range(30))
    seen = ledger([first, first, frozenset(range(28))]).safe_at(K)

    assert seen[cells.of_cohort(0, 2)] is None or seen[cells.persons(0)] is None


def test_invariant_09_the_country_does_not_follow_from_the_session_and_the_other_countries():
    session = frozenset(range(32))
    seen = ledger([session], by_country={"PE": [20], "UY": [9], "BO": [3]}).safe_at(K)

    assert [seen[cells.of_country(code, 0)] for code in ("PE", "UY", "BO")] == [20, None, None]


def test_invariant_09_who_came_always_does_not_follow_from_the_triangle_and_the_weave():
    """Of three sessions: those of the first who were in the third, less who came back to it, came to all three."""
    patterns = [(0, 1, 1)] + [(1, 0, 1)] * 20 + [(1, 1, 0)] * 12 + [(1, 1, 1)] * 2
    book = ledger(sessions_of(patterns))

    seen = book.safe_at(K)

    assert seen[cells.came_at_least(3)] is None
    assert None in (seen[cells.of_cohort(0, 2)], seen[cells.step("returned", 1)])
    assert small_counts(book) == []


def test_what_is_large_is_shown_whole():
    sessions = [frozenset(range(100)), frozenset(range(20, 120)), frozenset(range(40, 150))]
    book = ledger(sessions, 200, by_country={"PE": [50, 50, 60], "UY": [50, 50, 50]})

    seen = book.safe_at(K)

    assert [cell for cell, count in seen.items() if count is None and cell not in book.unseen] == []


def test_the_triangle_and_the_weave_name_the_same_persons_once():
    assert cells.of_cohort(0, 0) == cells.persons(0)
    assert cells.of_cohort(2, 2) == cells.step("new", 1)
    assert cells.of_cohort(0, 1) == cells.step("stayed", 0)


WORLDS = [(0, 0, 1, 0, 4, 2, 2), (3, 1, 2, 0, 1, 2, 0), (1, 0, 3, 2, 0, 1, 2), (2, 2, 0, 3, 1, 1, 0)]
PATTERNS = [pattern for pattern in product((0, 1), repeat=3) if any(pattern)]
FEW, MOST = 3, 11


@pytest.mark.parametrize("world", WORLDS)
def test_invariant_09_the_attack_tried_every_crowd_that_agrees_with_the_pages(world):
    """Every crowd up to a size is made, by how many came to which of three sessions; those alike are compared."""
    book = ledger(sessions_of(repeated(world)), 50)
    seen = book.safe_at(FEW)
    visible = [cell for cell in book.counts if cell not in book.unseen and cell != cells.REGISTERED]
    ones = [ledger(sessions_of([pattern]), 50).counts for pattern in PATTERNS]
    shown = {cell: seen[cell] for cell in visible if seen[cell] is not None}
    hidden = [cell for cell in visible if seen[cell] is None]

    possible = [
        crowd
        for crowd in crowds(MOST, len(PATTERNS))
        if all(count_in(crowd, ones, cell) == count for cell, count in shown.items())
        and all(count_in(crowd, ones, cell) for cell in hidden)
    ]

    for cell in hidden:
        if is_small(book.counts[cell], FEW):
            assert len({count_in(crowd, ones, cell) for crowd in possible}) > 1, cell


def repeated(world):
    return [pattern for pattern, times in zip(PATTERNS, world, strict=True) for _ in range(times)]


def sessions_of(patterns):
    return [
        frozenset(person for person, pattern in enumerate(patterns) if pattern[place])
        for place in range(len(patterns[0]))
    ]


def crowds(most, parts):
    if not parts:
        yield ()
        return
    for first in range(most + 1):
        for rest in crowds(most - first, parts - 1):
            yield (first, *rest)


def count_in(crowd, ones, cell):
    return sum(times * one[cell] for times, one in zip(crowd, ones, strict=True) if times)
