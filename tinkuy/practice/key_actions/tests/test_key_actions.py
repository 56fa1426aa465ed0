"""What a country will do: planned, under way, done with its proof; overdue is computed."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tinkuy.core.errors import Refused
from tinkuy.practice.key_actions.actions import complete_action, plan_action, start_action
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.queries import overdue_actions, state_today
from tinkuy.systematisation.findings.models import starts_with_a_verb


def test_capability_R1_an_action_has_an_owner_a_day_a_state_and_its_proof(action, focal_point_pe, ministry):
    start_action(actor=focal_point_pe, action=action)
    complete_action(actor=focal_point_pe, action=action, proof="Instructivo de una página.")

    found = KeyAction.objects.values_list("responsible", "due_on", "state", "proof").get()
    assert found == (ministry.pk, date(2026, 9, 27), "done", "Instructivo de una página.")


def test_invariant_20_a_done_action_has_at_least_one_proof(action, focal_point_pe):
    with pytest.raises(Refused, match="needs at least one proof"):
        complete_action(actor=focal_point_pe, action=action, proof=" \n ")
    with pytest.raises(IntegrityError), transaction.atomic():
        KeyAction.objects.update(state="done")

    assert KeyAction.objects.get().state == "pending"


def test_invariant_20_overdue_is_computed_and_never_stored(scoped, agreed, action, focal_point_pe):
    assert [field.name for field in KeyAction._meta.get_fields() if "overdue" in field.name] == []
    assert list(overdue_actions(scoped)) == [action]
    assert state_today(agreed, scoped.today()) == "stalled"
    assert state_today(agreed, date(2026, 9, 27)) == "agreed"

    complete_action(actor=focal_point_pe, action=action, proof="Nota interna.")

    assert list(overdue_actions(scoped)) == []
    agreed.refresh_from_db()
    assert (agreed.state, state_today(agreed, scoped.today())) == ("agreed", "agreed")


def test_an_action_is_begun_and_done_once(action, focal_point_pe):
    start_action(actor=focal_point_pe, action=action)
    with pytest.raises(Refused, match="already began"):
        start_action(actor=focal_point_pe, action=action)
    complete_action(actor=focal_point_pe, action=action, proof="Nota interna.")

    with pytest.raises(Refused, match="already done"):
        complete_action(actor=focal_point_pe, action=action, proof="Otra nota.")

    assert KeyAction.objects.get().proof == "Nota interna."


def test_the_same_action_is_written_down_once(action, agreed, focal_point_pe):
    with pytest.raises(Refused, match="already written down"):
        plan_action(actor=focal_point_pe, response=agreed, text="Elegir tres provincias", due_on=date(2026, 9, 27))

    assert KeyAction.objects.count() == 1


@pytest.mark.parametrize(("text", "sentence"), [(" ", "Write what will be done"), ("x" * 301, "at most 300")])
def test_an_action_says_in_few_words_what_is_done(agreed, focal_point_pe, text, sentence):
    with pytest.raises(Refused, match=sentence):
        plan_action(actor=focal_point_pe, response=agreed, text=text)


def test_what_was_rejected_plans_nothing(response, step, focal_point_pe):
    step(response, "rejected", reason="La ley no lo permite todavía.")

    with pytest.raises(Refused, match="no action to plan"):
        plan_action(actor=focal_point_pe, response=response, text="Elegir tres provincias")


def test_invariant_24_nobody_of_another_country_touches_an_action(action, agreed, focal_point_uy, observer):
    for person in (focal_point_uy, observer):
        with pytest.raises(Refused):
            plan_action(actor=person, response=agreed, text="Escribir la guía")
        with pytest.raises(Refused):
            start_action(actor=person, action=action)
        with pytest.raises(Refused):
            complete_action(actor=person, action=action, proof="Nota")

    assert KeyAction.objects.values_list("state", flat=True).get() == "pending"


def test_invariant_14_no_verb_at_the_start_is_seen_and_not_refused(agreed, focal_point_pe):
    verbs = ("Atender a las víctimas", "Redactar el plan", "Dirigirse a frontera", "Encaminhar", "Propor um canal")
    others = ("La guía de señales", "Lugar de encuentro", "Un plan", "Es importante planificar", "")

    assert [starts_with_a_verb(text) for text in verbs] == [True] * 5
    assert [starts_with_a_verb(text) for text in others] == [False] * 5
    assert plan_action(actor=focal_point_pe, response=agreed, text="La guía de señales").pk
