"""A correction says what it changed; one after a tombstone takes its place."""

from django.test import Client
from django.urls import reverse

from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers.jsonld import render_jsonld
from tinkuy.publication.renderers.markdown import render_markdown
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.actions import retire_sheet
from tinkuy.publication.versions.tests.steps import again_to_the_hub, write

ADDRESS = "/es/hub/ficha-ciclo-de-prueba/"
CORRECTION = "La versión 2 corrige la anterior en: Título y Resumen de la práctica. Se precisa el resumen."


def corrected(sheet, author, peers, approver, editor) -> SheetVersion:
    sheet = write(sheet, author, title="Título preciso", summary="Otro resumen.", changes="Se precisa el resumen.")
    again_to_the_hub(sheet, author, peers, approver, editor)
    return SheetVersion.objects.get(number=2)


def test_capability_U9_a_correction_says_what_it_changed_on_its_page_and_in_every_form(
    published, systematisation, peers, focal_point_pe, hub_editor
):
    content = SheetContent.from_json(corrected(published, systematisation, peers, focal_point_pe, hub_editor).content)

    assert content.changed == ("title", "summary")
    assert CORRECTION in Client().get(ADDRESS).text
    assert CORRECTION in render_markdown(content)
    assert render_jsonld(content)["correction"] == CORRECTION


def test_a_first_version_corrects_nothing(published):
    version = SheetVersion.objects.get()

    assert "changed" not in version.content
    assert "corrige la anterior" not in Client().get(ADDRESS).text


def test_a_sheet_that_is_published_again_is_read_at_its_address_in_every_language(
    published, systematisation, peers, focal_point_pe, hub_editor
):
    retire_sheet(actor=hub_editor, sheet=published, reason="Se corrige.")
    published.state = "draft"
    published.save(update_fields=["state"])

    corrected(published, systematisation, peers, focal_point_pe, hub_editor)

    assert Client().get("/pt-br/hub/ficha-ciclo-de-prueba/").status_code == 200


def test_the_editor_asks_what_a_correction_changes_and_each_correction_has_its_own_words(
    published, systematisation, peers, focal_point_pe, hub_editor, signed_in
):
    client, page = signed_in(systematisation), reverse("publication:edit", args=[published.cycle.slug, "es"])

    def save(**typed: str) -> None:
        form = client.get(page).context["form"]
        values = {name: form[name].value() for name in form.fields} | {"revision": published.revision} | typed
        answer = client.post(page, {name: value for name, value in values.items() if value is not None})
        assert answer.status_code == 302
        published.refresh_from_db()

    save()
    assert published.state == "published"  # the same words begin no correction
    save(summary="Otro resumen.", changes="Se precisa el resumen.")
    assert client.get(page).context["form"]["changes"].value() == "Se precisa el resumen."
    again_to_the_hub(published, systematisation, peers, focal_point_pe, hub_editor)
    published.refresh_from_db()
    assert SheetVersion.objects.get(number=2).content["changes"] == "Se precisa el resumen."

    assert client.get(page).context["form"]["changes"].value() == ""
    save(summary="Un tercer resumen.")

    assert "changes" not in published.drafts["es"]


def test_a_sheet_that_was_never_published_corrects_nothing(sheet, systematisation, signed_in):
    page = signed_in(systematisation).get(reverse("publication:edit", args=[sheet.cycle.slug, "es"]))

    assert "changes" not in page.context["form"].fields
