"""Invariant 9: two documents that hide each for itself never tell together what neither tells alone."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from tinkuy.convening.figures.inference import Sum, worked_out
from tinkuy.convening.figures.small_numbers import hide, is_small
from tinkuy.desk.queries.beside import hide_beside

K = 5

WORLDS = st.lists(st.lists(st.integers(0, 14), min_size=3, max_size=3), min_size=1, max_size=4)


def page_and_document(rows: list[list[int]]):
    """The page shows the total of each row and of all; the document its parts."""
    page = {("row", y): sum(row) for y, row in enumerate(rows)} | {("all", 0): sum(map(sum, rows))}
    sums = [Sum(("all", 0), tuple(("row", y) for y in range(len(rows))))]
    parts = {(f"part {y}", x): count for y, row in enumerate(rows) for x, count in enumerate(row)}
    own = [Sum(("row", y), tuple((f"part {y}", x) for x in range(3))) for y in range(len(rows))]
    return hide(page, sums, K), page | parts, [*sums, *own]


@example([[0, 1, 1], [1, 1, 1]])
@example([[1, 1, 1], [1, 1, 1]])
@settings(max_examples=150, deadline=None)
@given(WORLDS)
def test_invariant_09_what_the_page_shows_stays_and_no_small_number_follows_from_both(rows):
    shown, counts, sums = page_and_document(rows)

    seen = hide_beside(shown, counts, sums, K)

    assert {cell: seen[cell] for cell in shown} == shown
    hidden = {cell for cell, count in seen.items() if count is None}
    own = counts.keys() - shown.keys()
    blank = own if own <= hidden else set()
    assert [cell for cell in worked_out(counts, sums, hidden - blank, blank) if is_small(counts[cell], K)] == []
    assert not any(is_small(count, K) for count in seen.values() if count is not None)


def test_invariant_09_a_part_whose_neighbour_is_small_is_hidden_too():
    shown, counts, sums = page_and_document([[20, 9, 3]])

    assert list(hide_beside(shown, counts, sums, K).values())[2:] == [20, None, None]
