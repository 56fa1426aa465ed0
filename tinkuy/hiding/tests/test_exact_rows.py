"""P17: who reads a list of their country beside all figures works out no few of those who are not in it."""

import random

import pytest

from tinkuy.attendance.cycle_figures.queries.figures import CycleFigures, figures_of, group_figures
from tinkuy.attendance.cycle_figures.queries.groups import Division
from tinkuy.attendance.lists.queries.omissions import listed_rows_of
from tinkuy.hiding import Audience, ListedPlaces, safe, smallest_safe_count
from tinkuy.hiding.cycle import twins_of_rows
from tinkuy.hiding.cycle.integer_walk import Walk
from tinkuy.hiding.cycle.listed_rows import TURNS_OF_A_LIST
from tinkuy.hiding.cycle.twin_cycles import TURNS_IN_ALL

from .exact_reader import on_page
from .exact_rows import LISTED, ReaderOfRows
from .test_exact_reader import CYCLES, FEW, LONG, SECTORS, SHORT, cycle_of, ordinary_cycle, random_cycle
from .wide_cycle import wide_cycle

OWN = "PE"
MOST_TURNS_OF_A_PAGE = (
    2 * twins_of_rows.TURNS_OF_EXCHANGES + twins_of_rows.TURNS_OF_THE_REST + twins_of_rows.TURNS_OF_A_LIST
)


def divisions_of(figures: CycleFigures) -> list[Division]:
    groups = figures.attendance.country_of, figures.attendance.sector_of
    return [Division(group_of, {code: code for code in sorted(set(group_of.values()))}) for group_of in groups]


def nameless_of(figures: CycleFigures, seed: int) -> frozenset[int]:
    """None, some, or half of those of the own country."""
    chance = random.Random(seed)
    own = [person for person, country in figures.attendance.country_of.items() if country == OWN]
    return frozenset(chance.sample(own, chance.choice((0, 0, min(6, len(own)), len(own) // 2))))


def in_sectors(figures: CycleFigures, sectors: int) -> CycleFigures:
    chance, whole, country_of = random.Random(5), figures.whole, figures.attendance.country_of
    sector_of = {person: chance.choices(SECTORS[:sectors], (5, 3, 2)[:sectors])[0] for person in country_of}
    return cycle_of(whole.sessions, whole.enrolled, country_of, sector_of)


def listed_places(figures: CycleFigures, nameless: frozenset[int]) -> ListedPlaces:
    places = range(len(figures.whole.sessions))
    return safe(listed_rows_of(figures, divisions_of(figures), {OWN}, nameless, places), Audience.TEAM)


def known(figures: CycleFigures, nameless: frozenset[int], listed: ListedPlaces) -> list[tuple[str, int]]:
    """What a focal point of the own country knows, by all pages of the team and the rows."""
    found, whole, unseen = figures.attendance, figures.whole, figures.counts.ledger.unseen
    people = [
        (
            country,
            found.sector_of[person] + (LISTED if country == OWN and person not in nameless else ""),
            *(tuple(person in one for one in sets) for sets in (whole.sessions, whole.enrolled)),
        )
        for person, country in found.country_of.items()
    ]
    reader = ReaderOfRows(people)
    counts = safe(figures.counts, Audience.TEAM)
    reader.read({cell: count for cell, count in counts.items() if cell not in unseen})
    for at, division in enumerate(divisions_of(figures)):
        for group in group_figures(figures, division):
            own = {cell[1:]: count for cell, count in group.safe_cells.items() if cell[0] == group.code}
            told_cells = on_page(own, len(whole.sessions))
            reader.read(
                {cell: told_cells[cell] for cell in told_cells if cell not in unseen},
                lambda *one, at=at, code=group.code: one[at].removesuffix(LISTED) == code,
            )
    reader.read_rows(listed)
    return reader.knows(smallest_safe_count(Audience.TEAM))


@pytest.mark.one_database
@pytest.mark.parametrize("seed", [8, 10, 12, 16])
def test_promise_P17_a_list_tells_all_sessions_of_which_no_few_follow(seed):
    """Of who registered the rows say nothing here: those listed may have registered otherwise."""
    figures = random_cycle(seed, SHORT)
    nameless, everything = nameless_of(figures, seed), frozenset(range(len(figures.whole.sessions)))

    assert listed_places(figures, nameless).attended == everything
    assert known(figures, nameless, ListedPlaces(registered=True, attended=everything)) == []


@pytest.mark.one_database
def test_promise_P17_a_list_tells_no_few_of_another_country_and_the_nameless_together():
    figures = random_cycle(93, SHORT)
    nameless = nameless_of(figures, 93)

    assert known(figures, nameless, listed_places(figures, nameless)) == []


@pytest.mark.one_database
@pytest.mark.parametrize(("sessions", "seed"), [(SHORT, 74), (SHORT, 98), (SHORT, 180), (LONG, 7023)])
def test_promise_P17_a_list_beside_pages_by_group_tells_no_few_of_sectors_or_countries_together(sessions, seed):
    figures = random_cycle(seed, sessions)
    nameless = nameless_of(figures, seed)

    assert known(figures, nameless, listed_places(figures, nameless)) == []


@pytest.mark.one_database
@pytest.mark.parametrize("seed", [14, 15, 18, 20])
def test_promise_P17_a_list_beside_pages_by_group_tells_no_few_of_a_sector_in_an_ordinary_cycle(seed, monkeypatch):
    """Once it told of all three sessions, and so of a few who came to one of them and to no other."""
    monkeypatch.setattr("tinkuy.hiding.tests.test_exact_rows.OWN", "C00")
    figures = figures_of(*ordinary_cycle(3, 6, 200, seed))
    nameless = nameless_of(figures, seed)
    places = listed_places(figures, nameless)

    assert len(places.attended) == 2
    assert known(figures, nameless, places) == []


@pytest.mark.one_database
@pytest.mark.parametrize("sectors", [1, 3])
def test_promise_P17_a_list_of_sixty_persons_of_ten_countries_tells_nearly_all_sessions(sectors, monkeypatch):
    """Once it told of none. With all five few of the others would follow."""
    figures, turns, push = in_sectors(wide_cycle(1), sectors), [], Walk.push

    def counted(*pushed) -> int:
        turns.append(push(*pushed))
        return turns[-1]

    rows = listed_rows_of(figures, divisions_of(figures), {"C00"}, frozenset(), range(5))
    safe(figures.counts, Audience.TEAM)
    monkeypatch.setattr(Walk, "push", counted)

    assert len(rows.listed) == 60
    assert safe(rows, Audience.TEAM).attended == {0, 1, 2, 4}
    assert 0 < sum(turns) <= 2 * (TURNS_IN_ALL + TURNS_OF_A_LIST) + MOST_TURNS_OF_A_PAGE


@pytest.mark.one_database
@pytest.mark.parametrize("sessions", [SHORT, LONG][: 2 if CYCLES > FEW else 1])
def test_promise_P17_a_list_beside_the_figures_tells_no_few_of_who_is_not_in_it(sessions):
    known_by_seed = {}
    for seed in range(CYCLES):
        figures = random_cycle(seed, sessions)
        nameless = nameless_of(figures, seed)
        without_rows = known(figures, nameless, ListedPlaces())
        known_by_seed[seed] = [
            one for one in known(figures, nameless, listed_places(figures, nameless)) if one not in without_rows
        ]

    assert {seed: found for seed, found in known_by_seed.items() if found} == {}
