"""The page of all figures: what stands on it, what is hidden, what it costs."""

import re

import pytest
from django.test import Client

from tinkuy.convening.figures.cells import WHOLE, Counted, Population, enter, join
from tinkuy.convening.figures.cells_hidden import hidden_groups, hidden_whole
from tinkuy.convening.figures.inference import worked_out
from tinkuy.convening.figures.small_numbers import K_TEAM, is_small
from tinkuy.convening.queries.cycle_figures import cycle_figures, group_figures
from tinkuy.convening.queries.groups import DIMENSIONS, division_by

from .test_attendance_of_a_cycle import came

ADDRESS = "/es/team/c/ciclo-de-prueba/attendance/figures/"


@pytest.fixture
def team(coordination) -> Client:
    client = Client()
    client.force_login(coordination)
    return client


def text_of(answer) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.text)).replace("\xa0", " ")


def test_invariant_25_each_figure_has_its_definition_and_both_numbers(scoped, webinars, team):
    came(scoped, webinars, range(20), range(10, 30), registered=50)

    page = text_of(team.get(ADDRESS))

    assert "60 % 30 de 50" in page  # reach
    assert "50 % 10 de 20" in page  # step retention
    assert "Quienes asistieron a alguna sesión ÷ personas inscritas en el ciclo" in page


@pytest.mark.parametrize("by", DIMENSIONS)
def test_C12_the_same_figures_by_group(scoped, webinars, team, by):
    came(scoped, webinars, range(40), range(20, 60), registered=90)

    answer = team.get(ADDRESS, {"by": by})

    assert answer.status_code == 200
    assert "El ciclo entero" in text_of(answer)
    assert ("Uruguay" in text_of(answer)) == (by == "country")


def test_without_a_report_the_page_says_what_to_do(scoped, webinars, team):
    assert "Todavía no hay cifras" in text_of(team.get(ADDRESS))


def test_what_the_page_costs_does_not_grow(scoped, webinars, django_assert_num_queries):
    def ask():
        found = cycle_figures(scoped)
        for by in DIMENSIONS:
            group_figures(found, division_by(by, found.attendance))

    came(scoped, webinars[:1], range(6))
    with django_assert_num_queries(7):
        ask()
    came(scoped, webinars[1:], range(30), range(40))
    with django_assert_num_queries(7):
        ask()


CASES = [
    ([range(20), range(15, 35), range(30)], 3),
    ([range(23), range(20), range(3)], 2),
    ([range(12), {*range(11), 40}, {40, 41}], 4),
    ([range(60), range(5, 64), {*range(30), *range(50, 70)}], 3),
    ([range(50), set(), range(49)], 5),
    ([range(4), range(4), range(4)], 2),
]


@pytest.mark.parametrize(("sessions", "groups"), CASES)
def test_invariant_09_no_subtraction_between_groups_sessions_and_totals_tells_of_few(sessions, groups):
    """Whoever solves all sums of the page, with every group and the whole, learns no small count."""
    everyone = frozenset(range(72))
    whole = Population(
        [frozenset(one) for one in sessions], everyone, [frozenset(p for p in everyone if p % 7) for _one in sessions]
    )
    found = Counted()
    enter(found, WHOLE, whole, triangle=True)
    alone = hidden_whole(found, K_TEAM)
    parts = {str(group): narrowed(whole, lambda p, group=group: p * p % groups == group) for group in range(groups)}
    for code, part in parts.items():
        enter(found, code, part)
    join(found, parts)

    shown = hidden_groups(found, K_TEAM, {cell for cell, count in alone.items() if count is None})

    hidden = {cell for cell, count in shown.items() if count is None}
    blank = found.unseen | {
        cell for cell in hidden if found.counts[cell] == 0 or is_column_of_zeros(cell, shown, found)
    }
    told = worked_out(found.counts, found.sums, hidden, blank)
    assert not [cell for cell in told if is_small(found.counts[cell], K_TEAM)]
    assert not [cell for cell, count in shown.items() if count and is_small(count, K_TEAM)]
    assert all(shown[cell] is None for cell, count in alone.items() if count is None and found.counts[cell])


def is_column_of_zeros(cell, shown, found) -> bool:
    """Whether the same cell of some group is hidden though it is zero: then a reader cannot take any for one."""
    same = [other for other in shown if other[0] != "rest" and other[1:] == cell[1:]]
    return any(found.counts[other] == 0 and shown[other] is None for other in same)


def narrowed(whole: Population[int], belongs) -> Population[int]:
    def of(persons):
        return frozenset(person for person in persons if belongs(person))

    return Population([of(one) for one in whole.sessions], of(whole.registered), [of(one) for one in whole.enrolled])


def test_invariant_09_a_page_hides_the_few_and_what_would_give_them_away(scoped, webinars, team):
    """All but 3 of 23 stayed on, and nobody else came."""
    came(scoped, webinars, range(23), range(20), registered=60)

    page = text_of(team.get(ADDRESS))

    assert "oculto" in page
    assert not re.search(r"\b(3 de|20 de 23)\b", page)
