"""Small numbers: nobody can work out a count of one to four persons (ten, in public)."""

from itertools import product

import pytest
from hypothesis import assume, given, settings, strategies as st

from tinkuy.attendance.figures.figure import ratio, share
from tinkuy.hiding import Audience, are_safe, safe
from tinkuy.hiding.inference import Sum, worked_out
from tinkuy.hiding.small_numbers import safe_counts

from .hidden_table import hide_table


@pytest.mark.parametrize(
    ("count", "team", "public"), [(0, 0, 0), (1, None, None), (4, None, None), (5, 5, None), (11, 11, 11)]
)
def test_invariant_09_a_small_count_is_hidden_and_zero_is_not(count, team, public):
    assert (safe(count, Audience.TEAM), safe(count, Audience.PUBLIC)) == (team, public)


@pytest.mark.parametrize(("part", "whole"), [(3, 20), (18, 20), (3, 4)])
def test_invariant_09_a_share_of_few_or_that_leaves_few_is_hidden(part, whole):
    assert not are_safe(share(part, whole, "…").persons, Audience.TEAM)


def test_a_share_of_many_is_shown():
    for figure in (share(8, 20, "…"), share(20, 20, "…"), share(0, 20, "…"), ratio(0.8, 1.1, "…")):
        assert are_safe(figure.persons, Audience.TEAM)


def test_invariant_09_a_single_small_cell_hides_its_smallest_neighbour():
    table = hide_table([[20, 3, 9, 0]], 5, column_totals=False)

    assert (table.cells, table.row_totals) == (((20, None, None, 0),), (32,))


def test_invariant_09_cells_hidden_together_do_not_add_up_to_few():
    table = hide_table([[20, 1, 2, 9]], 5, column_totals=False)

    assert table.cells == ((20, None, None, None),)


def test_invariant_09_without_totals_only_the_small_cell_is_hidden():
    table = hide_table([[20, 3], [9, 8]], 5, row_totals=False, column_totals=False)

    assert (table.cells, table.row_totals, table.total) == (((20, None), (9, 8)), (None, None), None)


def test_invariant_09_a_table_with_both_totals_hides_a_rectangle():
    table = hide_table([[20, 3, 30], [12, 14, 16], [40, 50, 60]], 5)

    assert table.cells == ((None, None, 30), (None, None, 16), (40, 50, 60))
    assert table.total == 245


def test_invariant_09_a_small_total_is_hidden_with_its_parts():
    table = hide_table([[1, 2], [30, 40]], 5)

    assert (table.cells[0], table.row_totals[0]) == ((None, None), None)


def test_invariant_09_flows_are_hidden_by_the_sums_they_obey():
    counts = {"before": 20, "stayed": 17, "left": 3, "after": 30, "new": 8, "returned": 5}
    sums = [Sum("before", ("stayed", "left")), Sum("after", ("stayed", "new", "returned"))]

    assert safe_counts(counts, sums, 5) == {**counts, "stayed": None, "left": None, "returned": None}


def test_sums_that_overlap_are_solved_together():
    counts = {"a": 20, "b": 3, "c": 40, "ab": 23, "bc": 43, "ac": 60}
    sums = [Sum("ab", ("a", "b")), Sum("bc", ("b", "c")), Sum("ac", ("a", "c"))]

    assert worked_out(counts, sums, {"a", "b", "c"}) == {"a", "b", "c"}
    assert worked_out(counts, sums[:2], {"a", "b", "c"}) == set()


def test_hidden_counts_are_known_to_be_one_at_least():
    counts = {"a": 1, "b": 1, "c": 20, "all": 22}

    assert worked_out(counts, [Sum("all", ("a", "b", "c"))], {"a", "b"}) == {"a", "b"}


def test_a_table_without_small_cells_is_shown_whole():
    cells = ((20, 0, 30), (12, 14, 16))

    assert hide_table(cells, 5).cells == cells


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_invariant_09_whoever_solves_the_sums_learns_no_small_count(data):
    """The attack, tried: every table that agrees with what is shown is made, zeros being known to be shown."""
    k, most = 3, 5
    height, width = data.draw(st.sampled_from([(1, 3), (2, 2), (2, 3), (3, 2)]))
    cells = [[data.draw(st.integers(0, most)) for _ in range(width)] for _ in range(height)]
    table = hide_table(cells, k)
    hidden = [(y, x) for y in range(height) for x in range(width) if table.cells[y][x] is None]
    assume(len(hidden) <= 4)

    possible = [guess for guess in _guesses(cells, hidden, most + 2) if _agrees(guess, table)]

    for y, x in hidden:
        if 0 < cells[y][x] < k:
            assert len({guess[y][x] for guess in possible}) > 1
    for y, x in product(range(height), range(width)):
        assert table.cells[y][x] in (None, cells[y][x])
        assert not (table.cells[y][x] and table.cells[y][x] < k)


def _guesses(cells, hidden, most):
    for values in product(range(1, most + 1), repeat=len(hidden)):
        guess = [list(row) for row in cells]
        for (y, x), value in zip(hidden, values, strict=True):
            guess[y][x] = value
        yield guess


def _agrees(guess, table) -> bool:
    rows = zip(table.row_totals, guess, strict=True)
    columns = zip(table.column_totals, zip(*guess, strict=True), strict=True)
    sums = [(total, sum(parts)) for total, parts in (*rows, *columns)] + [(table.total, sum(map(sum, guess)))]
    return all(total is None or total == found for total, found in sums)
