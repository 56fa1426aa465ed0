"""P17: of random cycles no number that one audience reads, nor the difference of two, tells of few."""

import os
import random

import pytest

from tinkuy.attendance.figures.retention import Population
from tinkuy.hiding.audience import PUBLIC_LEAST, TEAM_LEAST
from tinkuy.hiding.cells import (
    REACH,
    REGISTERED,
    WHOLE,
    enrolled,
    enrolled_ahead,
    enrolled_and_came,
    of_cohort,
    persons,
    step,
    walked_in,
)
from tinkuy.hiding.cycle.counts import divided
from tinkuy.hiding.cycle.groups import hidden_groups
from tinkuy.hiding.cycle.ledger import ledger_of
from tinkuy.hiding.inference import worked_out
from tinkuy.hiding.room import RoomMoments

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


@pytest.mark.parametrize("k", [TEAM_LEAST, PUBLIC_LEAST])
def test_promise_P17_no_two_numbers_of_one_ledger_tell_of_few(k):
    for seed in range(CYCLES):
        book, sets, within = random_cycle(seed)
        team = book.safe_at(TEAM_LEAST)
        seen = team if k == TEAM_LEAST else book.safe_at(k, {cell for cell, count in team.items() if count is None})

        assert {cell: len(own) for cell, own in sets.items()} == {cell: book.counts[cell] for cell in sets}
        few = {cell: seen[cell] for cell in sets if seen[cell] and seen[cell] < k}
        pairs = {
            (inner, outer): (seen[inner], seen[outer])
            for inner, outers in within.items()
            for outer in outers
            if seen[inner] is not None and seen[outer] is not None and 0 < seen[outer] - seen[inner] < k
        }
        assert (few, pairs) == ({}, {}), seed


def test_promise_P17_what_is_hidden_from_the_team_is_hidden_outside_too():
    """Whoever is of the team reads the public page as well: two decisions side by side would tell what neither does."""
    for seed in range(CYCLES):
        book, _sets, _within = random_cycle(seed)
        dark = {cell for cell, count in book.safe_at(TEAM_LEAST).items() if count is None}

        assert dark <= {cell for cell, count in book.safe_at(PUBLIC_LEAST, dark).items() if count is None}


@pytest.mark.parametrize("k", [TEAM_LEAST, PUBLIC_LEAST])
def test_promise_P17_no_number_of_the_room_tells_of_few_beside_the_persons(k):
    """Who was there at the fullest moment: of those who attended, and of those who came briefly."""
    for seed in range(CYCLES):
        book, sets, _within = random_cycle(seed)
        seen, chance = book.safe_at(k), random.Random(seed)
        for place in range(SESSIONS):
            others = [seen[REACH], seen[REGISTERED]]
            briefly = frozenset(range(1000, 1000 + chance.randint(0, 12)))
            near = some(chance, sorted(sets[persons(place)])) | briefly
            at, peak = some(chance, sorted(near)), some(chance, sorted(sets[persons(place)])) | briefly
            moments = {"peak": len(peak | at), "at": len(at), "near": len(near)}
            moment = RoomMoments(**moments, persons=seen[persons(place)], others=others).safe_at(k)

            numbers = [count for count in (seen[persons(place)], *others) if count is not None]
            lit = [count for count in moment.values() if count is not None]
            assert seen[persons(place)] is not None or not lit, seed
            assert not [1 for count in lit if 0 < count < k], seed
            assert not [1 for one in lit for other in (*numbers, *lit) if 0 < abs(one - other) < k], seed


def test_promise_P17_no_group_tells_what_the_whole_hides():
    """One group of everybody, as where nobody is asked for an organisation; one and the few that are not of it."""
    for seed in range(CYCLES):
        book, sets, _within = random_cycle(seed)
        chance = random.Random(seed)
        few = frozenset(chance.sample(sorted(sets[REGISTERED]), chance.choice((0, 3, 15))))
        groups = {"-": sets[REGISTERED] - few, "government": few}
        parts = {
            code: Population(
                [sets[persons(place)] & own for place in range(SESSIONS)],
                own,
                [sets[enrolled(place)] & own for place in range(SESSIONS)],
            )
            for code, own in groups.items()
            if own
        }
        parts_shown = divided(book, parts)
        dark = {(WHOLE, *cell) for cell, count in book.safe_at(TEAM_LEAST).items() if count is None}

        shown = hidden_groups(parts_shown, TEAM_LEAST, dark, parts)

        hidden = {cell for cell, count in shown.items() if count is None}
        alone = {cell for cell in parts_shown.counts if cell[0] != WHOLE}
        known = worked_out(parts_shown.counts, parts_shown.sums, hidden, parts_shown.unseen | (hidden & alone))
        known -= worked_out(parts_shown.counts, parts_shown.sums, dark | alone, parts_shown.unseen | alone)
        unlit = dark & {cell for cell in parts_shown.counts if parts_shown.counts[cell]} - parts_shown.unseen
        same = {cell: [(code, *cell[1:]) for code in parts] for cell in unlit}
        derivable = {
            cell
            for cell, own in same.items()
            if all(one in parts_shown.counts for one in own)
            and any(shown[one] for one in own)
            and sum(parts_shown.counts[one] for one in own if one in hidden) < TEAM_LEAST
        }
        assert (derivable, known & unlit) == (set(), set()), seed
