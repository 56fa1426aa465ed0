"""P17: of random small cycles a reader who reckons exactly works out no number of few persons."""

import os
import random
from types import SimpleNamespace

import pytest

from bench.hiding import random_cycle as ordinary_cycle
from tinkuy.attendance.cycle_figures.queries.figures import CycleFigures, figures_of, group_counts, group_figures
from tinkuy.attendance.cycle_figures.queries.groups import Division
from tinkuy.attendance.figures.queries.attendance import CycleAttendance
from tinkuy.convening.registrations.queries import Enrolments
from tinkuy.hiding import Audience, safe, smallest_safe_count
from tinkuy.hiding.audience import TEAM_LEAST
from tinkuy.hiding.cells import WHOLE
from tinkuy.hiding.cycle.groups import hidden_groups

from .exact_reader import Reader, on_page

FEW = 3
CYCLES = int(os.environ.get("TINKUY_CROSSED", FEW))
SECTORS = ("government", "civil_society", "cooperation")


def some(chance: random.Random, people: list[int]) -> list[int]:
    """All but a few, or any part."""
    if chance.random() < 0.6:
        return people[: len(people) - chance.randint(0, 6)]
    share = chance.choice((0.5, 0.7, 0.9, 1.0))
    return [person for person in people if chance.random() < share]


def random_cycle(seed: int, sessions: tuple[int, ...]) -> CycleFigures:
    """As many *sessions* as one of these; often nearly the same persons come again."""
    chance = random.Random(f"{seed}-{sessions}")
    people = list(range(1, chance.randint(30, 120)))
    countries = ("PE", "UY", "BO", "EC")[: chance.choice((2, 3, 4))]
    weights = chance.choice(((12, 8, 3, 1), (5, 5, 4, 4), (10, 10, 1, 1)))[: len(countries)]
    came, signed = list[frozenset[int]](), list[frozenset[int]]()
    for _place in range(chance.choice(sessions)):
        had = some(chance, chance.sample(people, len(people)))
        some_came = {*some(chance, had), *chance.sample(people, chance.choice((0, 3, 12)))}
        if came and chance.random() < 0.5:
            some_came = set(came[-1]) ^ set(chance.sample(people, chance.randint(0, 3)))
        signed.append(frozenset(had))
        came.append(frozenset(some_came))
    country_of = {person: chance.choices(countries, weights)[0] for person in people}
    sector_of = {person: chance.choices(SECTORS, (5, 3, 2))[0] for person in people}
    return cycle_of(came, signed, country_of, sector_of)


def cycle_of(came, signed, country_of, sector_of) -> CycleFigures:
    webinars = tuple(SimpleNamespace(pk=place, ordinal=place) for place in range(1, len(came) + 1))
    measured = tuple(SimpleNamespace(attended=frozenset(session), unmatched=0) for session in came)
    attendance = CycleAttendance(webinars, measured, country_of, sector_of, len(country_of))
    return figures_of(attendance, Enrolments(tuple(map(frozenset, signed))))


def known(figures: CycleFigures, audience: Audience) -> list[tuple[str, int]]:
    """What a reader of all pages knows: of those of everybody, or of the team's, with groups."""
    found, whole = figures.attendance, figures.whole
    sector_of = found.sector_of if audience == Audience.TEAM else dict.fromkeys(found.sector_of, "-")
    people = [
        (
            country,
            sector_of[person],
            *(tuple(person in one for one in sets) for sets in (whole.sessions, whole.enrolled)),
        )
        for person, country in found.country_of.items()
    ]
    reader, unseen = Reader(people), figures.counts.ledger.unseen
    counts = safe(figures.counts, audience)
    reader.read({cell: count for cell, count in counts.items() if cell not in unseen})
    for at, group_of in enumerate((found.country_of, found.sector_of)) if audience == Audience.TEAM else ():
        names = {code: code for code in sorted(set(group_of.values()))}
        for group in group_figures(figures, Division(group_of, names)):
            own = {cell[1:]: count for cell, count in group.safe_cells.items() if cell[0] == group.code}
            numbers = on_page(own, len(whole.sessions))
            reader.read(
                {cell: numbers[cell] for cell in numbers if cell not in unseen},
                lambda *one, at=at, code=group.code: one[at] == code,
            )
    return reader.knows(smallest_safe_count(audience))


