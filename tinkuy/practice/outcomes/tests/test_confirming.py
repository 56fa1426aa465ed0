"""Somebody who knows a change, and did not write it, says behind a link whether it is so."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import translation

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.practice.outcomes.actions import edit_outcome, withdraw_outcome
from tinkuy.practice.outcomes.confirming import answer_outcome, copy_outcome_link
from tinkuy.practice.outcomes.models import Outcome, OutcomeLink, OutcomeState
from tinkuy.practice.outcomes.tests.test_outcomes import OBSERVED, TELEPHONE, outcome  # noqa: F401

SAID = {"answer": "confirmed", "words": "Desde mayo abren el mismo día.", "role": "Responsable de un refugio"}
OUTCOMES = "/es/team/c/ciclo-de-prueba/practice/outcomes/"


@pytest.fixture
def path(outcome, focal_point_uy):  # noqa: F811
    """Of a link, as its holder has it in Spanish."""
    with translation.override("es"):
        return copy_outcome_link(actor=focal_point_uy, outcome=outcome)


def test_capability_R6_who_knows_it_confirms_it_once_without_an_account(outcome, path):  # noqa: F811
    phone = Client()
    assert OBSERVED.what_changed in phone.get(path).text

    done = phone.post(path, SAID, follow=True)

    row = Outcome.objects.get()
    assert (row.state, row.substantiation, row.source) == (OutcomeState.SUBSTANTIATED, SAID["words"], SAID["role"])
    assert "Gracias. Quedó registrado." in done.text
    again = phone.post(path, SAID | {"words": "Otra cosa."})
    assert (again.status_code, "Otra cosa." in again.text) == (422, True)
    assert Outcome.objects.get().substantiation == SAID["words"]


@pytest.mark.parametrize("answer", ["otherwise", "unknown"])
def test_capability_R6_who_tells_it_otherwise_confirms_nothing_and_is_read_by_the_team(
    outcome,  # noqa: F811
    path,
    signed_in,
    focal_point_uy,
    answer,
):
    Client().post(path, SAID | {"answer": answer})

    assert Outcome.objects.get().state == OutcomeState.REPORTED
    page = signed_in(focal_point_uy).get(f"{OUTCOMES}{outcome.public_id}/").text
    assert {"otherwise": "Fue de otra manera", "unknown": "No lo sé"}[answer] in page
    assert SAID["words"] in page


def test_promise_P17_an_answer_names_nobody(path):
    for sent in (SAID | {"words": TELEPHONE}, SAID | {"role": "Rosa, rosa@ejemplo.example"}):
        assert Client().post(path, sent).status_code == 422

    assert not OutcomeLink.objects.exclude(used_at=None).exists()


def test_a_link_ends_after_sixty_days_and_with_what_it_asks_about(outcome, path, focal_point_uy):  # noqa: F811
    with clock.at(clock.now() + timedelta(days=61)):
        assert Client().get(path).status_code == 410
    withdraw_outcome(actor=focal_point_uy, outcome=outcome, reason="Se contó dos veces.")

    closed = Client().get(path)

    assert (closed.status_code, "se retiró" in closed.text) == (410, True)
    with pytest.raises(Refused):
        answer_outcome(link=OutcomeLink.objects.get(), **SAID)


def test_the_words_of_an_answer_are_taken_away_for_good(outcome, path, signed_in, focal_point_uy):  # noqa: F811
    Client().post(path, SAID | {"answer": "otherwise"})
    link = OutcomeLink.objects.get()
    client = signed_in(focal_point_uy)

    page = client.post(f"{OUTCOMES}{outcome.public_id}/answers/{link.public_id}/remove/", follow=True).text

    assert SAID["words"] not in page
    assert "Sus palabras se borraron." in page
    link.refresh_from_db()
    assert (link.words, link.role, link.used_at is None) == ("", "", False)


def test_invariant_24_nobody_of_another_country_makes_a_link(outcome, signed_in, focal_point_pe, observer):  # noqa: F811
    for person in (focal_point_pe, observer):
        signed_in(person).post(f"{OUTCOMES}{outcome.public_id}/link/")

    assert not OutcomeLink.objects.exists()


def test_invariant_12_what_a_stranger_confirms_is_not_public_before_its_country_read_it(outcome, path):  # noqa: F811
    Outcome.objects.update(is_public=True)
    said = {
        "words": "Lo vio la señora Rosa Quispe Mamani.",
        "role": "Vecina de Rosa Quispe Mamani",
        "names_nobody": "on",
    }

    done = Client().post(path, SAID | said)

    row, link = Outcome.objects.get(), OutcomeLink.objects.get()
    assert (done.status_code, row.is_public, row.state) == (302, True, OutcomeState.REPORTED)
    assert (row.substantiation, row.source, link.words) == ("", "", said["words"])


def test_an_answer_longer_than_its_column_is_refused_in_words(outcome, path):  # noqa: F811
    assert Client().post(path, SAID | {"words": "Abren. " * 200}).status_code == 422

    assert not OutcomeLink.objects.exclude(used_at=None).exists()


def test_promise_P17_whoever_else_has_the_link_does_not_read_the_answer(outcome, path, focal_point_uy):  # noqa: F811
    """It was sent to a group: the answer is for the team, as the page says."""
    Client().post(path, SAID | {"answer": "otherwise"})

    seen = Client().get(path)

    assert (seen.status_code, "Gracias. Quedó registrado." in seen.text) == (200, True)
    assert not any(said in seen.text for said in (SAID["words"], SAID["role"], "Fue de otra manera"))
    with clock.at(clock.now() + timedelta(days=61)):
        assert Client().get(path).status_code == 410, "nor what its country wrote, for ever"
    withdraw_outcome(actor=focal_point_uy, outcome=outcome, reason="Se contó dos veces.")
    assert Client().get(path).status_code == 410


def test_promise_L08_what_is_confirmed_is_what_was_read(outcome, path, focal_point_uy):  # noqa: F811
    phone = Client()
    read = re.search(r'name="read" value="(\w+)"', phone.get(path).text).group(1)
    changed = replace(OBSERVED, what_changed="Abren también de noche, todo el año.")
    edit_outcome(actor=focal_point_uy, outcome=outcome, observed=changed)

    refused = phone.post(path, SAID | {"read": read})

    assert (refused.status_code, changed.what_changed in refused.text) == (422, True)
    assert Outcome.objects.get().state == OutcomeState.REPORTED
    again = re.search(r'name="read" value="(\w+)"', refused.text).group(1)
    assert phone.post(path, SAID | {"read": again}).status_code == 302
    assert Outcome.objects.get().state == OutcomeState.SUBSTANTIATED
