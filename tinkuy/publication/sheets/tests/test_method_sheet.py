"""The sheet on the method: a life of its own beside the one on the subject, drafted from the cycle's figures."""

import pytest

from tinkuy.core.errors import Refused
from tinkuy.publication.content.sections import missing_fields
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.sheets.actions import draft_sheet, edit_sheet, refresh_draft
from tinkuy.publication.sheets.models import SheetKind, SheetVersion
from tinkuy.publication.sheets.queries import draft, sheet_of
from tinkuy.publication.versions.tests.steps import approve, publish, review_twice

METHOD = "/es/team/c/ciclo-de-prueba/method-sheet/"
WORDS = (
    "Dejar en cada sesión una pregunta para la siguiente sostuvo el interés de quienes participaron hasta el cierre."
)


@pytest.fixture
def method(scoped, sheet, systematisation):
    return draft_sheet(actor=systematisation, cycle=scoped, kind=SheetKind.METHOD)


def completed(sheet, person):
    rows = {"lessons": "ML-1", "recommendations": "MR-1"}
    fields = {section: [{"code": code, "text": WORDS}] for section, code in rows.items()}
    fields["contact"] = {"name": "Hub", "email": "hub@example.org"}
    return edit_sheet(actor=person, sheet=sheet, language="es", fields=fields, revision=sheet.revision)


def test_capability_U8_it_is_drafted_from_figures_and_rests_on_no_finding(method, sheet, scoped):
    content = draft(method, "es")

    assert content.title == f"Cómo se hizo: {draft(sheet, 'es').title}"
    assert content.webinars == draft(sheet, "es").webinars
    assert list(content.items()) == []
    assert content.tags == ("theme:knowledge", "gcm:23", "sdg:17.9")
    assert [str(one) for one in missing_fields(content)]


def test_capability_U8_each_kind_is_started_once_and_found_by_its_kind(method, sheet, scoped, systematisation):
    with pytest.raises(Refused, match="Ya hay una ficha"):
        draft_sheet(actor=systematisation, cycle=scoped, kind=SheetKind.METHOD)

    assert (sheet_of(scoped), sheet_of(scoped, SheetKind.METHOD)) == (sheet, method)


def test_capability_U8_it_goes_its_own_way_to_the_hub(
    method, sheet, systematisation, peers, focal_point_pe, hub_editor, client
):
    submit_sheet(actor=systematisation, sheet=completed(method, systematisation))
    review_twice(method, peers)
    approve(method, focal_point_pe)
    publish(method, hub_editor)

    sheet.refresh_from_db()
    assert (sheet.state, method.state) == ("draft", "published")
    version = SheetVersion.objects.get(sheet=method)
    assert version.slug == "metodo-ciclo-de-prueba"
    assert WORDS in client.get(f"/es/hub/{version.slug}/").text


def test_capability_U8_its_lessons_are_written_in_rows_of_their_own(method, systematisation, signed_in):
    browser = signed_in(systematisation)
    page = browser.get(f"{METHOD}edit/es/").text
    assert 'name="ML-4-text"' in page
    assert f'action="{METHOD}edit/es/' in page

    form = {"title": "Cómo se hizo", "licence": "CC-BY-4.0", "revision": method.revision, "ML-2-text": WORDS}
    saved = browser.post(f"{METHOD}edit/es/", form)

    assert saved.headers["Location"] == METHOD
    method.refresh_from_db()
    assert [(item.code, item.text) for item in draft(method, "es").lessons] == [("ML-2", WORDS)]


def test_capability_U8_taking_the_data_again_leaves_what_was_written(method, systematisation):
    written = completed(method, systematisation)

    fresh = refresh_draft(actor=systematisation, sheet=written, language="es", revision=written.revision)

    assert [item.code for item in draft(fresh, "es").items()] == ["ML-1", "MR-1"]


def test_capability_U8_both_are_tabs_of_one_page(sheet, systematisation, signed_in):
    page = signed_in(systematisation).get(METHOD).text

    assert 'href="/es/team/c/ciclo-de-prueba/sheet/"' in page
    assert f'href="{METHOD}" aria-current="page"' in page
    assert f'action="{METHOD}start/"' in page
