"""C14, the interval of a difference: as published, and as it must be for any counts."""

import math

import pytest
from hypothesis import given, settings, strategies as st

from tinkuy.attendance.thread_effect.effect import Pair, difference, pooled, wilson

PUBLISHED = [
    (Pair(56, 70, 48, 80), 0.0524, 0.3339),
    (Pair(9, 10, 3, 10), 0.1705, 0.8090),
    (Pair(6, 7, 2, 7), 0.0582, 0.8062),
    (Pair(5, 56, 0, 29), -0.0381, 0.1926),
    (Pair(0, 10, 0, 20), -0.1611, 0.2775),
    (Pair(0, 10, 0, 10), -0.2775, 0.2775),
    (Pair(10, 10, 0, 20), 0.6791, 1.0),
    (Pair(10, 10, 0, 10), 0.6075, 1.0),
]
"""Newcombe (1998), table II, method 10: the eight contrasts."""


@pytest.mark.parametrize(("pair", "low", "high"), PUBLISHED)
def test_capability_C14_the_interval_is_the_published_one(pair, low, high):
    effect = difference(pair)

    assert (round(effect.low, 4), round(effect.high, 4)) == (low, high)


def test_capability_C14_the_score_interval_of_one_share_is_the_published_one():
    assert tuple(round(end, 4) for end in wilson(81, 263)) == (0.2553, 0.3662)  # Newcombe (1998), table I
    assert tuple(round(end, 4) for end in wilson(0, 20)) == (0.0, 0.1611)


pairs = st.tuples(st.integers(1, 60), st.integers(1, 60)).flatmap(
    lambda sizes: st.tuples(st.integers(0, sizes[0]), st.integers(0, sizes[1])).map(
        lambda back: Pair(back[0], sizes[0], back[1], sizes[1])
    )
)


@settings(max_examples=100, deadline=None)
@given(pairs)
def test_capability_C14_the_difference_lies_in_its_interval_and_both_between_minus_one_and_one(pair):
    effect = difference(pair)

    assert -1 - 1e-9 <= effect.low <= effect.value + 1e-9
    assert effect.value - 1e-9 <= effect.high <= 1 + 1e-9
    assert effect.low < effect.high


@settings(max_examples=100, deadline=None)
@given(pairs)
def test_capability_C14_to_change_the_groups_turns_the_sign(pair):
    found, turned = difference(pair), difference(Pair(pair.others_back, pair.absent, pair.back, pair.present))

    assert math.isclose(found.value, -turned.value, abs_tol=1e-12)
    assert math.isclose(found.low, -turned.high, abs_tol=1e-12)


@settings(max_examples=100, deadline=None)
@given(pairs)
def test_capability_C14_one_thread_alone_pools_to_its_own_difference(pair):
    pooled_effect = pooled([pair])

    assert pooled_effect is not None
    assert math.isclose(pooled_effect.value, difference(pair).value, abs_tol=1e-12)


@settings(max_examples=100, deadline=None)
@given(st.lists(pairs, min_size=1, max_size=6), st.randoms())
def test_capability_C14_the_pool_does_not_depend_on_the_order_and_lies_between_its_threads(threads, random):
    shuffled = random.sample(threads, len(threads))
    found, again = pooled(threads), pooled(shuffled)
    values = [difference(pair).value for pair in threads]

    assert found is not None
    assert again is not None
    assert math.isclose(found.value, again.value, abs_tol=1e-9)
    assert math.isclose(found.high, again.high, abs_tol=1e-9)
    assert min(values) - 1e-9 <= found.value <= max(values) + 1e-9


def test_capability_C14_a_full_session_does_not_turn_the_sign_of_all_the_others():
    """Present or not makes no difference in either session; added up as one table it would seem to."""
    threads = [Pair(90, 100, 9, 10), Pair(1, 10, 10, 100)]

    pooled_effect = pooled(threads)

    assert pooled_effect is not None
    assert pooled_effect.value == 0
    assert difference(Pair(91, 110, 19, 110)).value > 0.6


def test_capability_C14_without_any_thread_nothing_is_pooled():
    assert pooled([]) is None
