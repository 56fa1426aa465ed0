"""Writing the draft: nobody overwrites anybody unknowingly, and other words need other reviews."""

import re
from html import unescape

import pytest
from django.http import QueryDict

from tinkuy.core.errors import Refused
from tinkuy.publication.reviews import rules
from tinkuy.publication.sheets.actions import edit_sheet
from tinkuy.publication.sheets.forms import SheetForm
from tinkuy.publication.sheets.last_writers import last_writers_of
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import draft, drafts_hash
from tinkuy.publication.versions.actions import retire_sheet
from tinkuy.publication.versions.tests.steps import write

EDITOR = "/es/team/c/ciclo-de-prueba/sheet/edit/es/"


def typed(sheet: Sheet, **changed: str) -> dict[str, str | list[str]]:
    """What the browser sends when somebody has opened the editor and changes some fields."""
    form = SheetForm(content=draft(sheet, "es"), revision=sheet.revision)
    values = {field.name: field.value() for field in form}
    values = {name: value if isinstance(value, list) else str(value or "") for name, value in values.items()}
    basis = unescape(re.findall(r'value="(.*)"', form.basis_field)[0])
    return values | {"basis": basis} | changed


def test_what_is_written_is_kept_and_the_revision_goes_up(sheet, systematisation):
    before = sheet.revision

    sheet = write(sheet, systematisation, title="Otro título")

    assert draft(sheet, "es").title == "Otro título"
    assert (sheet.revision, sheet.state) == (before + 1, "draft")


def test_who_writes_becomes_an_author(sheet, coordination):
    write(sheet, coordination, title="Otro título")

    assert rules.is_author(coordination, sheet)


def test_promise_L08_the_second_writer_is_told_and_the_first_text_stands(sheet, systematisation, coordination):
    opened = sheet.revision
    write(sheet, systematisation, title="De la primera persona")

    with pytest.raises(Refused, match="Otra persona cambió esta ficha"):
        edit_sheet(actor=coordination, sheet=sheet, language="es", fields={"title": "De la segunda"}, revision=opened)

    sheet.refresh_from_db()
    assert draft(sheet, "es").title == "De la primera persona"
    assert not rules.is_author(coordination, sheet)


def test_promise_L08_the_form_keeps_the_words_and_shows_those_of_the_other(
    sheet, systematisation, coordination, signed_in
):
    mine = typed(sheet, title="De la segunda persona", summary="Mi resumen")
    write(sheet, systematisation, title="De la primera persona")
    browser = signed_in(coordination)

    answer = browser.post(EDITOR, mine)

    assert answer.status_code == 422
    assert "Dos personas cambiaron lo mismo" in answer.text
    assert ">\nDe la segunda persona</textarea>" in answer.text
    assert "Mi resumen" in answer.text
    comparison = answer.text.split('class="old-and-new"')[1]
    assert "De la <del>primera</del> persona" in " ".join(comparison.split())
    assert "De la <ins>segunda</ins> persona" in " ".join(comparison.split())
    sheet.refresh_from_db()
    assert draft(sheet, "es").title == "De la primera persona"


def test_promise_L08_who_was_told_may_save_over_it(sheet, systematisation, coordination, signed_in):
    mine = typed(sheet, title="De la segunda persona")
    sheet = write(sheet, systematisation, title="De la primera persona")
    browser = signed_in(coordination)
    answer = browser.post(EDITOR, mine)
    assert f'name="revision" value="{sheet.revision}"' in answer.text

    assert browser.post(EDITOR, mine | typed(sheet, title="De la segunda persona")).status_code == 302

    sheet.refresh_from_db()
    assert draft(sheet, "es").title == "De la segunda persona"


def test_promise_L08_a_form_that_is_wrong_and_late_is_told_both(sheet, systematisation, coordination, signed_in):
    mine = typed(sheet, title="")
    write(sheet, systematisation, title="De la primera persona")

    answer = signed_in(coordination).post(EDITOR, mine)

    assert answer.status_code == 422
    assert "Falta «Título»." in answer.text
    assert "De la primera persona" in answer.text


