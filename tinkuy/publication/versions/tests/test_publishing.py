"""Publishing: the approved words and no others, for good; correcting and retiring."""

import zipfile
from datetime import UTC, date, datetime
from importlib import import_module
from io import BytesIO

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from tests.pdf_words import words_of_pdf
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.models import Entry
from tinkuy.language.stemming import searchable
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.actions.roles import show_publicly
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.downloads.queries import bytes_of
from tinkuy.publication.renderers.rendering import FORMS
from tinkuy.publication.reviews.actions import submit_sheet
from tinkuy.publication.search.actions import write_card
from tinkuy.publication.search.models import SheetCard
from tinkuy.publication.search.queries import CardSearch
from tinkuy.publication.sheets.actions import draft_sheet, refresh_draft
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.sheets.tests.evidence import close_the_agenda
from tinkuy.publication.versions.actions import retire_sheet
from tinkuy.publication.versions.models import RenderedForm
from tinkuy.publication.versions.tests import steps
from tinkuy.publication.versions.tests.steps import (
    WRITTEN,
    again_to_the_hub,
    approve,
    complete,
    review_twice,
    write,
    written_too_in,
)
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding, FindingState

ADDRESS = "/es/hub/ficha-ciclo-de-prueba/"


def text_of(form: str, data: bytes) -> str:
    if form == "pdf":
        return words_of_pdf(data)
    if form in ("docx", "epub"):
        parts = zipfile.ZipFile(BytesIO(data))
        return " ".join(parts.read(name).decode(errors="ignore") for name in parts.namelist())
    return data.decode(errors="ignore")


def publish(sheet, person) -> list[SheetVersion]:
    return steps.publish(sheet, person)


def anew(sheet, author, peers, approver, **fields):
    """The draft with other words, submitted, reviewed and approved."""
    sheet = write(sheet, author, **fields)
    submit_sheet(actor=author, sheet=sheet)
    review_twice(sheet, peers)
    return approve(sheet, approver)


def test_capability_U8_a_hub_editor_publishes_the_approved_words(approved, hub_editor):
    (version,) = publish(approved, hub_editor)

    assert (version.number, version.language, version.slug) == (1, "es", "ficha-ciclo-de-prueba")
    assert version.content["summary"] == approved.drafts["es"]["summary"]
    assert version.content["version"] == 1
    assert version.content["address"].endswith(ADDRESS)
    assert version.content_hash == SheetContent.from_json(approved.drafts["es"]).content_hash()
    assert (approved.state, version.published_by) == ("published", hub_editor)
    assert Client().get(ADDRESS).status_code == 200


def test_invariant_22_what_is_published_of_an_evening_prints_the_day_of_its_cycle(approved, hub_editor):
    with clock.at(datetime(2031, 1, 1, 2, tzinfo=UTC)):
        (version,) = publish(approved, hub_editor)

    assert (version.content["published_on"], version.published_on) == ("2030-12-31", date(2030, 12, 31))


def test_the_journal_says_who_published(approved, hub_editor):
    publish(approved, hub_editor)

    entry = Entry.objects.get(deed="published early", subject="sheet")
    assert (entry.actor, entry.details["number"]) == (hub_editor, 1)


def test_the_findings_that_stand_in_it_are_published_too(published):
    assert set(Finding.objects.values_list("state", flat=True)) == {FindingState.PUBLISHED}


def test_a_finding_that_no_country_validated_stops_it(approved, hub_editor):
    Finding.objects.filter(kind="lesson").update(state=FindingState.CONTRASTED)

    with pytest.raises(Refused, match="LE-1"):
        publish(approved, hub_editor)

    approved.refresh_from_db()
    assert approved.state == "approved"
    assert not SheetVersion.objects.exists()


def test_nobody_publishes_their_own_text(approved, hub_editor):
    approved.authors.add(hub_editor)

    with pytest.raises(Refused, match="Nadie publica su propio texto"):
        publish(approved, hub_editor)


@pytest.mark.parametrize("role", ["coordination", "focal_point_pe", "systematisation", "observer", "administrator"])
def test_only_a_hub_editor_publishes(approved, role, request):
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        publish(approved, request.getfixturevalue(role))


@pytest.mark.parametrize("step", ["sheet", "in_review", "reviewed"])
def test_what_was_not_approved_is_not_published(step, hub_editor, request):
    with pytest.raises(Refused, match="aprobó exactamente este texto"):
        publish(request.getfixturevalue(step), hub_editor)


