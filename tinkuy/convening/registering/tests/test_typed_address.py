"""The address that somebody typed: asked about where it looks like a slip, read back, and corrected."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client

from tinkuy.convening.registering.mail_domains import likely_address
from tinkuy.convening.registering.tests.form_fields import ticked, values
from tinkuy.convening.tests.participants import MAIL, REGISTER, SENT, registration, typed
from tinkuy.core import clock
from tinkuy.own_pages.request import TYPED_ANSWERS_COOKIE
from tinkuy.planning.cycles.models.cycle import Cycle

CORRECT = f"{REGISTER}?correct"
LARGEST_COOKIE = 4000
"""Browsers keep none of more than 4096 bytes with its name."""


def test_the_address_that_was_typed_is_read_in_that_browser_for_ten_minutes_and_corrected(client, sessions):
    page = client.post(REGISTER, typed(sessions), follow=True).text

    assert f"Le escribimos a <b>{MAIL}</b>." in page
    assert f'href="{CORRECT}#id_email">Corregir el correo</a>' in page
    assert MAIL not in Client().get(SENT).text
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert MAIL not in client.get(SENT).text


def test_the_address_lies_sealed_in_the_browser_alone_and_goes_when_it_is_left(client, sessions):
    client.post(REGISTER, typed(sessions))

    assert Session.objects.count() == 0
    assert MAIL not in client.cookies[TYPED_ANSWERS_COOKIE].value
    client.post("/es/exit/")
    assert client.cookies[TYPED_ANSWERS_COOKIE].value == ""
    client.cookies[TYPED_ANSWERS_COOKIE] = "00ff"
    assert client.get(SENT).status_code == 200


def test_capability_C3_who_corrects_their_address_finds_the_form_as_it_was_filled(client, sessions):
    client.post(REGISTER, typed(sessions, webinars=["5"], sector="government", quotation="on"))

    page = client.get(CORRECT).text

    for field in (f'value="{MAIL}"', 'value="Colibrí"', 'value="Silla de ruedas"', 'value="EC" selected'):
        assert field in page
    assert ticked(page) == {
        *(("appears_as", "alias"), ("webinars", "5"), ("joins_new_webinars", ""), ("needs", "captions")),
        *(("use_of_data", ""), ("quotation", "")),
    }
    assert "en Quito" in page


def test_the_answers_that_are_corrected_are_of_that_browser_that_cycle_and_ten_minutes(client, sessions):
    empty = values(Client().get(REGISTER).text)
    client.post(REGISTER, typed(sessions))
    carried = client.cookies[TYPED_ANSWERS_COOKIE].value

    assert [values(page.get(where).text) for page, where in ((client, REGISTER), (Client(), CORRECT))] == [empty] * 2
    with clock.at(clock.now() + timedelta(minutes=11)):
        assert values(client.get(CORRECT).text) == empty
    Cycle.objects.update(public_id="0therCyc1e")
    client.cookies[TYPED_ANSWERS_COOKIE] = carried
    assert values(client.get(CORRECT).text) == empty


def test_the_name_that_was_not_chosen_stays_nowhere_in_the_browser(client, sessions):
    client.post(REGISTER, typed(sessions, appears_as="none", alias="Colibrí", name="Ana Ortiz"))

    page = client.get(CORRECT).text

    assert 'value="EC" selected' in page
    assert "Colibrí" not in page
    assert "Ana Ortiz" not in page


def test_the_longest_answers_fit_into_the_browser(client, sessions):
    longest = typed(sessions, appears_as="name", name="🦜" * 80, note="🦜" * 300, email=f"{'a' * 60}@{'b.' * 90}org")

    client.post(REGISTER, longest)

    assert len(client.cookies[TYPED_ANSWERS_COOKIE].value) < LARGEST_COOKIE
    assert "🦜" * 300 in client.get(CORRECT).text


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("colibri@gmial.com", "colibri@gmail.com"),
        ("colibri@gmail.co", "colibri@gmail.com"),
        ("colibri@hotmai.com", "colibri@hotmail.com"),
        ("colibri@yaho.com", "colibri@yahoo.com"),
        ("colibri@ministerio.gob.pe", ""),
        ("colibri@gmail.com", ""),
        ("colibri@mail.com", ""),
    ],
)
def test_a_domain_that_is_one_slip_away_from_a_frequent_one_is_recognised(written, meant):
    assert likely_address(written) == meant


def test_capability_C3_a_likely_slip_is_asked_about_once_and_taken_when_it_is_meant(client, cycle, sessions):
    answer = client.post(REGISTER, typed(sessions) | {"email": "colibri@gmial.com"})
    assert "¿Quiso decir colibri@gmail.com?" in answer.text
    assert 'name="email_meant" value="colibri@gmial.com"' in answer.text

    client.post(REGISTER, typed(sessions) | {"email": "colibri@gmial.com", "email_meant": "colibri@gmial.com"})

    assert registration(cycle).email() == "colibri@gmial.com"


def test_a_likely_slip_is_asked_about_once_all_else_is_in_order(client, cycle, sessions):
    """Beside another fault the question is overlooked, and the form sent again would pass for an answer."""
    slip = typed(sessions, email="colibri@gmial.com")

    with_another_fault = client.post(REGISTER, slip | {"use_of_data": ""})
    alone = client.post(REGISTER, slip)
    client.post(REGISTER, slip | {"email_meant": "colibri@gmial.com"})

    asked = [("¿Quiso decir" in page.text, 'name="email_meant"' in page.text) for page in (with_another_fault, alone)]
    assert asked == [(False, False), (True, True)]
    assert registration(cycle).email() == "colibri@gmial.com"
