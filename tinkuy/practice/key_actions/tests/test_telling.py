"""The team tells how an action goes: on the page of the action, in words of its own."""

import pytest
from django.urls import reverse

from tinkuy.core.errors import Refused
from tinkuy.practice.key_actions.actions import start_action, tell_of_action
from tinkuy.practice.key_actions.models import ActionStep
from tinkuy.practice.key_actions.queries import last_step, mark_of
from tinkuy.practice.key_actions.updates import ActionUpdate


def page(action, deed: str) -> str:
    return reverse(f"practice:{deed}", args=[action.cycle.slug, action.response.public_id, action.public_id])


def test_capability_R3_the_team_tells_news_of_an_action_and_its_state_stays(action, signed_in, focal_point_pe):
    client = signed_in(focal_point_pe)

    sent = {"state": "pending", "note": "El borrador está en consulta.", "read": ""}
    answer = client.post(page(action, "tell_action"), sent, follow=True)

    step = ActionStep.objects.get()
    assert (step.state, step.note, step.recorded_by) == ("pending", "El borrador está en consulta.", focal_point_pe)
    assert "El borrador está en consulta." in answer.text


def test_capability_R3_what_says_nothing_is_refused_with_a_way_to_go_on(action, signed_in, focal_point_pe):
    answer = signed_in(focal_point_pe).post(page(action, "tell_action"), {"state": "pending", "note": " ", "read": ""})

    assert answer.status_code == 422
    assert not ActionStep.objects.exists()


def test_invariant_20_done_needs_its_proof_there_too(action, focal_point_pe):
    with pytest.raises(Refused, match="needs at least one proof"):
        tell_of_action(actor=focal_point_pe, action=action, update=ActionUpdate("done"), read="")

    tell_of_action(actor=focal_point_pe, action=action, update=ActionUpdate("done", "Acta firmada."), read="")

    action.refresh_from_db()
    assert (action.state, action.proof) == ("done", "Acta firmada.")


def test_who_read_an_older_step_is_shown_the_last_one_first(action, signed_in, focal_point_pe):
    start_action(actor=focal_point_pe, action=action)
    client, news = signed_in(focal_point_pe), {"state": "under_way", "note": "Ya hay fecha."}

    refused = client.post(page(action, "tell_action"), news | {"read": ""})
    assert (refused.status_code, ActionStep.objects.count()) == (422, 1)
    assert "Ya hay fecha." in refused.text

    client.post(page(action, "tell_action"), news | {"read": mark_of(last_step(action))})
    assert ActionStep.objects.count() == 2


def test_invariant_24_nobody_tells_of_the_action_of_another_country(action, signed_in, focal_point_uy, observer):
    for person in (focal_point_uy, observer):
        signed_in(person).post(page(action, "tell_action"), {"state": "pending", "note": "Va bien.", "read": ""})

    assert not ActionStep.objects.exists()
