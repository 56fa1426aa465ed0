"""P17: of random cycles no number that one audience reads, nor the difference of two, tells of few."""

import os
import random

import pytest

from tinkuy.convening.figures.shown_together import (
    REACH,
    REGISTERED,
    enrolled,
    enrolled_ahead,
    enrolled_and_came,
    ledger_of,
    of_cohort,
    persons,
    step,
    walked_in,
)
from tinkuy.convening.figures.small_numbers import K_PUBLIC, K_TEAM

CYCLES = int(os.environ.get("TINKUY_CROSSED", "12"))
SESSIONS = 3


def some(chance: random.Random, people: range) -> frozenset[int]:
    """All but a few, or any part."""
    if chance.random() < 0.6:
        return frozenset(chance.sample(people, len(people) - chance.randint(0, 12)))
    share = chance.choice((0.5, 0.7, 0.9))
    return frozenset(person for person in people if chance.random() < share)


def random_cycle(seed: int):
    """The ledger of one, and of its sets the persons, each with the names of the sets that it lies within."""
    chance = random.Random(seed)
    people = range(chance.randint(30, 120))
    sessions, signed = ([some(chance, people) for _ in range(SESSIONS)] for _ in "AR")
    country_of = {person: chance.choices("ABCD", (12, 8, 3, 1))[0] for person in people}
    by_country = {
        country: [sum(country_of[person] == country for person in came) for came in sessions]
        for country in sorted(set(country_of.values()))
    }
    ahead, accounts = some(chance, people), [chance.choice((0, 2, 8)) for _ in sessions]
    book = ledger_of(sessions, len(people), signed, by_country, {4: len(ahead)}, accounts)
    sets = {REGISTERED: frozenset(people), REACH: frozenset().union(*sessions), enrolled_ahead(4): ahead}
    within = {REACH: [REGISTERED], enrolled_ahead(4): [REGISTERED]}
    for place, came in enumerate(sessions):
        sets |= {persons(place): came, enrolled(place): signed[place]}
        sets |= {enrolled_and_came(place): came & signed[place], walked_in(place): came - signed[place]}
        within |= {persons(place): [REACH, REGISTERED], enrolled(place): [REGISTERED]}
        within[enrolled_and_came(place)] = [persons(place), enrolled(place), REACH, REGISTERED]
        within[walked_in(place)] = [persons(place), REACH, REGISTERED]
        if place:
            before, old = sessions[place - 1], frozenset().union(*sessions[:place])
            sets |= {step("stayed", place - 1): before & came, of_cohort(place, place): came - old}
            within[step("stayed", place - 1)] = [persons(place - 1), persons(place), REACH, REGISTERED]
            within[of_cohort(place, place)] = [persons(place), REACH, REGISTERED]
    return book, sets, within


@pytest.mark.parametrize("k", [K_TEAM, K_PUBLIC])
def test_promise_P17_no_two_numbers_of_one_ledger_tell_of_few(k):
    for seed in range(CYCLES):
        book, sets, within = random_cycle(seed)
        team = book.hidden(K_TEAM)
        seen = team if k == K_TEAM else book.hidden(k, {cell for cell, count in team.items() if count is None})

        assert {cell: len(own) for cell, own in sets.items()} == {cell: book.counts[cell] for cell in sets}
        few = {cell: seen[cell] for cell in sets if seen[cell] and seen[cell] < k}
        told = {
            (inner, outer): (seen[inner], seen[outer])
            for inner, outers in within.items()
            for outer in outers
            if seen[inner] is not None and seen[outer] is not None and 0 < seen[outer] - seen[inner] < k
        }
        assert (few, told) == ({}, {}), seed


def test_promise_P17_what_is_hidden_from_the_team_is_hidden_outside_too():
    """Whoever is of the team reads the public page as well: two decisions side by side would tell what neither does."""
    for seed in range(CYCLES):
        book, _sets, _within = random_cycle(seed)
        dark = {cell for cell, count in book.hidden(K_TEAM).items() if count is None}

        assert dark <= {cell for cell, count in book.hidden(K_PUBLIC, dark).items() if count is None}
