"""Words taken out of a transcript leave the sheet: draft, published version, forms, search, and the disk."""

import re

import pytest

from tests.disk import close_what_others_left_open, is_on_disk, stands
from tinkuy.dialogue.moderation.actions import redact_question
from tinkuy.dialogue.questions.models import Question
from tinkuy.publication.downloads.queries import bytes_of
from tinkuy.publication.search.models import SheetCard
from tinkuy.publication.search.queries import CardSearch
from tinkuy.publication.sheets.drafting.content import draft_content
from tinkuy.publication.sheets.models import FormerDraft, Sheet, SheetState, SheetVersion
from tinkuy.publication.sheets.queries import draft
from tinkuy.publication.translations.actions import translate_paragraphs
from tinkuy.publication.translations.queries import is_approved
from tinkuy.publication.translations.tests.steps import standing_of, translated, written
from tinkuy.publication.versions.actions import freeze
from tinkuy.publication.versions.models import RenderedForm
from tinkuy.publication.versions.tests.steps import write
from tinkuy.publication.versions.translated import approve_translation
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.models.finding import Evidence
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.live.actions import cite
from tinkuy.systematisation.live.tests.live_rows import question
from tinkuy.systematisation.transcripts.actions.rechecking import recheck_everywhere
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue
from tinkuy.systematisation.transcripts.actions.retaking import correct_cue

PHRASE = "del ñandubay quetzalcóatl vive en la calle xilófono"


@pytest.fixture
def naming_cue(findings) -> Cue:
    """What a lesson rests on names somebody."""
    excerpt = Excerpt.objects.filter(evidence__finding=findings[0]).first()
    words = f"La señora {PHRASE}, dijo la oficina."
    Cue.objects.filter(pk=excerpt.cue_id).update(text=words)
    Excerpt.objects.filter(pk=excerpt.pk).update(text=words, end=len(words))
    return Cue.objects.select_related("transcript__webinar", "cycle").get(pk=excerpt.cue_id)


def redact(cue: Cue, actor) -> None:
    close_what_others_left_open()
    start = cue.text.index(PHRASE)
    redact_cue(actor=actor, cue=cue, start=start, end=start + len(PHRASE))


@pytest.mark.alone
@pytest.mark.django_db(transaction=True)
def test_promise_P10_a_published_sheet_holds_it_in_no_byte(naming_cue, published, systematisation):
    version = SheetVersion.objects.get()
    for form in ("pdf", "docx", "md"):
        bytes_of(version, form)
    before = (is_on_disk(PHRASE), len(CardSearch("quetzalcoatl xilofono")))

    redact(naming_cue, systematisation)

    version.refresh_from_db()
    assert before == (True, 1)
    assert len(CardSearch("quetzalcoatl xilofono")) == 0
    assert not RenderedForm.objects.exists()
    assert "La señora […], dijo la oficina." in str(version.content)
    assert not is_on_disk(PHRASE)
    assert not stands("nandubay", "quetzalcoatl", "xilofon")


def test_promise_P10_the_other_words_of_a_published_version_stay_and_its_fingerprint_is_of_what_it_says(
    naming_cue, published, systematisation
):
    before = SheetVersion.objects.get()

    redact(naming_cue, systematisation)

    after = SheetVersion.objects.get()
    assert (after.number, after.published_at) == (before.number, before.published_at)
    assert after.content["title"] == before.content["title"]
    assert after.content_hash != before.content_hash
    assert SheetCard.objects.filter(sheet=after.sheet_id).exists()


def test_promise_P10_what_a_sheet_quoted_before_its_caption_was_corrected_leaves_it_too(
    naming_cue, published, systematisation
):
    write(published, systematisation, title="Otro título")
    naming_cue = correct_cue(
        actor=systematisation, cue=naming_cue, text=f"La señora {PHRASE}, dijo esa oficina.", speaker=naming_cue.speaker
    )
    texts = [Sheet.objects.get().drafts, SheetVersion.objects.get().content, FormerDraft.objects.first().words]
    assert [PHRASE in str(one) for one in texts] == [True] * 3

    redact(naming_cue, systematisation)

    texts = [Sheet.objects.get().drafts, SheetVersion.objects.get().content, FormerDraft.objects.first().words]
    assert [PHRASE in str(one) for one in texts] == [False] * 3
    assert "La señora […], dijo esa oficina." in str(texts[1])


