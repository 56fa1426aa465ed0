"""The page of registering: what it asks, what it says, and that it says the same of every address."""

import gzip
import json
import re
from html import unescape
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client
from django_scopes import scope

from tinkuy.config.web.static_files import as_served
from tinkuy.convening.registering import actions
from tinkuy.convening.registering.tests.form_fields import hours_on, ticked, values
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.tests.participants import (
    REGISTER,
    SENT,
    answers,
    browser_of,
    confirmed,
    mail,
    registration,
    typed,
    waiting,
)
from tinkuy.core.errors import Refused
from tinkuy.notices.delivery import deliver_due
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState

MOST_BYTES = 18_200
"""Compressed; requests, headers and what is sent take eleven KB more of the line."""
ONCE = re.compile(r'name="once" value="(\w+)"')


def test_whoever_registers_is_asked_to_look_at_their_mail(client, cycle, sessions):
    answer = client.post(REGISTER, typed(sessions), follow=True)

    assert answer.redirect_chain == [(SENT, 302)]
    assert "Revise su correo" in answer.text
    person = registration(cycle)
    assert (person.state, person.name(), person.note(), person.needs) == (
        "pending",
        "Colibrí",
        "Silla de ruedas",
        ["captions"],
    )


def test_invariant_23_alias_is_the_default_and_no_permission_is_ticked(client, sessions):
    page = client.get(REGISTER).text

    assert ticked(page) == {
        ("appears_as", "alias"),
        ("webinars", "4"),
        ("webinars", "5"),
        ("joins_new_webinars", ""),
    }
    assert not re.search(r'name="(?:sex|gender|telephone|phone|photo|birth|document)', page)


def test_who_registers_reads_that_no_page_lists_who_takes_part(client, sessions):
    assert "Ninguna página muestra una lista de quienes participan" in client.get(REGISTER).text


def test_what_is_missing_is_said_and_nothing_typed_is_lost(client, cycle, sessions):
    answer = client.post(REGISTER, typed(sessions, email="colibri.correo.org", use_of_data="", webinars=["5"]))

    assert answer.status_code == 422
    assert re.findall(r'href="#(\w+)">', answer.text) == ["main", "id_email", "id_use_of_data"]
    assert "Escriba un correo con @" in answer.text
    assert "Marque que acepta el uso de sus datos." in answer.text
    for field in ('value="colibri.correo.org"', 'value="Colibrí"', 'value="Silla de ruedas"', 'value="EC" selected'):
        assert field in answer.text
    assert re.findall(r'name="webinars" value="(\d)"[^>]* checked', answer.text) == ["5"]
    with scope(cycle=cycle):
        assert not Registration.objects.exists()


def test_the_hours_follow_the_country_that_was_chosen(client, sessions):
    """At once by the page's script, which knows those of every country; else by a button, or once the form is sent."""
    before = client.get(REGISTER).text
    response = client.post(REGISTER, typed(sessions, country="UY", email="col", webinars=["5"], hours="1"))
    refused = client.post(REGISTER, typed(sessions, country="UY", email=""))

    hours = json.loads(unescape(re.findall(r'data-hours="(.*?)"', before)[0]))
    assert hours_on(before) == hours[""] == hours["PE"]
    assert "en Lima" in hours["PE"][0]
    assert hours_on(response.text) == hours_on(refused.text) == hours["UY"]
    assert "en Montevideo" in hours["UY"][0]
    assert (response.status_code, "error-summary" in response.text) == (200, False)
    assert {"Colibrí", "col", "Silla de ruedas", "UY"} <= set(values(response.text))
    assert ticked(response.text) >= {("webinars", "5"), ("use_of_data", ""), ("needs", "captions")}
    assert ("webinars", "4") not in ticked(response.text)
    assert not Notice.objects.exists()


@pytest.mark.parametrize(
    ("appears_as", "field"), [("alias", {"alias": " "}), ("name", {"alias": "Colibrí"}), ("", {"alias": "Colibrí"})]
)
def test_who_wants_a_name_writes_it(client, sessions, appears_as, field):
    answer = client.post(REGISTER, typed(sessions, appears_as=appears_as) | field)

    assert answer.status_code == 422


def test_without_a_name_none_is_kept(client, cycle, sessions):
    client.post(REGISTER, typed(sessions, appears_as="none"))

    assert (registration(cycle).appears_as, registration(cycle).name()) == ("none", "")