@pytest.mark.parametrize("step", ["in_review", "approved", "published"])
def test_invariant_16_other_words_go_back_to_the_draft(step, systematisation, request):
    sheet = request.getfixturevalue(step)

    sheet = write(sheet, systematisation, title="Otro título")

    assert sheet.state == "draft"
    assert not rules.is_reviewed(sheet, drafts_hash(sheet))


def test_the_same_words_saved_again_change_nothing(approved, coordination):
    before = approved.revision

    after = write(approved, coordination, title=approved.drafts["es"]["title"])

    assert (after.state, after.revision) == ("approved", before)
    assert not rules.is_author(coordination, after)


def test_another_language_is_a_translation_and_leaves_the_reviews_alone(reviewed, systematisation):
    with pytest.raises(Refused, match="en la página de su traducción"):
        edit_sheet(
            actor=systematisation, sheet=reviewed, language="pt-br", fields={"title": "Tráfico de pessoas"}, revision=2
        )

    assert sorted(reviewed.drafts) == ["es"]
    assert rules.is_reviewed(reviewed, drafts_hash(reviewed))


def test_a_retired_sheet_is_written_no_more(published, hub_editor, systematisation):
    retire_sheet(actor=hub_editor, sheet=published, reason="Se corrige")

    with pytest.raises(Refused):
        write(published, systematisation, title="Otro título")


def test_the_page_saves(sheet, systematisation, signed_in):
    browser = signed_in(systematisation)

    answer = browser.post(EDITOR, typed(sheet, actions="Una\n\nDos", more="Videos | https://example.org/v\nSin enlace"))

    assert answer.status_code == 302
    sheet.refresh_from_db()
    content = draft(sheet, "es")
    assert content.actions == ("Una", "Dos")
    assert [(link.label, link.href) for link in content.more] == [
        ("Videos", "https://example.org/v"),
        ("Sin enlace", ""),
    ]


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "ftp://example.org"])
def test_promise_I06_an_address_that_does_something_is_dropped(sheet, systematisation, signed_in, href):
    signed_in(systematisation).post(EDITOR, typed(sheet, more=f"Un enlace | {href}"))

    sheet.refresh_from_db()
    assert [(link.label, link.href) for link in draft(sheet, "es").more] == [("Un enlace", "")]


def test_the_words_of_a_finding_are_written_and_its_evidence_stays(sheet, systematisation, signed_in):
    form = typed(sheet) | {"LE-1-heading": "Un título\r\nlargo", "LE-1-text": "Otras palabras"}

    signed_in(systematisation).post(EDITOR, form)

    sheet.refresh_from_db()
    (lesson,) = draft(sheet, "es").lessons
    assert (lesson.heading, lesson.text) == ("Un título largo", "Otras palabras")
    assert (lesson.quotes, len(lesson.evidence)) == (2, 2)


@pytest.mark.parametrize(("field", "value"), [("contact_email", "no es"), ("licence", "otra"), ("title", "x" * 201)])
def test_a_field_that_is_wrong_is_told_and_nothing_is_lost(sheet, systematisation, signed_in, field, value):
    answer = signed_in(systematisation).post(EDITOR, typed(sheet, summary="Lo que escribí") | {field: value})

    assert answer.status_code == 422
    assert "Lo que escribí" in answer.text
    sheet.refresh_from_db()
    assert draft(sheet, "es").summary != "Lo que escribí"


def test_taking_the_data_again_from_the_page(sheet, systematisation, signed_in, webinars):
    from tinkuy.publication.sheets.tests.evidence import finding

    finding(webinars[2], "risk", 1)
    browser = signed_in(systematisation)

    assert browser.post(f"{EDITOR}refresh/").status_code == 302

    sheet.refresh_from_db()
    assert [item.code for item in draft(sheet, "es").risks] == ["RI-1"]
    assert browser.post(EDITOR.replace("edit/es", "edit/en") + "refresh/").status_code == 404


def test_a_language_that_is_not_ours_is_not_found(sheet, systematisation, signed_in):
    assert signed_in(systematisation).get(EDITOR.replace("edit/es", "edit/fr")).status_code == 404


def test_one_press_saves_the_draft_and_sends_it_to_its_peers(sheet, systematisation, signed_in):
    signed_in(systematisation).post(f"{EDITOR}submit/", typed(sheet, title="Otro título"))

    sheet.refresh_from_db()
    assert (draft(sheet, "es").title, sheet.state) == ("Otro título", "in_review")