SHORT, LONG, LONGEST = (2, 2, 3), (4, 5), (6, 7, 8)
BEFORE = (
    (SHORT, 45, Audience.TEAM),
    (LONG, 13, Audience.TEAM),
    (LONG, 16, Audience.TEAM),
    (LONG, 5, Audience.TEAM),
    (LONG, 11, Audience.PUBLIC),
)
"""Cycles of which the sums of the ledger alone let a reader know how many came to some sessions and not to others."""
TOGETHER = (
    (SHORT, 47, Audience.TEAM),
    (SHORT, 88, Audience.TEAM),
    (SHORT, 113, Audience.TEAM),
    (SHORT, 202, Audience.TEAM),
    (LONG, 113, Audience.TEAM),
    (SHORT, 130, Audience.PUBLIC),
    (LONG, 35, Audience.PUBLIC),
)
"""Cycles in which few of several countries or sectors together followed, while each number of one was guarded."""
BY_GROUP = (
    (SHORT, 6036),
    (SHORT, 6135),
    (LONG, 64),
    (LONG, 6069),
    (LONG, 6072),
    (LONG, 6120),
    (LONG, 6246),
)
"""Cycles in which few of everybody or of a group followed from a page by group, while no sum of it told them."""


@pytest.mark.one_database
@pytest.mark.parametrize(("sessions", "seed", "audience"), BEFORE)
def test_promise_P17_no_few_follow_where_they_did_from_sums_alone(sessions, seed, audience):
    assert known(random_cycle(seed, sessions), audience) == []


@pytest.mark.one_database
@pytest.mark.parametrize(("sessions", "seed", "audience"), TOGETHER)
def test_promise_P17_no_few_of_several_groups_together_follow(sessions, seed, audience):
    assert known(random_cycle(seed, sessions), audience) == []


@pytest.mark.one_database
@pytest.mark.parametrize(("sessions", "seed"), BY_GROUP)
def test_promise_P17_no_few_follow_from_a_page_by_group_and_the_whole(sessions, seed):
    assert known(random_cycle(seed, sessions), Audience.TEAM) == []


@pytest.mark.one_database
@pytest.mark.parametrize(("size", "seed"), [((3, 6, 120), 1), ((3, 6, 120), 2), ((3, 6, 200), 13), ((4, 4, 120), 16)])
def test_promise_P17_no_few_of_a_group_follow_in_an_ordinary_cycle(size, seed):
    """Of a country or a sector, a few who came to all sessions, or to some and not to others."""
    assert known(figures_of(*ordinary_cycle(*size, seed)), Audience.TEAM) == []


@pytest.mark.one_database
def test_promise_P17_a_page_by_group_says_as_much_as_before_where_twins_are_found():
    figures = figures_of(*ordinary_cycle(4, 6, 300, 1))

    for group_of in (figures.attendance.country_of, figures.attendance.sector_of):
        page = group_counts(figures, Division(group_of, {code: code for code in sorted(set(group_of.values()))}))
        by_sums = hidden_groups(page.ledger, TEAM_LEAST, page.hidden_in_whole(TEAM_LEAST), page.groups)

        assert page.safe_at(TEAM_LEAST) == by_sums
        assert any(count is not None for cell, count in by_sums.items() if cell[0] != WHOLE)


def test_promise_P17_two_shares_of_one_country_tell_no_few_of_all_others():
    """88 registered, 81 came; of one country 40 and 35. Of the three others, of which nothing is told, that left 2."""
    registered = {"PE": 40, "BO": 20, "EC": 14, "UY": 14}
    absent = {"PE": 5, "BO": 1, "EC": 1, "UY": 0}
    country_of = dict(enumerate(code for code, times in registered.items() for _ in range(times)))
    own = {code: [one for one, country in country_of.items() if country == code] for code in registered}
    came = [one for code in own for one in own[code][absent[code] :]]
    figures = cycle_of([came], [list(country_of)], country_of, dict.fromkeys(country_of, "government"))

    groups = group_figures(figures, Division(country_of, {code: code for code in registered}))
    one, counts = groups[0], safe(figures.counts, Audience.TEAM)

    assert (counts["registered",], counts["reach",]) == (88, 81)
    assert None in (one.safe_cells["PE", "registered"], one.safe_cells["PE", "reach"])
    assert known(figures, Audience.TEAM) == []


