"""A translation on the hub: approved by itself, beside its original, flagged when that goes on."""

import re

import pytest
from django.test import Client

from tinkuy.core.errors import Refused
from tinkuy.hub.sheets.versions import published_sheet
from tinkuy.notices.models import Notice
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.actions.roles import show_publicly
from tinkuy.publication.search.queries import CardSearch
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.translations.actions import translate_paragraphs
from tinkuy.publication.translations.tests.steps import begin, standing_of, translate_all, translated, written
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.publication.versions.tests.steps import again_to_the_hub, write
from tinkuy.publication.versions.translated import approve_translation, publish_translation

ADDRESS = "/pt-br/hub/ficha-ciclo-de-prueba/"


def approve(translation, person):
    return approve_translation(actor=person, translation=translation, words=standing_of(translation).words)


def publish(translation, person) -> SheetVersion:
    return publish_translation(actor=person, translation=translation)


@pytest.fixture
def translation(published, systematisation):
    return translated(published, systematisation)


@pytest.fixture
def portuguese(translation, focal_point_pe, hub_editor) -> SheetVersion:
    approve(translation, focal_point_pe)
    return publish(translation, hub_editor)


def test_capability_U6_the_approved_translation_is_read_beside_its_original(portuguese, published):
    original = SheetVersion.objects.get(language="es")
    assert (portuguese.number, portuguese.source_version, portuguese.language) == (1, original, "pt-br")

    page = Client().get(ADDRESS).text
    assert "DOS PAÍSES COMPARTIERON LO QUE FUNCIONÓ." in page
    assert '<link rel="alternate" hreflang="es" href="/es/hub/ficha-ciclo-de-prueba/">' in page
    assert '<link rel="alternate" hreflang="x-default" href="/es/hub/ficha-ciclo-de-prueba/">' in page
    assert "Tradução da versão 1, em espanhol." in page
    assert "já está na versão" not in page
    assert "Esta ficha está en:" in Client().get("/es/hub/ficha-ciclo-de-prueba/").text


def test_invariant_21_who_translated_is_named_while_they_consent_as_a_focal_point(
    portuguese, translation, coordination, focal_point_uy
):
    assert "Traduzida pela equipe do ciclo." in Client().get(ADDRESS).text
    translation.translators.add(focal_point_uy)
    role = TeamRole.objects.get(person=focal_point_uy, role="focal_point")

    show_publicly(actor=focal_point_uy, team_role=role, is_public=True)

    assert f"Traduzida por {focal_point_uy} (Uruguai)." in Client().get(ADDRESS).text


def test_its_findings_are_tied_by_key_and_found_in_its_words(portuguese):
    original = PublishedFinding.objects.filter(version=portuguese.source_version).values_list("finding", "code")
    assert list(PublishedFinding.objects.filter(version=portuguese).values_list("finding", "code")) == list(original)
    assert len(CardSearch("compartieron")) == 1


def test_invariant_19_a_correction_of_the_original_flags_it_in_public(
    portuguese, translation, published, systematisation, peers, focal_point_pe, hub_editor
):
    sheet = write(published, systematisation, summary="Otro resumen.")
    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)

    assert "acompanha a versão 1 da ficha. O original já está na versão 2." in Client().get(ADDRESS).text
    assert published_sheet("ficha-ciclo-de-prueba", "pt-br").is_outdated

    translate_all(translation, systematisation)
    approve(translation, focal_point_pe)
    again = publish(translation, hub_editor)

    assert (again.number, again.source_version.number) == (2, 2)
    assert again.content["changed"] == ["summary"]
    assert "já está na versão" not in Client().get(ADDRESS).text


