"""What the plan says beside each step of the cycle's life: what it does, what is missing and where that is mended."""

from datetime import timedelta

import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.people.roles import Role
from tinkuy.planning.conftest import add_session, coordination_of
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState, InvitedCountry
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.planning.sessions.actions.holding import hold_webinar
from tinkuy.planning.systematisation_plan.models import SystematisationPlan

PLAN = "/es/team/c/en-diseno/plan/"


@pytest.fixture
def page(signed_in, designed):
    """The plan as its coordination reads it now, in one line."""
    return lambda: " ".join(signed_in(coordination_of(designed)).get(PLAN).text.split())


@pytest.fixture
def announced(designed):
    for _ in range(2):
        add_session(designed, coordination_of(designed))
    advance_cycle(actor=coordination_of(designed), cycle=designed, state=CycleState.CONVENING)
    return designed


def state_now(cycle: Cycle) -> str:
    return Cycle.objects.get(pk=cycle.pk).state


def test_before_the_press_all_that_is_missing_is_listed_each_with_its_way(page, designed):
    add_session(designed, coordination_of(designed))
    SystematisationPlan.objects.all().delete()
    TeamRole.objects.filter(role=Role.FOCAL_POINT).delete()
    Cycle.objects.filter(pk=designed.pk).update(guiding_question={})  # without it no plan can be suggested

    text = page()

    listed = text[text.index("Para anunciar el ciclo falta:") : text.index("Anunciar el ciclo</button>")]
    for words in ("Al menos dos sesiones", "El plan de sistematización", "Los referentes locales de Perú y Uruguay"):
        assert words in listed
    for way in ("sessions/new/", "systematisation/", "focal-points/", "focal-points/without/"):
        assert f'href="{PLAN}{way}"' in listed


def test_capability_P10_the_cycle_is_announced_with_the_plan_that_is_suggested(signed_in, page, designed):
    for _ in range(2):
        add_session(designed, coordination_of(designed))
    SystematisationPlan.objects.all().delete()
    client = signed_in(coordination_of(designed))
    text = page()
    assert "Para anunciar el ciclo falta" not in text
    assert f"<dd>{designed.guiding_question['es']}</dd>" in text

    assert client.post(f"{PLAN}advance/", {"state": "convening"}).status_code == 422
    assert not SystematisationPlan.objects.exists()
    client.post(f"{PLAN}advance/", {"state": "convening", "suggested_plan": "yes"})

    assert state_now(designed) == CycleState.CONVENING
    assert SystematisationPlan.objects.get().axis == designed.guiding_question


def test_capability_P10_who_is_invited_to_coordinate_keeps_no_cycle_from_being_announced(
    signed_in, designed, make_person
):
    """They see to no plan before they come in; the suggestion named them, and was refused for it."""
    for _ in range(2):
        add_session(designed, coordination_of(designed))
    SystematisationPlan.objects.all().delete()
    invited = make_person("Otra coordinación")
    TeamRole.objects.create(cycle=designed, person=invited, role=Role.COORDINATION, sent_at=clock.now())

    client = signed_in(coordination_of(designed))
    client.post(f"{PLAN}advance/", {"state": "convening", "suggested_plan": "yes"})

    assert state_now(designed) == CycleState.CONVENING
    assert list(SystematisationPlan.objects.get().responsible.all()) == [coordination_of(designed)]


def test_capability_P10_a_refused_announcement_writes_no_plan(signed_in, designed):
    SystematisationPlan.objects.all().delete()

    sent = {"state": "convening", "suggested_plan": "yes"}
    assert signed_in(coordination_of(designed)).post(f"{PLAN}advance/", sent).status_code == 422

    assert not SystematisationPlan.objects.exists()


def test_what_is_there_is_not_listed(page, announced):
    text = page()

    assert "Para anunciar el ciclo falta" not in text
    assert "Seguir sin" not in text
    assert "El ciclo ya es público y admite inscripciones." in text
    assert "Su primera sesión es el jueves 5 de marzo." in text


def test_who_may_not_mend_it_reads_what_is_missing_without_ways(signed_in, designed, make_person):
    observer = make_person("Observación")
    TeamRole.objects.create(cycle=designed, person=observer, role=Role.OBSERVER)

    text = signed_in(observer).get(PLAN).text

    assert "Al menos dos sesiones" in text
    assert "sessions/new/" not in text
    assert "Anunciar el ciclo</button>" not in text


