"""Entering as a participant: the first opening confirms the registration. What all own pages share: see `own_pages`."""

import pytest
from django.test import Client
from django_scopes import scope

from tinkuy.convening.registering.actions import register
from tinkuy.convening.registrations.models import Device
from tinkuy.convening.tests.participants import (
    MAIL,
    ME,
    browser_of,
    code_in,
    coming,
    confirmed,
    mail,
    registration,
    waiting,
)
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.stream.models import StreamEvent

pytestmark = pytest.mark.both_databases

ENTER, LINK, ASK, CODE = "/es/me/", "/es/me/enter/link/", "/es/me/enter/ask/", "/es/me/enter/code/"


@pytest.fixture
def sessions(cycle):
    return coming(cycle, 1, 2)


def test_the_link_confirms_and_opens_the_page_in_this_browser(client, cycle, sessions):
    secret = waiting(cycle, sessions)

    answer = client.post(LINK, {"secret": secret}, follow=True)

    assert answer.redirect_chain == [(ME, 302)]
    assert "Aparece como <b>Colibrí</b>." in answer.text
    assert (registration(cycle).state, registration(cycle).number > 0) == ("confirmed", True)


def test_threat_T12_opening_the_page_of_the_link_uses_nothing_up(client, cycle, sessions):
    """A preview of a message asks by GET, and never sends what stands after the #."""
    secret = waiting(cycle, sessions)

    for _ in range(3):
        client.get(ENTER)
        client.get(f"{LINK}?secret={secret}")

    assert registration(cycle).state == "pending"


def test_promise_A09_a_second_browser_needs_the_code_too_and_the_first_is_told(cycle, sessions):
    secret = waiting(cycle, sessions)
    first, second = Client(), Client()
    first.post(LINK, {"secret": secret})

    led = second.post(LINK, {"secret": secret})

    assert led["Location"] == CODE
    assert second.get(ME).status_code == 302
    assert MAIL not in second.get(CODE).text
    assert second.post(CODE, {"code": code_in(mail())})["Location"] == ME
    assert second.get(ME).status_code == 200
    assert "Su página se abrió también en otro navegador" in first.get(ME).text
    assert "Su página se abrió también en otro navegador" not in second.get(ME).text


def test_capability_C3_promise_A09_the_first_browser_closes_the_second(cycle, sessions):
    first = confirmed(cycle, sessions)
    with scope(cycle=cycle):
        second = Device.objects.create(cycle=cycle, registration=first.registration)

    browser_of(first).post(f"{ME}devices/{second.public_id}/close/")

    assert browser_of(second).get(ME).status_code == 302
    assert browser_of(first).get(ME).status_code == 200
    assert StreamEvent.objects.filter(subject=f"device:{second.public_id}").count() == 1


def test_of_two_that_wait_for_one_address_the_confirmed_one_stays(client, cycle, sessions):
    waiting(cycle, sessions, name="Tucán")
    later = waiting(cycle, sessions, name="Colibrí")

    client.post(LINK, {"secret": later})

    assert registration(cycle).name() == "Colibrí"


def test_an_imported_registration_is_opened_and_not_doubled(client, cycle, sessions):
    secret = waiting(cycle, sessions)
    with scope(cycle=cycle):
        register(actor=None, cycle=cycle, name="Ana", email=MAIL)

    client.post(LINK, {"secret": secret})

    assert registration(cycle).name() == "Ana"


def test_capability_C3_one_code_opens_everything_that_an_address_is_registered_for(cycle, sessions):
    other = Cycle(slug="otro-ciclo", title={"es": "Otro ciclo"}, state=CycleState.RUNNING)
    other.save()
    confirmed(cycle, sessions)
    confirmed(other, coming(other, 1))
    browser = Client()

    browser.post(ASK, {"email": MAIL})
    answer = browser.post(CODE, {"code": code_in(mail())}, follow=True)

    assert answer.redirect_chain == [(ENTER, 302)]
    assert "Ciclo de prueba" in answer.text
    assert "Otro ciclo" in answer.text


def test_who_is_not_registered_is_asked_to_enter_and_comes_back(client, cycle, sessions):
    assert client.get(ME)["Location"] == f"/es/me/?next={ME}"
