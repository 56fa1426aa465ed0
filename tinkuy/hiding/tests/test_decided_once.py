"""Of the same persons nothing is decided again; whatever is another of them is decided anew."""

from dataclasses import fields, replace

import pytest

from tinkuy.attendance.figures.retention import Population
from tinkuy.hiding import Audience, CycleCounts, GroupCounts, safe
from tinkuy.hiding.tests.ledgers import count_ledgers

PEOPLE = CycleCounts(
    sessions=(frozenset(range(30)), frozenset(range(5, 40))),
    enrolled=(frozenset(range(25)), frozenset(range(45))),
    registered=60,
    country_of={person: ("PE", "UY", "EC")[person % 3] for person in range(60)},
    by_country={"PE": (10, 12), "UY": (10, 12), "EC": (10, 11)},
    ahead={3: 20},
    accounts=(0, 7),
)
OTHERS = {
    "sessions": (frozenset(range(1, 31)), frozenset(range(5, 40))),
    "enrolled": (frozenset(range(1, 26)), frozenset(range(45))),
    "registered": 61,
    "country_of": PEOPLE.country_of | {59: "PE"},
    "by_country": {"PE": (10, 12), "UY": (10, 11), "EC": (10, 12)},
    "ahead": {3: 21},
    "accounts": (7, 0),
}
GROUPS = {
    code: Population(
        tuple(frozenset(one for one in some if one % 3 == at) for some in PEOPLE.sessions),
        frozenset(range(at, 60, 3)),
        tuple(frozenset(one for one in some if one % 3 == at) for some in PEOPLE.enrolled),
    )
    for at, code in enumerate(("PE", "UY", "EC"))
}


@pytest.fixture
def decided(monkeypatch) -> list[int]:
    return count_ledgers(monkeypatch)


def test_the_same_persons_in_another_order_are_decided_once(decided):
    turned = replace(PEOPLE, country_of=dict(reversed(PEOPLE.country_of.items())))

    first = safe(replace(PEOPLE), Audience.TEAM), safe(GroupCounts(replace(PEOPLE), GROUPS), Audience.TEAM)
    after_the_first = len(decided)
    again = safe(turned, Audience.TEAM), safe(GroupCounts(turned, GROUPS), Audience.TEAM)

    assert again == first
    assert len(decided) == after_the_first > 0


@pytest.mark.parametrize("name", [field.name for field in fields(CycleCounts) if field.init])
def test_whatever_is_another_of_a_cycle_is_decided_anew(name):
    other = replace(PEOPLE, **{name: OTHERS[name]})

    assert other.same != PEOPLE.same


@pytest.mark.parametrize("name", [field.name for field in fields(Population)])
def test_whatever_is_another_of_a_group_is_decided_anew(name, decided):
    safe(GroupCounts(PEOPLE, GROUPS), Audience.TEAM)
    before = len(decided)
    pe, uy = getattr(GROUPS["PE"], name), getattr(GROUPS["UY"], name)
    changed = GROUPS | {"PE": replace(GROUPS["PE"], **{name: uy}), "UY": replace(GROUPS["UY"], **{name: pe})}

    safe(GroupCounts(PEOPLE, changed), Audience.TEAM)

    assert len(decided) > before


def test_each_audience_has_a_decision_of_its_own(decided):
    team, public = safe(replace(PEOPLE), Audience.TEAM), safe(replace(PEOPLE), Audience.PUBLIC)

    assert team != public


def test_in_whatever_order_a_page_has_its_groups_the_same_is_hidden(decided):
    """Pages order countries by their names in a language: two of them must not tell what neither tells."""
    turned = dict(reversed(GROUPS.items()))

    first = safe(GroupCounts(PEOPLE, GROUPS), Audience.TEAM)
    after_the_first = len(decided)

    assert safe(GroupCounts(PEOPLE, turned), Audience.TEAM) == first
    assert len(decided) == after_the_first