def test_that_press_saves_what_is_not_complete_and_says_what_is_missing(sheet, systematisation, signed_in):
    answer = signed_in(systematisation).post(f"{EDITOR}submit/", typed(sheet, summary=""), follow=True)

    sheet.refresh_from_db()
    assert (draft(sheet, "es").summary, sheet.state) == ("", "draft")
    assert "Todavía no se envió a revisión." in answer.content.decode()


def test_that_press_sends_nothing_over_the_words_of_somebody_else(sheet, systematisation, coordination, signed_in):
    mine = typed(sheet, title="De la segunda persona")
    write(sheet, systematisation, title="De la primera persona")

    refused = signed_in(coordination).post(f"{EDITOR}submit/", mine)

    sheet.refresh_from_db()
    assert (refused.status_code, sheet.state) == (422, "draft")
    assert f'action="{EDITOR}#errors"' in refused.content.decode()


def test_promise_L08_what_only_one_of_two_changed_is_put_together(sheet, systematisation, coordination, signed_in):
    mine = typed(sheet, summary="Mi resumen", gcm_tags=["gcm:10"])
    write(sheet, systematisation, objective="El objetivo de la otra", agreements=["Uno."])

    saved = signed_in(coordination).post(EDITOR, mine)

    assert saved.status_code == 302
    sheet.refresh_from_db()
    content = draft(sheet, "es")
    assert (content.summary, content.objective, content.agreements) == (
        "Mi resumen",
        "El objetivo de la otra",
        ("Uno.",),
    )
    assert "gcm:10" in content.tags


def test_promise_L08_a_finding_that_came_in_meanwhile_stays(sheet, systematisation, coordination, signed_in):
    mine = typed(sheet, summary="Mi resumen")
    lessons = draft(sheet, "es").to_json()["lessons"]
    write(sheet, systematisation, lessons=[*lessons, {**lessons[0], "code": "LE-9", "text": "Llegó mientras tanto."}])

    assert signed_in(coordination).post(EDITOR, mine).status_code == 302
    sheet.refresh_from_db()
    assert [item.code for item in draft(sheet, "es").lessons] == ["LE-1", "LE-9"]


def test_each_part_says_who_wrote_last_in_it(sheet, systematisation, coordination):
    sheet = write(sheet, coordination, summary="Otro resumen")

    writers = last_writers_of(sheet, "es")

    assert (writers["summary"].name, writers["summary"].is_data) == (coordination.name, False)
    assert (writers["webinars"].name, writers["webinars"].is_data) == (systematisation.name, True)


def test_tags_are_chosen_from_the_vocabularies_or_written(sheet, systematisation):
    content = draft(sheet, "es")
    form_data = typed(sheet, gcm_tags=["gcm:9"], theme_tags=[], own_tags="Frontera norte\nTráfico de pessoas")
    sent = QueryDict(mutable=True)
    for name, value in form_data.items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    form = SheetForm(sent, content=content, revision=sheet.revision)

    assert form.is_valid(), form.errors
    assert form.plain_fields()["tags"] == ["gcm:9", "Frontera norte", "theme:trafficking"]


def test_capability_H1_the_sector_by_which_a_sheet_is_found_is_ticked_on_its_page(sheet, systematisation, signed_in):
    editing = signed_in(systematisation)
    assert 'value="sector:academia"' in editing.get(EDITOR).text

    editing.post(EDITOR, typed(sheet, sector_tags=["sector:academia"]))

    sheet.refresh_from_db()
    assert "sector:academia" in draft(sheet, "es").tags


def test_tags_that_nobody_touched_are_no_other_words(sheet, systematisation, signed_in):
    sheet = write(sheet, systematisation, tags=["Frontera norte", "tráfico de pessoas", "gcm:10"])
    before = sheet.revision

    assert signed_in(systematisation).post(EDITOR, typed(sheet)).status_code == 302

    sheet.refresh_from_db()
    assert (sheet.revision, draft(sheet, "es").tags) == (before, ("Frontera norte", "tráfico de pessoas", "gcm:10"))
