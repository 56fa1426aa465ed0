"""Translating a sheet: begun once, paragraph by paragraph, by several persons at once."""

import pytest
from django.urls import reverse

from tinkuy.core.errors import Refused
from tinkuy.notices.models import Notice
from tinkuy.publication.sheets.actions import draft_sheet
from tinkuy.publication.sheets.tests.evidence import finding
from tinkuy.publication.sheets.tests.test_validation_printed import says
from tinkuy.publication.translations.actions import begin_translation, translate_paragraphs
from tinkuy.publication.translations.segments import digest
from tinkuy.publication.translations.tests.steps import begin, standing_of, translate_all, translated, written
from tinkuy.publication.versions.actions import retire_sheet
from tinkuy.publication.versions.tests.steps import again_to_the_hub, write


def page_of(translation) -> str:
    return reverse("publication:translation", args=[translation.cycle.slug, translation.language])


def test_capability_U6_what_the_program_says_in_both_languages_needs_nobody(published, systematisation):
    standing = standing_of(begin(published, systematisation))

    done = {one.segment.field: one.text for one in standing.paragraphs if one.text}
    assert done["series"] == "Sistematização de boas práticas"
    assert set(done) <= {"series", "type", "validation"}
    assert "summary" in {one.segment.field for one in standing.pending}


def test_capability_U6_a_validation_that_reads_alike_in_both_languages_is_asked_of_nobody(
    scoped, webinars, systematisation
):
    judged = finding(webinars[0], "lesson", 1)
    for country in ("PE", "UY"):
        says(judged, country, "yes")
    standing = standing_of(begin(draft_sheet(actor=systematisation, cycle=scoped), systematisation))

    texts = {one.segment.field: (one.segment.text, one.text) for one in standing.paragraphs}
    assert texts["lessons.LE-1.validation"] == ("Validado por 2 de 2 países.", "Validado por 2 de 2 países.")


def test_it_is_begun_once_in_a_language_that_the_sheet_has_not(published, systematisation):
    begin(published, systematisation)

    with pytest.raises(Refused, match="Alguien empezó esta traducción"):
        begin(published, systematisation)
    with pytest.raises(Refused, match="está escrita en este idioma"):
        begin(published, systematisation, "es")
    with pytest.raises(Refused, match="no se puede hacer un borrador"):
        begin_translation(actor=systematisation, sheet=published, language="en", with_machine=True)


@pytest.mark.parametrize("role", ["observer", "hub_editor"])
def test_who_does_not_write_sheets_does_not_translate(published, role, request):
    with pytest.raises(Refused, match="Su rol en este ciclo no incluye esto"):
        begin(published, request.getfixturevalue(role))


def test_two_who_translate_at_once_lose_nothing(published, systematisation, coordination):
    translation = begin(published, systematisation)
    first, second = (one.segment.key for one in standing_of(translation).pending[:2])
    translate_paragraphs(actor=systematisation, translation=translation, written=[written(first, "Da primeira")])

    outcome = translate_paragraphs(
        actor=coordination,
        translation=translation,
        written=[written(first, "Da segunda"), written(second, "Também da segunda")],
    )

    texts = {one.segment.key: one.text for one in standing_of(translation).paragraphs}
    assert (texts[first], texts[second]) == ("Da primeira", "Também da segunda")
    assert (outcome.taken, outcome.conflicts) == (1, [first])
    assert set(translation.translators.all()) == {systematisation, coordination}


def test_the_page_shows_both_texts_where_somebody_else_saved_meanwhile(published, systematisation, client):
    client.force_login(systematisation)
    translation = begin(published, systematisation)
    key = standing_of(translation).pending[0].segment.key
    translate_paragraphs(actor=systematisation, translation=translation, written=[written(key, "Da outra pessoa")])

    page = client.post(
        f"{page_of(translation)}save/",
        {f"words-{key}": "As minhas palavras", f"offered-{key}": "", f"stored-{key}": "", "words-gone": "Sem lugar"},
    )

    assert page.status_code == 422
    assert "Da outra pessoa" in page.text
    assert "As minhas palavras</textarea>" in page.text
    assert '<blockquote lang="pt-br">Sem lugar</blockquote>' in page.text
    assert f'name="stored-{key}" value="{digest("Da outra pessoa")}"' in page.text


def test_words_that_were_offered_count_once_somebody_ticks_them(published, systematisation, client):
    client.force_login(systematisation)
    translation = begin(published, systematisation)
    key = standing_of(translation).pending[0].segment.key
    sent = {f"words-{key}": "Oferecido", f"offered-{key}": digest("Oferecido"), f"stored-{key}": ""}

    client.post(f"{page_of(translation)}save/", sent)
    assert key in {one.segment.key for one in standing_of(translation).pending}
    client.post(f"{page_of(translation)}save/", sent | {f"accept-{key}": "yes"})

    assert key not in {one.segment.key for one in standing_of(translation).pending}


def test_when_all_is_read_the_focal_points_who_did_not_translate_are_told_once(
    published, systematisation, focal_point_pe, make_person
):
    translated(published, systematisation)

    notice = Notice.objects.get(kind="translation-to-approve")
    assert notice.person == focal_point_pe


def test_a_correction_asks_only_for_what_changed_and_tells_the_translators(
    published, systematisation, peers, focal_point_pe, hub_editor, client
):
    translation = translated(published, systematisation)
    sheet = write(published, systematisation, summary="Dos países compartieron lo que sí funcionó.")
    assert standing_of(translation).is_complete  # a correction that is still being written disturbs nobody

    again_to_the_hub(sheet, systematisation, peers, focal_point_pe, hub_editor)

    (pending,) = standing_of(translation).pending
    assert pending.segment.field == "summary"
    assert Notice.objects.get(kind="translation-outdated").person == systematisation
    client.force_login(systematisation)
    page = client.get(page_of(translation)).text
    assert "<ins>sí</ins>" in page
    assert "DOS PAÍSES COMPARTIERON LO QUE FUNCIONÓ.</textarea>" in page
    assert page.count("<textarea") == 1


def test_of_a_retired_sheet_nothing_is_translated(published, systematisation, hub_editor):
    translation = translated(published, systematisation)
    retire_sheet(actor=hub_editor, sheet=published, reason="Se publicó por error.")

    with pytest.raises(Refused, match="no hay nada que traducir"):
        translate_paragraphs(actor=systematisation, translation=translation, written=[])


def test_the_page_is_begun_read_and_finished_without_script(published, systematisation, client):
    client.force_login(systematisation)
    address = reverse("publication:translation", args=[published.cycle.slug, "en"])
    assert "Nadie ha empezado esta traducción" in client.get(address).text

    client.post(f"{address}begin/", {"with": "hand"})
    page = client.get(address)

    assert page.status_code == 200
    assert page.text.count('<article class="translation-row pending"') == len(
        standing_of(published.translations.get()).pending
    )
    translate_all(published.translations.get(), systematisation)
    assert "Una persona leyó cada párrafo" in client.get(address).text
    assert "DOS PAÍSES COMPARTIERON" in client.get(f"{address}preview/").text