@pytest.mark.parametrize("ordinal", ["1", "9"])
def test_a_session_that_is_over_or_was_never_there_cannot_be_chosen(client, sessions, ordinal):
    assert client.post(REGISTER, typed(sessions, webinars=[ordinal])).status_code == 422


def test_threat_T21_the_answer_is_the_same_for_a_new_a_waiting_and_a_registered_address(cycle, sessions):
    seen = []
    for prepare in (lambda: None, lambda: waiting(cycle, sessions), lambda: confirmed(cycle, sessions)):
        prepare()
        answer = Client().post(REGISTER, typed(sessions), follow=True)
        seen.append((answer.status_code, answer.redirect_chain, answer.content))

    assert seen[0] == seen[1] == seen[2]
    deliver_due()
    assert DevelopmentMessage.objects.filter(subject="Su inscripción").count() == 1


def test_promise_L04_the_same_form_sent_twice_registers_once(client, cycle, sessions):
    form = typed(sessions, once="a-key")

    sent = [client.post(REGISTER, form) for _ in range(2)]

    assert [answer["Location"] for answer in sent] == [SENT, SENT]
    assert registration(cycle)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("state", [CycleState.CLOSING, CycleState.DOCUMENTED])
def test_a_cycle_that_is_over_says_so_and_takes_nothing(client, cycle, sessions, state):
    Cycle.objects.update(state=state)

    page, posted = client.get(REGISTER), client.post(REGISTER, typed(sessions))

    assert "La inscripción está cerrada" in page.text
    assert posted.status_code == 200
    with scope(cycle=cycle):
        assert not Registration.objects.exists()


def test_a_cycle_without_a_session_to_come_says_so(client, cycle, webinars):
    assert "No queda ninguna sesión de este ciclo." in client.get(REGISTER).text


def test_a_cycle_that_is_not_announced_is_not_there(client, cycle, sessions):
    Cycle.objects.update(state=CycleState.DESIGN)

    assert client.get(REGISTER).status_code == 404


def test_whoever_is_registered_already_is_led_to_their_page(cycle, sessions):
    browser = browser_of(confirmed(cycle, sessions))

    assert "Ir a su página" in browser.get(REGISTER).text


def test_the_first_view_weighs_little_and_asks_for_few_files(client, sessions):
    page = client.get(REGISTER, headers={"Accept-Encoding": "gzip"})

    files = re.findall(r'(?:href|src)="(/static/[^"]+)"', client.get(REGISTER).text)
    assert len(files) == 4
    assert len(page.content) < 9_000


def test_capability_C1_registering_comes_over_a_bad_line_in_few_bytes(client, sessions):
    """The form, what it asks for and the page after it, each once and compressed: 30 KB of a line with its headers."""
    first, sent = (client.get(page, headers={"Accept-Encoding": "gzip"}) for page in (REGISTER, SENT))
    files = set(re.findall(r'(?:href|src)="/static/([^"]+)"', client.get(REGISTER).text + client.get(SENT).text))

    assert len(first.content) + len(sent.content) + sum(map(_served_bytes, files)) < MOST_BYTES


def _served_bytes(address: str) -> int:
    return len(gzip.compress(as_served(address, Path(find(address)).read_text()).encode(), 9))


def test_threat_T20_the_mail_holds_no_word_that_was_typed_and_no_theme(client, sessions):
    client.post(REGISTER, typed(sessions, alias="http://visite.example"))

    message = mail()
    assert message.subject == "Confirme su inscripción"
    for word in ("visite", "Ciclo de prueba", "ciclo-de-prueba", "Sesión por venir", "Silla"):
        assert word not in message.subject + message.body


def test_the_mail_is_written_in_the_language_of_the_page(client, sessions):
    client.post(REGISTER.replace("/es/", "/pt-br/"), typed(sessions))

    message = mail()
    assert message.subject == "Confirme sua inscrição"
    assert "/pt-br/me/#" in message.body


def test_an_address_is_written_to_six_times_an_hour_at_most(cycle, sessions):
    for _ in range(9):
        Client().post(REGISTER, typed(sessions))

    assert Notice.objects.count() == 6


def test_the_form_does_not_take_what_the_action_refuses(scoped, sessions):
    """An import or another page may call the action too: it checks by itself."""
    for wrong, words in (
        ({"webinars": []}, "al menos una"),
        ({"purposes": ["quotation"]}, "acepta el uso"),
        ({"name": " "}, "cómo quiere aparecer"),
    ):
        with pytest.raises(Refused, match=words):
            actions.register_participant(cycle=scoped, answers=answers(sessions, **wrong))
