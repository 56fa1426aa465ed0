"""A finding whose words changed after an answer: both stand beside each other, for as long as somebody compares."""

from datetime import timedelta

import pytest
from django.test import Client

from tinkuy.core import clock
from tinkuy.systematisation.conftest import MONDAY
from tinkuy.systematisation.evidence.models.finding import Finding, Validation
from tinkuy.systematisation.findings.actions.writing import edit_finding
from tinkuy.systematisation.rounds.actions.answering import validate_finding

from .mails import link_in

TEAM = "/es/team/c/ciclo-de-prueba/systematise/"


def after(days: float):
    return clock.at(MONDAY + timedelta(days=days))


def of_peru(finding: Finding, path: str, **said: str) -> tuple[str, dict[str, str]]:
    return f"{path}{finding.public_id}/", {"content_hash": finding.content_hash, "language": "es", **said}


@pytest.fixture
def answered(open_round, finding, focal_point_pe) -> Finding:
    """Peru objected to the words, in an open round."""
    open_round()
    finding.refresh_from_db()
    with after(1):
        validate_finding(
            actor=focal_point_pe,
            finding=finding,
            country="PE",
            verdict="objection",
            comment="Falta decir desde cuándo.",
            content_hash=finding.content_hash,
        )
    return finding


def changed(finding: Finding, actor, words: str) -> Finding:
    with after(2):
        return edit_finding(actor=actor, finding=finding, text={"es": words})


def test_the_round_shows_what_a_country_answered_beside_what_it_reads_now(answered, systematisation, signed_in):
    browser = signed_in(systematisation)
    assert "Lo que cambió" not in browser.get(f"{TEAM}rounds/1/").text
    changed(answered, systematisation, f"{answered.text['es']} Desde 2019.")

    page = browser.get(f"{TEAM}rounds/1/").text

    assert "Lo que cambió después de una respuesta" in page
    assert "<ins>Desde 2019.</ins>" in page


def test_the_country_reads_both_and_what_it_said_before(answered, systematisation, focal_point_pe):
    changed(answered, systematisation, f"{answered.text['es']} Desde 2019.")
    path = link_in("validation-one", focal_point_pe.email)

    with after(3):
        page = Client().get(f"{path}{answered.public_id}/").content.decode()

    assert "<ins>Desde 2019.</ins>" in page
    assert "De las palabras anteriores su país dijo: Objeta" in page
    assert "Falta decir desde cuándo." in page


def test_the_page_of_who_is_signed_in_shows_the_same(answered, systematisation, focal_point_pe, signed_in):
    changed(answered, systematisation, f"{answered.text['es']} Desde 2019.")

    with after(3):
        page = signed_in(focal_point_pe).get(f"{TEAM}validate/?finding={answered.public_id}").text

    assert "<ins>Desde 2019.</ins>" in page
    assert "De las palabras anteriores su país dijo: Objeta" in page


def test_words_that_nobody_answered_are_no_old_words(answered, systematisation):
    original = answered.text["es"]
    first = changed(answered, systematisation, f"{original} Desde 2019.")

    second = changed(first, systematisation, f"{original} Desde 2020.")

    assert second.former_text == {"es": original}


def test_a_finding_that_nobody_was_asked_about_remembers_nothing(finding, systematisation):
    assert changed(finding, systematisation, "Otras palabras.").former_text == {}


def test_promise_P10_what_told_who_somebody_is_and_was_taken_out_is_remembered_nowhere(answered, systematisation):
    with after(1):
        named = edit_finding(
            actor=systematisation, finding=answered, text={"es": "Escriban a maria.quispe@example.org y pregunten."}
        )
    Validation.objects.create(
        cycle=named.cycle, finding=named, country="UY", verdict="yes", content_hash=named.content_hash
    )

    clean = changed(named, systematisation, "Escriban al hub y pregunten.")

    assert clean.former_text == {}


def test_once_the_countries_agree_nothing_is_compared_any_more(
    answered, systematisation, focal_point_pe, focal_point_uy
):
    finding = changed(answered, systematisation, f"{answered.text['es']} Desde 2019.")
    for person, country in ((focal_point_pe, "PE"), (focal_point_uy, "UY")):
        with after(3):
            validate_finding(
                actor=person, finding=finding, country=country, verdict="yes", content_hash=finding.content_hash
            )

    finding.refresh_from_db()
    assert (finding.state, finding.former_text) == ("validated", {})


def test_the_link_of_a_closed_round_shows_what_the_country_said_in_its_words(open_round, finding, focal_point_pe):
    open_round()
    path, client = link_in("validation-round", focal_point_pe.email), Client()
    with after(1):
        client.post(*of_peru(finding, path, verdict="objection", comment="No fue así en la frontera."))

    with after(16):
        whole = client.get(path).content.decode()
        one = client.get(f"{path}{finding.public_id}/").content.decode()

    assert "Objeta" in whole
    assert "No fue así en la frontera." in whole
    assert "No fue así en la frontera." in one
    assert "<form" not in one.split("<main")[1].split("</main>")[0]


def test_a_closed_link_shows_what_the_country_said_of_words_that_changed_since(
    answered, systematisation, focal_point_pe
):
    changed(answered, systematisation, f"{answered.text['es']} Desde 2019.")
    path = link_in("validation-one", focal_point_pe.email)

    with after(16):
        whole = Client().get(path).content.decode()
        one = Client().get(f"{path}{answered.public_id}/").content.decode()

    for page in (whole, one):
        assert "De las palabras anteriores su país dijo: Objeta" in page
        assert "Falta decir desde cuándo." in page
    assert "sin respuesta</span>" not in whole
    assert "Seguir" not in whole
    assert "<ins>Desde 2019.</ins>" in one
    assert "se le pregunta de nuevo" not in one
    assert "no dijo nada de esto" not in one


def test_where_the_country_said_nothing_a_closed_link_says_that(open_round, finding, focal_point_pe):
    open_round()
    path = link_in("validation-round", focal_point_pe.email)

    with after(16):
        page = Client().get(path).content.decode()

    assert "sin respuesta" in page
    assert "pendiente" not in page