def test_words_that_changed_after_the_approval_are_not_published(approved, hub_editor):
    """Even if the state were wrong, the fingerprint is not."""
    approved.drafts["es"]["title"] = "Otro título"
    approved.save(update_fields=["drafts"])

    with pytest.raises(Refused, match="aprobó exactamente este texto"):
        publish(approved, hub_editor)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Escriba a ana.perez@correo.example", "una dirección de correo electrónico"),
        ("Llame al +54 11 4321-5678", "un número de teléfono"),
        ("Su DNI es 45.678.901", "un número de identidad"),
    ],
)
@pytest.mark.parametrize("field", ["summary", "results", "disclaimer"])
def test_invariant_12_personal_data_stop_it(
    sheet, systematisation, peers, focal_point_pe, hub_editor, text, what, field
):
    sheet = anew(sheet, systematisation, peers, focal_point_pe, **{field: f"Antes. {text}. Después."})

    with pytest.raises(Refused, match=f"El texto contiene {what}"):
        publish(sheet, hub_editor)

    assert not SheetVersion.objects.exists()


def test_invariant_12_the_hubs_own_mailbox_is_no_alert(approved, hub_editor):
    assert "hub@example.org" in str(publish(approved, hub_editor)[0].content)


def test_invariant_12_personal_data_in_a_quote_stop_it_too(
    scoped, findings, systematisation, peers, focal_point_pe, hub_editor
):
    Excerpt.objects.filter(country="PE", kind="lesson").update(text="Mi correo es ana@correo.example")
    sheet = complete(draft_sheet(actor=systematisation, cycle=scoped), systematisation)
    submit_sheet(actor=systematisation, sheet=sheet)
    review_twice(sheet, peers)
    approve(sheet, focal_point_pe)

    with pytest.raises(Refused, match="correo electrónico"):
        publish(sheet, hub_editor)


@pytest.mark.parametrize("regime", ["chatham_house", "closed"])
def test_invariant_10_a_regime_that_became_stricter_since_the_draft_stops_it(approved, hub_editor, webinars, regime):
    close_the_agenda(webinars[0], regime)

    with pytest.raises(Refused, match="una cita ya no se puede mostrar"):
        publish(approved, hub_editor)

    assert not SheetVersion.objects.exists()


def test_a_quote_that_was_taken_back_since_the_draft_stops_it(approved, hub_editor):
    Evidence.objects.filter(finding__kind="lesson").first().delete()

    with pytest.raises(Refused, match="LE-1"):
        publish(approved, hub_editor)


def test_invariant_21_who_withdraws_stands_on_no_page_in_no_file_and_is_not_found(published, focal_point_uy):
    """Also of a version that was published while the text named who consented then."""
    role = TeamRole.objects.get(person=focal_point_uy)
    show_publicly(actor=focal_point_uy, team_role=role, is_public=True)
    version, name = SheetVersion.objects.get(), focal_point_uy.name
    SheetVersion.objects.filter(pk=version.pk).update(content={**version.content, "focal_points": [name]})
    write_card(published)
    client = Client()

    assert name in client.get(ADDRESS).text

    show_publicly(actor=focal_point_uy, team_role=role, is_public=False)

    assert name not in client.get(ADDRESS).text
    files = {form: client.get(f"{ADDRESS.rstrip('/')}.{form}") for form in FORMS}
    assert {file.status_code for file in files.values()} == {200}
    assert [form for form in files if name in text_of(form, files[form].content)] == []
    assert list(CardSearch(name)[:9]) == []


def test_invariant_21_a_form_made_with_a_name_and_what_was_found_of_it_leave_with_the_upgrade(published):
    version, name = SheetVersion.objects.get(), "Zenobia Quispehuanca"
    SheetVersion.objects.filter(pk=version.pk).update(content={**version.content, "focal_points": [name]})
    RenderedForm.objects.create(version=version, form="md", data=name.encode())
    SheetCard.objects.update(body_stems=searchable(name, "es"))
    assert len(CardSearch(name)) == 1

    upgrade = import_module("tinkuy.publication.migrations.0007_no_names_of_focal_points").without_names
    upgrade(apps, connection.schema_editor())

    assert len(CardSearch(name)) == 0
    assert name not in bytes_of(version, "md").decode()


def test_invariant_21_the_text_of_a_draft_names_no_focal_point(sheet, systematisation, focal_point_uy):
    TeamRole.objects.filter(person=focal_point_uy).update(public_since=date(2026, 1, 1))

    refreshed = refresh_draft(actor=systematisation, sheet=sheet, language="es", revision=sheet.revision)

    assert refreshed.drafts["es"]["focal_points"] == []
    assert focal_point_uy.name not in str(refreshed.drafts)


def test_promise_P11_what_is_published_names_nobody_of_a_confidential_part(
    scoped, webinars, systematisation, peers, focal_point_pe, hub_editor
):
    from tinkuy.publication.sheets.tests.evidence import finding

    finding(webinars[0], "lesson", 1, regime="chatham_house")
    finding(webinars[1], "recommendation", 1, regime="closed")
    sheet = complete(draft_sheet(actor=systematisation, cycle=scoped), systematisation)
    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)
    version = SheetVersion.objects.get()

    for text in (
        str(version.content),
        Client().get(ADDRESS).text,
        Client().get(f"{ADDRESS}trail/LE-1/").text,
        bytes_of(version, "md").decode(),
        bytes_of(version, "json").decode(),
    ):
        assert "Dicho de" not in text
    assert "se cuentan y no se muestran" in Client().get(f"{ADDRESS}trail/LE-1/").text