@pytest.mark.one_database
@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.PUBLIC])
@pytest.mark.parametrize("sessions", [SHORT, LONG, LONGEST][: 3 if CYCLES > FEW else 1])
def test_promise_P17_a_reader_who_reckons_exactly_works_out_no_few_of_a_cycle(audience, sessions):
    """Of more and longer cycles, which take minutes, where `TINKUY_CROSSED` asks for more than the suite does."""
    known_by_seed = {seed: known(random_cycle(seed, sessions), audience) for seed in range(CYCLES)}

    assert {seed: found for seed, found in known_by_seed.items() if found} == {}


def people_of(**countries: dict[str, int]):
    """The sessions of two and the countries, from how many of each came so: `{"11": 35, "10": 1}`."""
    ways = [(code, way) for code, own in countries.items() for way, times in own.items() for _ in range(times)]
    came = [frozenset(at for at, (_code, way) in enumerate(ways) if way[place] == "1") for place in (0, 1)]
    return came, {at: code for at, (code, _way) in enumerate(ways)}


ONE_LEFT = people_of(PE={"11": 35, "10": 1}, UY={"11": 22, "10": 12})


@pytest.mark.parametrize("audience", [Audience.TEAM, Audience.PUBLIC])
@pytest.mark.parametrize("is_turned", [False, True])
def test_promise_P17_where_nobody_was_new_no_country_tells_who_left_it(audience, is_turned):
    """Of 36 and then 35, one left; in the other order one came."""
    came, country_of = ONE_LEFT
    figures = cycle_of(came[::-1] if is_turned else came, came, country_of, dict.fromkeys(country_of, "government"))

    counts = safe(figures.counts, audience)

    assert None in (counts["country", "PE", 0], counts["country", "PE", 1])
    assert [one for one in known(figures, audience) if one[0].startswith(("PE", "UY"))] == []


def test_promise_P17_who_neither_registered_for_a_session_nor_came_is_not_told():
    """Registered less enrolled less those who came without: 62 − 54 − 7 is one person."""
    people = list(range(62))
    figures = cycle_of([people[7:61]], [people[:54]], dict.fromkeys(people, "PE"), dict.fromkeys(people, "government"))
    counts = safe(figures.counts, Audience.TEAM)

    assert None in (counts["registered",], counts["enrolled", 0], counts["walked in", 0])
    assert known(figures, Audience.TEAM) == []


def test_promise_P17_a_balance_tells_no_number_that_is_hidden():
    """Of attendances 15, 10 and 6 by country the entropy to two decimals left one solution for three hidden numbers."""
    came, country_of = people_of(BO={"11": 3, "10": 9}, PE={"11": 4, "10": 2}, UY={"11": 2, "01": 2})
    figures = cycle_of(came, came, country_of, dict.fromkeys(country_of, "government"))
    large, countries = people_of(BO={"11": 30, "10": 20, "01": 20}, PE={"11": 40, "10": 20, "01": 20})

    assert figures.balances()["country"].figure is None
    shown = cycle_of(large, large, countries, dict.fromkeys(countries, "government"))
    assert shown.balances()["country"].figure is not None


def test_promise_P17_few_are_not_told_beside_a_hidden_number_that_follows():
    """Nobody left after the second session, so all of it stayed on: of 41 in the third, three more were new or back."""
    ways = {"100": 30, "111": 30, "011": 8, "101": 2, "001": 1, "000": 8}
    people = [way for way, times in ways.items() for _ in range(times)]
    came = [[at for at, way in enumerate(people) if way[place] == "1"] for place in range(3)]
    everybody = range(len(people))
    one = cycle_of(came, [everybody] * 3, dict.fromkeys(everybody, "PE"), dict.fromkeys(everybody, "government"))

    assert known(one, Audience.TEAM) == []
