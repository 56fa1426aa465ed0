"""How the cycle is to be systematised, agreed on before it is announced."""

import re
from datetime import date
from html import unescape

import pytest

from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.planning.conftest import add_session, coordination_of, plan_to_learn
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.planning.states import fingerprint_of
from tinkuy.planning.systematisation_plan.actions import add_milestone
from tinkuy.planning.systematisation_plan.models import Milestone, SystematisationPlan
from tinkuy.planning.systematisation_plan.queries import milestones, systematisation_plan

PAGE = "/es/team/c/ciclo-de-prueba/plan/systematisation/"
WRITTEN = {"object_es": "Las tres sesiones.", "axis_es": "¿Qué se sostuvo?"}


def test_capability_P10_the_plan_says_what_for_what_how_and_who(designed):
    actor = coordination_of(designed)

    plan = plan_to_learn(designed, actor, procedure={"es": "Transcribir\nCodificar"}, responsible=[actor])

    assert plan.procedure == {"es": "Transcribir\nCodificar"}
    assert list(plan.responsible.all()) == [actor]


def test_capability_P10_it_is_written_anew_and_stays_one(designed):
    actor = coordination_of(designed)

    plan_to_learn(designed, actor, axis={"es": "¿Qué cambió?"})

    assert SystematisationPlan.objects.get().axis == {"es": "¿Qué cambió?"}


def test_capability_P10_it_sets_until_when_the_countries_validate(designed):
    plan_to_learn(designed, coordination_of(designed), validate_by=date(2026, 8, 12))

    designed.refresh_from_db()
    assert designed.validate_by == date(2026, 8, 12)


def test_capability_P10_countries_do_not_validate_before_the_last_session(designed):
    actor = coordination_of(designed)
    add_session(designed, actor)  # on 5 March

    with pytest.raises(Refused, match="La última sesión es el 5 de marzo de 2026") as refused:
        plan_to_learn(designed, actor, validate_by=date(2026, 3, 4))

    assert refused.value.about == ("validate_by",)
    plan_to_learn(designed, actor, validate_by=date(2026, 3, 5))


@pytest.mark.parametrize(
    ("values", "words"), [({"object": {}}, "qué se sistematiza"), ({"axis": {"en": "What?"}}, "eje")]
)
def test_capability_P10_without_object_or_axis_it_is_no_plan(designed, values, words):
    with pytest.raises(Refused, match=words):
        plan_to_learn(designed, coordination_of(designed), **values)


def test_capability_P10_who_is_responsible_is_of_the_team(designed, outsider):
    with pytest.raises(Refused, match="pertenece al equipo"):
        plan_to_learn(designed, coordination_of(designed), responsible=[outsider])


def test_capability_P10_a_cycle_without_a_plan_is_not_announced(designed):
    actor = coordination_of(designed)
    for _ in range(2):
        add_session(designed, actor)
    SystematisationPlan.objects.all().delete()

    with pytest.raises(Refused, match="plan de sistematización"):
        advance_cycle(actor=actor, cycle=designed, state=CycleState.CONVENING)


def test_promise_L08_a_plan_changed_meanwhile_is_not_overwritten(designed):
    actor = coordination_of(designed)
    read_as = fingerprint_of(systematisation_plan(designed))
    plan_to_learn(designed, actor, axis={"es": "Otro eje"})

    with pytest.raises(ChangedMeanwhile):
        plan_to_learn(designed, actor, axis={"es": "El mío"}, read_as=read_as)
    assert SystematisationPlan.objects.get().axis == {"es": "Otro eje"}


def test_capability_P10_the_calendar_is_in_the_order_of_its_dates(designed):
    actor = coordination_of(designed)
    for text, day in (("Publicación", date(2026, 8, 28)), ("Codificación", date(2026, 8, 6))):
        add_milestone(actor=actor, cycle=designed, text=text, due_on=day)

    assert [milestone.text for milestone in milestones()] == ["Codificación", "Publicación"]


def test_capability_P10_the_page_writes_the_plan_and_its_dates(signed_in, scoped, coordination):
    client = signed_in(coordination)

    assert client.post(PAGE, WRITTEN | {"responsible": [coordination.public_id]}).status_code == 302
    assert client.post(f"{PAGE}dates/", {"text": "Codificación", "due_on": "2026-08-06"}).status_code == 302
    page = client.get(PAGE).text

    assert "¿Qué se sostuvo?" in page
    assert "6 de agosto de 2026" in page
    milestone = Milestone.objects.get()
    assert client.post(f"{PAGE}dates/remove/", {"milestone": milestone.pk}).status_code == 302
    assert "Todavía no hay fechas" in client.get(PAGE).text


def test_capability_P10_a_date_without_words_is_said_beside_it(signed_in, scoped, coordination):
    answer = signed_in(coordination).post(f"{PAGE}dates/", {"due_on": "2026-08-06"})

    assert answer.status_code == 422
    assert "2026-08-06" in answer.text


def test_capability_P10_an_observer_plans_nothing(signed_in, scoped, observer):
    assert signed_in(observer).post(PAGE, WRITTEN).status_code == 403


def test_capability_P10_the_form_begins_with_a_suggestion_that_nothing_keeps_before_it_is_saved(
    signed_in, scoped, webinars, coordination
):
    scoped.guiding_question = {"es": "¿Qué se sostuvo?"}
    scoped.save()

    page = signed_in(coordination).get(PAGE).text

    assert "Las 3 sesiones del ciclo: Ciclo de prueba" in page
    assert "¿Qué se sostuvo?" in page
    assert re.search(rf'value="{coordination.public_id}"[^>]* checked', page)
    assert "no se escribe nada antes" in page
    assert not SystematisationPlan.objects.exists()


def test_capability_P10_what_was_written_is_no_suggestion_any_more(signed_in, scoped, webinars, coordination):
    plan_to_learn(scoped, coordination, axis={"es": "¿Qué cambió?"})

    page = signed_in(coordination).get(PAGE).text

    assert "Las sesiones del ciclo." in page
    assert "Las 3 sesiones" not in page
    assert " checked" not in page


def test_promise_L08_a_suggestion_left_as_it_was_gives_way_to_what_somebody_wrote(
    signed_in, scoped, webinars, coordination
):
    client = signed_in(coordination)
    basis = unescape(re.search(r'name="basis" value="([^"]+)"', client.get(PAGE).text)[1])
    suggested = {"object_es": "Las 3 sesiones del ciclo: Ciclo de prueba", "axis_es": "La mía"}
    plan_to_learn(scoped, coordination, axis={"es": "La de otra persona"})

    answer = client.post(PAGE, suggested | {"basis": basis, "responsible": [coordination.public_id]})

    assert answer.status_code == 422
    assert "La de otra persona" in answer.text
    assert "La mía" in answer.text
    assert SystematisationPlan.objects.get().object == {"es": "Las sesiones del ciclo."}