def test_capability_U6_who_approves_reads_what_changed_alone_and_is_told_of_words_that_change_meanwhile(
    portuguese, translation, published, systematisation, peers, focal_point_pe, hub_editor, client
):
    again_to_the_hub(
        write(published, systematisation, summary="Otro resumen."), systematisation, peers, focal_point_pe, hub_editor
    )
    page, row = "/es/team/c/ciclo-de-prueba/sheet/translation/pt-br/", '<article class="translation-row'
    client.force_login(focal_point_pe)
    translate_all(translation, systematisation)
    read = client.get(page).text
    assert (read.count(row), "OTRO RESUMEN." in read) == (1, True)
    assert client.get(f"{page}?show=all").text.count(row) > 5
    (summary,) = (one for one in standing_of(translation).paragraphs if one.text == "OTRO RESUMEN.")
    corrected = [written(summary.segment.key, "OUTRO RESUMO.", stored="OTRO RESUMEN.")]
    translate_paragraphs(actor=systematisation, translation=translation, written=corrected)

    (fingerprint,) = re.findall(r'name="digest" value="(.+?)"', read)
    refused = client.post(f"{page}approve/", {"digest": fingerprint})

    assert (refused.status_code, refused.text.count(row), "OUTRO RESUMO." in refused.text) == (422, 1, True)
    assert "La traducción cambió mientras usted leía." in refused.text
    (fingerprint,) = re.findall(r'name="digest" value="(.+?)"', refused.text)
    assert client.post(f"{page}approve/", {"digest": fingerprint}).status_code == 302


def test_a_later_language_reopens_no_other(portuguese, translation, published, systematisation, focal_point_pe):
    translated(published, systematisation, "en")

    assert translation.sheet.approvals.filter(content_hash=standing_of(translation).words).exists()
    published.refresh_from_db()
    assert published.state == "published"


def test_what_its_source_says_otherwise_by_then_is_not_published(
    translation, published, systematisation, peers, focal_point_pe, hub_editor
):
    approve(translation, focal_point_pe)
    sheet = write(published, systematisation, summary="Otro resumen.")
    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)

    with pytest.raises(Refused, match="no está completa"):
        publish(translation, hub_editor)

    assert not SheetVersion.objects.filter(language="pt-br").exists()


def test_nothing_translated_is_published_without_persons(published, systematisation, focal_point_pe, hub_editor):
    translation = begin(published, systematisation)
    with pytest.raises(Refused, match="no está completa"):
        approve(translation, focal_point_pe)
    translate_all(translation, systematisation)
    with pytest.raises(Refused, match="aprobó exactamente este texto"):
        publish(translation, hub_editor)
    with pytest.raises(Refused, match="cambió mientras usted leía"):
        approve_translation(actor=focal_point_pe, translation=translation, words="otra")
    translation.translators.add(focal_point_pe, hub_editor)
    with pytest.raises(Refused, match="Nadie aprueba su propia traducción"):
        approve(translation, focal_point_pe)


def test_the_original_comes_first(reviewed, systematisation, focal_point_pe, hub_editor):
    translation = translated(reviewed, systematisation)
    approve(translation, focal_point_pe)

    with pytest.raises(Refused, match="Primero se publica el original"):
        publish(translation, hub_editor)


def test_an_approval_from_before_the_original_was_published_holds(
    reviewed, systematisation, focal_point_pe, hub_editor
):
    from tinkuy.publication.versions.tests import steps

    translation = translated(reviewed, systematisation)
    approve(translation, focal_point_pe)
    steps.publish(steps.approve(reviewed, focal_point_pe), hub_editor)

    assert publish(translation, hub_editor).number == 1
    with pytest.raises(Refused, match="ya está en el hub"):
        publish(translation, hub_editor)


def test_personal_data_in_a_translation_stops_it_and_no_other_language(
    translation, systematisation, focal_point_pe, hub_editor
):
    from tinkuy.publication.translations.actions import translate_paragraphs
    from tinkuy.publication.translations.tests.steps import written

    summary = next(one for one in standing_of(translation).paragraphs if one.segment.field == "summary")
    words = [written(summary.segment.key, "Escreva a maria.lopez@correo.example.", summary.text)]
    translate_paragraphs(actor=systematisation, translation=translation, written=words)
    approve(translation, focal_point_pe)

    with pytest.raises(Refused, match="La traducción contiene"):
        publish(translation, hub_editor)


def test_hub_editors_are_told_what_they_may_publish(translation, focal_point_pe, hub_editor):
    approve(translation, focal_point_pe)

    assert Notice.objects.get(kind="translation-to-publish").person == hub_editor