def test_the_step_from_idea_to_design_is_said(page, designed):
    assert "La idea pasa sola a diseño con su primera sesión." in page()

    add_session(designed, coordination_of(designed))

    assert "Con su primera sesión la idea pasó a ser un diseño." in page()


def test_a_start_far_ahead_is_asked_for_twice_and_can_be_taken_back(signed_in, announced):
    client, first = signed_in(coordination_of(announced)), Webinar.objects.get(ordinal=1)
    with clock.at(first.starts_at - timedelta(days=3)):
        answer = client.post(f"{PLAN}advance/", {"state": "running"})
        assert "dentro de 3 días" in answer.text
        assert state_now(announced) == CycleState.CONVENING

        client.post(f"{PLAN}advance/", {"state": "running", "sure": "1"})
        assert state_now(announced) == CycleState.RUNNING
        assert "Volver a anunciado" in client.get(PLAN).text

        client.post(f"{PLAN}advance/back/")
        assert state_now(announced) == CycleState.CONVENING


def test_on_the_day_nobody_is_asked_twice(signed_in, announced):
    with clock.at(Webinar.objects.get(ordinal=1).starts_at - timedelta(hours=23)):
        signed_in(coordination_of(announced)).post(f"{PLAN}advance/", {"state": "running"})

    assert state_now(announced) == CycleState.RUNNING


def test_once_a_session_was_held_there_is_no_way_back(signed_in, announced):
    actor, first = coordination_of(announced), Webinar.objects.get(ordinal=1)
    advance_cycle(actor=actor, cycle=announced, state=CycleState.RUNNING)
    with clock.at(first.ends_at):
        hold_webinar(actor=actor, webinar=first)
    client = signed_in(actor)

    assert "Volver a anunciado" not in client.get(PLAN).text
    assert client.post(f"{PLAN}advance/back/").status_code == 422
    assert state_now(announced) == CycleState.RUNNING


def test_a_country_without_focal_point_is_settled_with_a_reason_and_awaited_again(signed_in, designed):
    TeamRole.objects.filter(role=Role.FOCAL_POINT, country="UY").delete()
    client, page = signed_in(coordination_of(designed)), f"{PLAN}focal-points/without/"

    assert client.post(page, {"countries": ["UY"], "reason": ""}).status_code == 422
    assert client.post(page, {"countries": ["PE"], "reason": "Porque sí."}).status_code == 422
    assert client.post(page, {"countries": ["UY"], "reason": "Se nombra en mayo."}).status_code == 302
    assert "sin referente, por: Se nombra en mayo." in client.get(PLAN).text
    assert "Se nombra en mayo." in client.get(page).text

    client.post(f"{page}back/", {"country": "UY"})
    assert InvitedCountry.objects.get(country="UY").goes_without == ""


def test_open_threads_are_listed_before_the_cycle_goes_on(page, designed):
    first, second = (add_session(designed, coordination_of(designed)) for _ in range(2))
    Hook.objects.create(cycle=designed, number=7, text={"es": "¿?"}, origin=first, target=second, state="planted")
    Cycle.objects.filter(pk=designed.pk).update(state=CycleState.CLOSING)

    assert f'href="{PLAN}#H7"' in page()


def test_the_menu_leads_the_planner_to_the_check_up_with_how_much_blocks(page, designed):
    assert 'check-up/">Chequeo <span class="count">1<' in page()

    for _ in range(2):
        add_session(designed, coordination_of(designed))

    assert 'check-up/">Chequeo</a>' in page()


def test_who_is_not_signed_in_takes_nothing_back(announced):
    assert Client().post(f"{PLAN}advance/back/").status_code == 302
    assert state_now(announced) == CycleState.CONVENING


def test_the_plan_says_that_a_session_goes_on_before_the_next_one(page, announced):
    Cycle.objects.filter(pk=announced.pk).update(state=CycleState.RUNNING)
    Webinar.objects.filter(cycle=announced, ordinal=1).update(state="live")

    assert "La sesión 1 está en vivo ahora. La próxima es la sesión 2" in page()