def test_each_language_is_a_version_with_the_same_number(sheet, systematisation, peers, focal_point_pe, hub_editor):
    sheet = written_too_in(sheet, "pt-br", **WRITTEN)
    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)

    assert sorted(SheetVersion.objects.values_list("language", "number")) == [("es", 1), ("pt-br", 1)]


def test_it_is_published_once(published, hub_editor):
    with pytest.raises(Refused, match="cambió mientras tanto"):
        publish(published, hub_editor)

    assert SheetVersion.objects.count() == 1


def test_promise_L10_a_publication_that_dies_half_way_leaves_nothing(approved, hub_editor, monkeypatch):
    def dies(**details):
        raise SystemExit

    monkeypatch.setattr("tinkuy.publication.versions.actions.mark_published", dies)

    with pytest.raises(SystemExit):
        publish(approved, hub_editor)

    approved.refresh_from_db()
    assert (approved.state, SheetVersion.objects.count()) == ("approved", 0)
    assert len(CardSearch("funcionó")) == 0


def test_invariant_18_a_correction_is_a_second_version_and_the_first_stays_as_it_was(
    published, systematisation, peers, focal_point_pe, hub_editor
):
    first = SheetVersion.objects.get()
    bytes_then = {form: bytes_of(first, form) for form in ("md", "json")}

    sheet = write(published, systematisation, title="Título corregido")
    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)

    again = SheetVersion.objects.get(number=1)
    assert (again.content, again.content_hash) == (first.content, first.content_hash)
    assert {form: bytes_of(again, form) for form in bytes_then} == bytes_then
    assert SheetVersion.objects.get(number=2).content["title"] == "Título corregido"
    assert "Título corregido" in Client().get(ADDRESS).text


def test_while_a_correction_is_written_the_hub_shows_the_first(published, systematisation):
    write(published, systematisation, title="Título a medias")

    assert "Título a medias" not in Client().get(ADDRESS).text


def test_invariant_18_a_retired_sheet_leaves_a_tombstone_in_place_of_every_form(published, hub_editor):
    retire_sheet(actor=hub_editor, sheet=published, reason="Se publicó por error.")

    tombstone = Client().get(ADDRESS)
    assert tombstone.status_code == 410
    assert "Se publicó por error." in tombstone.text
    assert "Lo hallado" not in tombstone.text
    forms = [Client().get(f"{ADDRESS[:-1]}.{form}").status_code for form in FORMS]
    assert forms == [410] * len(FORMS)
    assert Client().get(f"{ADDRESS}trail/LE-1/").status_code == 410
    version = SheetVersion.objects.get()
    assert version.content["summary"] == published.drafts["es"]["summary"]


def test_a_sheet_can_be_retired_while_a_correction_is_on_its_way(published, systematisation, hub_editor):
    sheet = write(published, systematisation, title="Título a medias")

    retire_sheet(actor=hub_editor, sheet=sheet, reason="Hay que quitarla ya.")

    assert Client().get(ADDRESS).status_code == 410


def test_why_it_is_retired_is_said(published, hub_editor):
    with pytest.raises(Refused, match="Diga por qué"):
        retire_sheet(actor=hub_editor, sheet=published, reason="  ")

    assert Client().get(ADDRESS).status_code == 200


def test_what_is_not_on_the_hub_cannot_be_retired(approved, hub_editor):
    with pytest.raises(Refused, match="Nada de esta ficha está en el hub"):
        retire_sheet(actor=hub_editor, sheet=approved, reason="Porque sí")

    approved.refresh_from_db()
    assert approved.state == "approved"


def test_only_a_hub_editor_retires(published, coordination):
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        retire_sheet(actor=coordination, sheet=published, reason="Porque sí")


@pytest.mark.parametrize("form", ["md", "json", "docx"])
def test_capability_U4_a_form_is_made_once_and_stays_the_same_bytes(published, form, monkeypatch):
    version = SheetVersion.objects.get()
    first = bytes_of(version, form)

    def made_again(*args):
        raise AssertionError("made a second time")

    monkeypatch.setattr("tinkuy.publication.downloads.queries.render", made_again)

    assert bytes_of(version, form) == first
    assert RenderedForm.objects.filter(version=version, form=form).count() == 1


def test_what_a_correction_took_out_is_found_no_more(published, systematisation, peers, focal_point_pe, hub_editor):
    assert len(CardSearch("funcionó")) == 1

    sheet = write(published, systematisation, summary="Otro resumen, con otras palabras.")
    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)

    assert len(CardSearch("funcionó")) == 0
    assert len(CardSearch("otras palabras")) == 1


def test_what_is_retired_is_found_no_more(published, hub_editor):
    retire_sheet(actor=hub_editor, sheet=published, reason="Se corrige")

    assert len(CardSearch("funcionó")) == 0
