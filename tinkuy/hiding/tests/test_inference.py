"""What a reader works out of whole numbers: bounds are exact, whatever the factors."""

from itertools import product

from hypothesis import given, settings, strategies as st

from tinkuy.hiding.inference import Sum, worked_out

CELLS = "abcdefg"
SUMS = st.lists(
    st.tuples(st.sampled_from(CELLS), st.sets(st.sampled_from(CELLS), min_size=1, max_size=4)).filter(
        lambda one: one[0] not in one[1]
    ),
    min_size=1,
    max_size=4,
)


@settings(max_examples=100, deadline=None)
@given(st.tuples(*[st.integers(1, 3)] * len(CELLS)), SUMS, st.sets(st.sampled_from(CELLS), max_size=4))
def test_what_is_worked_out_is_so_in_every_crowd_that_fits(numbers, sums, hidden):
    """The totals are cells of their own, shown: any crowd with the same totals and the same shown cells is tried."""
    counts = dict(zip(CELLS, numbers, strict=True))
    known = []
    for place, (more, parts) in enumerate(sums):
        counts[f"total {place}"] = counts[more] + sum(counts[part] for part in parts)
        known.append(Sum(f"total {place}", (more, *sorted(parts))))

    derived = worked_out(counts, known, hidden)

    unknown = sorted(hidden)
    for guess in product(range(1, 5), repeat=len(unknown)):
        other = counts | dict(zip(unknown, guess, strict=True))
        if all(other[one.total] == sum(other[part] for part in one.parts) for one in known):
            assert {cell: other[cell] for cell in derived} == {cell: counts[cell] for cell in derived}


def test_a_cell_with_a_share_of_another_is_worked_out_too():
    """2a + b = 7 and a + b = 4: in the reduced equations a stands alone."""
    counts = {"a": 3, "b": 1, "twice": 7, "once": 4}

    assert worked_out(counts, [Sum("twice", ("a", "a", "b")), Sum("once", ("a", "b"))], {"a", "b"}) == {"a", "b"}
