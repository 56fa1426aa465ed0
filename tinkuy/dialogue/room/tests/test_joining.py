"""The short address that is read aloud and typed."""

import pytest
from django.test import Client

from tinkuy.dialogue.tests.entering import browser_of
from tinkuy.planning.cycles.models.cycle import CycleState

LIVE = "/es/c/ciclo-de-prueba/s/3/live/"


@pytest.mark.parametrize("typed", [str.upper, str.lower])
def test_the_code_leads_a_participant_to_the_room_in_any_case(floor, tero, typed):
    assert browser_of(tero).get(f"/es/j/{typed(floor.join_code)}/")["Location"] == LIVE


def test_the_code_leads_the_team_to_the_room(floor, facilitation, signed_in):
    assert signed_in(facilitation).get(f"/es/j/{floor.join_code}/")["Location"] == LIVE


def test_the_code_leads_others_to_register(floor):
    assert Client().get(f"/es/j/{floor.join_code}/")["Location"] == "/es/c/ciclo-de-prueba/register/"


def test_the_address_without_a_language_leads_there_too(floor, tero):
    client = browser_of(tero)

    first = client.get(f"/j/{floor.join_code}", headers={"Accept-Language": "pt-BR"}, follow=True)

    assert first.redirect_chain[-1][0] == LIVE.replace("/es/", "/pt-br/")


def test_a_wrong_code_asks_again_with_what_was_typed(floor):
    answer = Client().get("/es/j/ZZZZZZ/")

    assert answer.status_code == 404
    assert "Ninguna sesión tiene el código «ZZZZZZ»." in answer.content.decode()
    assert 'value="ZZZZZZ"' in answer.content.decode()


def test_the_code_of_a_cycle_that_is_not_announced_is_as_wrong_as_any(floor, tero):
    floor.cycle.state = CycleState.DESIGN
    floor.cycle.save()
    client, code = browser_of(tero), floor.join_code

    hidden, wrong = client.get(f"/es/j/{code}/"), client.get("/es/j/ZZZZZZ/")

    assert (hidden.status_code, wrong.status_code) == (404, 404)
    assert hidden.content.decode().replace(code, "ZZZZZZ") == wrong.content.decode()


def test_a_code_may_be_typed_with_spaces_and_dashes(floor):
    answer = Client().get("/es/j/", {"code": f" {floor.join_code[:3].lower()}-{floor.join_code[3:]} "})

    assert answer["Location"] == f"/es/j/{floor.join_code}/"


def test_where_a_code_is_typed_there_is_a_page(db):
    assert 'name="code"' in Client().get("/es/j/").content.decode()
