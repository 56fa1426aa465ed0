"""Wherever the walk goes, its equations hold and nothing falls under zero: a twin that is made is a cycle."""

import random

import pytest

from tinkuy.hiding.cycle.integer_walk import Walk

pytestmark = pytest.mark.one_database


def test_invariant_09_each_step_of_the_walk_keeps_every_equation():
    for seed in range(30):
        chance = random.Random(seed)
        counts = [chance.choice((0, 0, 1, 2, 9)) for _ in range(14)]
        rows = [{at: chance.choice((-1, 1, 1, 2)) for at in chance.sample(range(14), 5)} for _ in range(6)]
        walk, seen = Walk(counts, rows), list(counts)

        def moved(change, seen=seen, counts=counts, rows=rows):
            for at, by in change.items():
                seen[at] += by
            assert min(seen) >= 0
            assert [total(row, seen) for row in rows] == [total(row, counts) for row in rows]
            return False

        for at in range(14):
            walk.push({at: 1}, 20, moved)
            walk.push({at: -1}, 20, moved)
        assert walk.counts == seen


def test_the_walk_finds_the_greatest_and_the_least():
    """Of 7 and 3 persons in two rows and 6 and 4 in two columns at least 3 and at most 6 stand in the first cell."""
    found = []
    for sign in (1, -1):
        walk = Walk([4, 3, 2, 1], [{0: 1, 1: 1}, {2: 1, 3: 1}, {0: 1, 2: 1}, {1: 1, 3: 1}])
        walk.push({0: sign}, 20, lambda change: False)
        found.append(walk.counts[0])

    assert found == [6, 3]


def total(row, counts):
    return sum(factor * counts[at] for at, factor in row.items())