def test_promise_P10_the_paragraphs_that_cite_what_was_redacted_are_named_to_be_read(
    naming_cue, sheet, systematisation, signed_in
):
    browser, page = signed_in(systematisation), "/es/team/c/ciclo-de-prueba/sheet/"
    (cited,) = [one.code for one in draft(sheet, "es").items() if any(PHRASE in quote.text for quote in one.evidence)]
    assert "se quitaron palabras" not in browser.get(page).text

    redact(naming_cue, systematisation)

    named = browser.get(page).text.split("se quitaron palabras")[1].split("</p>")[0]
    assert re.findall(r'href="[^"]*/edit/es/#write-([\w-]+)"', named) == [cited]
    editor = browser.get(f"{page}edit/es/").text
    assert editor.count("De una cita de este hallazgo se quitaron palabras.") == 1
    row = editor.split(f'id="write-{cited}"')[1].split('class="finding-row')[0]
    assert "se quitaron palabras" in row


def test_a_draft_with_other_words_needs_a_new_approval(naming_cue, approved, systematisation):
    before = approved.revision

    redact(naming_cue, systematisation)

    sheet = Sheet.objects.get()
    assert (sheet.state, sheet.revision > before) == (SheetState.DRAFT, True)
    assert PHRASE not in str(sheet.drafts)


def test_a_sheet_that_does_not_quote_it_stays_as_it_is(published, scoped, webinars, systematisation):
    transcript = Cue.objects.first().transcript
    other = Cue.objects.create(
        cycle=scoped, transcript=transcript, ordinal=900, start_ms=0, end_ms=9, text="Nadie lo cita"
    )

    redact_cue(actor=systematisation, cue=other, start=0, end=4)

    assert Sheet.objects.get().state == SheetState.PUBLISHED


@pytest.mark.parametrize("moment", ["at once", "by the clock"])
def test_promise_P10_words_that_the_moderation_took_out_of_a_question_leave_the_sheets_as_well(
    moment, approved, findings, webinars, coordination
):
    own_question = question(webinars[0], text=f"¿Y la señora {PHRASE}?")
    quote = cite(actor=coordination, source=Source.QUESTION, row=own_question, kind=findings[0].kind)
    Evidence.objects.create(cycle=quote.cycle, finding=findings[0], excerpt=quote)
    Sheet.objects.update(drafts={"es": draft_content(quote.cycle, "es").to_json()})
    assert PHRASE in str(Sheet.objects.get().drafts)

    if moment == "at once":
        redact_question(actor=coordination, question=own_question, text="¿Y quien vive lejos?")
    else:
        Question.objects.update(text="¿Y quien vive lejos?")
        recheck_everywhere()

    quote.refresh_from_db()
    assert quote.text == "¿Y quien vive lejos?"
    assert PHRASE not in str(Sheet.objects.get().drafts)
    assert "¿Y quien vive lejos?" in str(Sheet.objects.get().drafts)


def test_promise_P10_a_translation_holds_it_no_more_and_asks_for_that_paragraph_again(
    naming_cue, published, systematisation, focal_point_pe, hub_editor
):
    translation = translated(published, systematisation)
    summary = next(one for one in standing_of(translation).paragraphs if one.segment.field == "summary")
    words = [written(summary.segment.key, f"Disse que {PHRASE}.", summary.text)]
    translate_paragraphs(actor=systematisation, translation=translation, written=words)
    standing = standing_of(translation)
    approve_translation(actor=focal_point_pe, translation=translation, words=standing.words)
    portuguese = freeze(hub_editor, published, standing.content, 1, SheetVersion.objects.get())
    assert PHRASE in str(portuguese.content["lessons"])

    redact(naming_cue, systematisation)

    portuguese.refresh_from_db()
    assert PHRASE not in str(portuguese.content["lessons"])
    after = standing_of(translation)
    assert PHRASE not in str(translation.paragraphs)
    assert [one.segment.field for one in after.pending] == ["summary"]
    assert not is_approved(after)
