"""Whoever asks for the public page of a large cycle keeps no process busy: the work is bounded, whatever the size."""

import random
from types import SimpleNamespace

import pytest

from tinkuy.attendance.cycle_figures.queries import figures as cycle_figures
from tinkuy.attendance.figures.queries.attendance import CycleAttendance
from tinkuy.attendance.figures.queries.safe_attendance import counts_of
from tinkuy.attendance.tests.attended import came
from tinkuy.convening.registrations.queries import Enrolments
from tinkuy.hiding import Audience, ledger, safe, small_numbers
from tinkuy.hiding.cycle import exchange, groups
from tinkuy.hiding.cycle.decisions import forget_decisions

MOST_RECKONINGS = 150
"""So often all sums of a large cycle are solved; each takes some hundredths of a second."""


def large_cycle(sessions: int, places: int, people: int) -> tuple[CycleAttendance, Enrolments]:
    chance, everybody = random.Random(1), range(people)
    country_of = {person: f"C{int(places * chance.random() ** 2):02d}" for person in everybody}
    signed = tuple(frozenset(p for p in everybody if chance.random() < 0.7) for _ in range(sessions))
    rooms = [frozenset(p for p in everybody if chance.random() < (0.6 if p in had else 0.05)) for had in signed]
    webinars = tuple(SimpleNamespace(pk=at, ordinal=at) for at in range(1, sessions + 1))
    measured = tuple(SimpleNamespace(attended=room, unmatched=0) for room in rooms)
    return CycleAttendance(webinars, measured, country_of, dict.fromkeys(everybody, "government"), people), Enrolments(
        signed
    )


@pytest.mark.one_database
@pytest.mark.parametrize("size", [(8, 20, 2_000), (12, 20, 500), (20, 33, 120)])
def test_threat_T22_an_anonymous_page_of_a_large_cycle_takes_a_bounded_amount_of_work(monkeypatch, size):
    """20 × 33 × 120 took more than 40 seconds."""
    reckonings, steps = [], []
    exposed, add = small_numbers._exposed, exchange.Work.add
    monkeypatch.setattr(small_numbers, "_exposed", lambda *found: reckonings.append(1) or exposed(*found))
    monkeypatch.setattr(exchange.Work, "add", lambda work, more: add(work, more) or steps.append(more))
    ledger._safe_counts_of.cache_clear()
    forget_decisions()

    counts = safe(counts_of(*large_cycle(*size)), Audience.PUBLIC)

    assert len(reckonings) <= MOST_RECKONINGS
    assert sum(steps) <= 2 * exchange.MOST_WORK  # for the team, and outside
    assert any(count is not None for cell, count in counts.items() if cell[0] == "persons")


@pytest.mark.one_database
def test_invariant_09_no_country_is_shown_of_a_cycle_too_large_to_try():
    counts = safe(counts_of(*large_cycle(20, 33, 120)), Audience.PUBLIC)

    assert {count for cell, count in counts.items() if cell[0] == "country"} == {None}


def test_a_page_by_group_that_is_too_large_shows_no_group_and_says_so(scoped, webinars, browser_of_team, monkeypatch):
    came(scoped, webinars, range(40), range(20, 60), registered=90)
    address = "/es/team/c/ciclo-de-prueba/attendance/figures/?by=country"
    assert "El ciclo entero" in browser_of_team.get(address).text

    monkeypatch.setattr(groups, "MOST_SUMS", 10)
    page = browser_of_team.get(address).text

    assert "por eso aquí no se muestra ningún grupo" in page
    assert "El ciclo entero" not in page


def test_invariant_09_what_is_too_large_hides_each_cell_of_each_group(scoped, webinars, monkeypatch):
    came(scoped, webinars, range(40), range(20, 60), registered=90)
    monkeypatch.setattr(groups, "MOST_SUMS", 10)
    forget_decisions()
    figures = cycle_figures.cycle_figures(scoped)

    division = cycle_figures.division_by("country", figures.attendance)
    shown = cycle_figures.group_figures(figures, division)[0].safe_cells

    assert {count for cell, count in shown.items() if cell[0]} == {None}
    assert any(count is not None for cell, count in shown.items() if not cell[0])


@pytest.fixture
def browser_of_team(client, coordination):
    client.force_login(coordination)
    return client
