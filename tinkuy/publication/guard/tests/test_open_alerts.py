"""Invariant 12: a sheet with an open alert is not published; each is decided, in the sheet or where it comes from."""

import re

import pytest

from tinkuy.core.errors import Refused
from tinkuy.publication.guard.actions import decide_sheet_alert
from tinkuy.publication.guard.queries import alerts_of, open_alerts_of
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.sheets.actions import draft_sheet
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.sheets.queries import drafts_hash
from tinkuy.publication.versions.tests.steps import approve, publish, review_twice, write
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.guard.actions import decide_alert
from tinkuy.systematisation.guard.models import AlertDecision
from tinkuy.systematisation.guard.queries import alerts_in, findings_to_publish

SHEET = "/es/team/c/ciclo-de-prueba/sheet/"
NAMED = "La práctica la contó Teodora Mamani en la sesión."


@pytest.fixture
def named(sheet, systematisation, peers, focal_point_pe):
    """An approved sheet whose results name somebody."""
    sheet = write(sheet, systematisation, results=NAMED)
    submit_sheet(actor=systematisation, sheet=sheet)
    review_twice(sheet, peers)
    return approve(sheet, focal_point_pe)


def decide_all(sheet, person, answer="not_personal"):
    for one in open_alerts_of(sheet):
        decide_sheet_alert(actor=person, sheet=sheet, digest=one.digest, answer=answer)


def test_invariant_12_a_name_stops_the_sheet(named, hub_editor):
    with pytest.raises(Refused, match="El texto contiene el nombre de una persona: «Teodora Mamani»"):
        publish(named, hub_editor)

    assert not SheetVersion.objects.exists()


def test_invariant_12_once_it_is_decided_the_approved_words_are_published(named, systematisation, hub_editor):
    decide_all(named, systematisation, "agreed")

    (version,) = publish(named, hub_editor)

    assert version.content["results"] == NAMED


def test_invariant_12_a_decision_on_the_finding_holds_in_the_sheet(
    scoped, findings, systematisation, peers, focal_point_pe, hub_editor
):
    lesson = Finding.objects.get(kind="lesson")
    Finding.objects.filter(pk=lesson.pk).update(text={"es": NAMED})
    sheet = draft_sheet(actor=systematisation, cycle=scoped)
    assert [one.alert.text for one in open_alerts_of(sheet)] == ["Teodora Mamani"]

    alert = alerts_in(scoped, findings_to_publish())[0]
    decide_alert(actor=systematisation, cycle=scoped, found_alert=alert, answer="not_personal")

    assert open_alerts_of(sheet) == []


def test_invariant_12_other_words_ask_again(named, systematisation):
    decide_all(named, systematisation)

    sheet = write(named, systematisation, results=f"{NAMED} Y algo más.")

    assert [one.alert.text for one in open_alerts_of(sheet)] == ["Teodora Mamani"]


def test_invariant_21_a_focal_point_who_is_named_in_the_text_raises_one(named):
    """They may agree to be public today and withdraw tomorrow: the text stays."""
    named.drafts["es"]["focal_points"] = ["Teodora Mamani"]

    assert [one.alert.text for one in alerts_of(named)] == ["Teodora Mamani"]


def test_invariant_12_only_who_writes_the_sheet_decides(named, hub_editor):
    digest = open_alerts_of(named)[0].digest

    with pytest.raises(Refused):
        decide_sheet_alert(actor=hub_editor, sheet=named, digest=digest, answer="not_personal")


def test_invariant_12_who_publishes_is_led_to_the_alerts(named, hub_editor, signed_in):
    client = signed_in(hub_editor)

    answer = client.post(f"{SHEET}publish/", {"digest": drafts_hash(named)}, follow=True)

    assert (answer.status_code, answer.context["request"].path) == (422, f"{SHEET}personal-data/")
    assert "<mark>Teodora Mamani</mark>" in answer.text
    assert "Antes de publicar" in answer.text or "antes de publicar" in answer.text
    assert 'name="answer"' not in answer.text


def test_invariant_12_the_sheets_page_says_what_is_open_and_each_is_decided_by_a_plain_form(
    named, systematisation, signed_in
):
    client = signed_in(systematisation)
    assert "1 pasaje puede identificar a alguien" in client.get(SHEET).text

    page = client.get(f"{SHEET}personal-data/").text
    digest = re.search(r'name="digest" value="(\w+)"', page)[1]
    answer = client.post(f"{SHEET}personal-data/decide/", {"digest": digest, "answer": "not_personal"}, follow=True)

    assert "Ningún aviso abierto" in answer.text
    assert "1 decidido" in answer.text


def test_a_decision_is_taken_back_on_the_sheets_page(named, systematisation, signed_in):
    decide_all(named, systematisation)
    decision = AlertDecision.objects.get()

    answer = signed_in(systematisation).post(f"{SHEET}personal-data/{decision.pk}/reopen/", follow=True)

    assert "<mark>Teodora Mamani</mark>" in answer.text


def test_an_answer_that_does_not_fit_is_refused_on_the_list(named, systematisation, signed_in):
    answer = signed_in(systematisation).post(f"{SHEET}personal-data/decide/", {"digest": "x", "answer": "agreed"})

    assert answer.status_code == 422
    assert "Estas palabras cambiaron mientras tanto" in answer.text
