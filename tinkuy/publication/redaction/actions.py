"""Words that were taken out of a transcript leave the sheets too: drafts, published versions, their forms and the
search. It is the one case in which a published text changes: what it may not hold is kept nowhere (promise P10).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from typing import Any

from django.db import transaction

from tinkuy.core import clock
from tinkuy.core.lasting_erasure.forgetting import forget_former_rows
from tinkuy.journal.trail import done_lately, record
from tinkuy.publication.content.parts import Item, Quote
from tinkuy.publication.content.sheet import FINDINGS, SheetContent
from tinkuy.publication.search.actions import forget_former_words, write_card
from tinkuy.publication.search.models import CardEntry, CardFinding, FindingEntry, SheetCard
from tinkuy.publication.sheets.models import FormerDraft, Sheet, SheetState, SheetVersion
from tinkuy.publication.translations.models import SheetTranslation
from tinkuy.publication.versions.models import RenderedForm
from tinkuy.systematisation.transcripts.copied_words import Redacted


def follow_redaction(redacted: Sequence[Redacted]) -> None:
    """Put the present words of the quotes into every sheet of their cycle. Within the caller's transaction."""
    now = {(quote.webinar.ordinal, quote.former): quote.now for quote in redacted}
    places = {(quote.webinar.ordinal, quote.clock): quote for quote in redacted if quote.clock}
    sheets = Sheet.objects.select_for_update().filter(cycle=redacted[0].webinar.cycle)
    change = partial(_with, now=now, places=places)
    changed = [
        sheet
        for sheet in sheets
        if change_drafts(sheet, change)
        | change_former_drafts(sheet, change)
        | _in_translations(sheet, now)
        | change_versions(sheet, change)
    ]
    for sheet in changed:
        record(None, "redacted", sheet)
    if changed:
        forget_former_words()
        transaction.on_commit(forget_redacted)


def forget_redacted() -> bool:
    """Former versions of the rows that a redaction changed leave the disk; whether all did."""
    return forget_former_rows(
        *(Sheet, FormerDraft, SheetTranslation, SheetVersion, RenderedForm),
        *(SheetCard, CardEntry, CardFinding, FindingEntry),
    )


def forget_redacted_lately() -> bool:
    """The clock's deed: once more what was redacted in the last day, in case somebody was reading those rows then."""
    return forget_redacted() if done_lately("redacted", "sheet", hours=24) else True


SHORT = 3
"""Letters of what is looked for in a translation: fewer stand in any text."""

type Words = dict[tuple[int, str], str]
"""By session and former words of a quote, its present ones."""

type Places = dict[tuple[int, str], Redacted]
"""By session and the moment where it begins, a quote of the transcript."""

ALIKE = 0.6
"""Of what two texts have in common, from which on one is taken for the other, corrected."""

type Change = Callable[[dict[str, Any]], dict[str, Any]]
"""Of the plain form of a text, one without what has to go: the same where it holds nothing of it."""


def change_drafts(sheet: Sheet, change: Change) -> bool:
    """Other words need a new review; whoever is writing is told that somebody changed the draft."""
    drafts = {language: change(plain) for language, plain in sheet.drafts.items()}
    if drafts == sheet.drafts:
        return False
    sheet.drafts, sheet.revision, sheet.changed_at = drafts, sheet.revision + 1, clock.now()
    if sheet.state != SheetState.RETIRED:
        sheet.state = SheetState.DRAFT
    sheet.save(update_fields=["drafts", "revision", "changed_at", "state"])
    return True


def change_former_drafts(sheet: Sheet, change: Change) -> bool:
    is_changed = False
    for former in FormerDraft.objects.filter(sheet=sheet):
        words = change(former.words)
        if words != former.words:
            former.words = words
            former.save(update_fields=["words"])
            is_changed = True
    return is_changed


def _in_translations(sheet: Sheet, now: Words) -> bool:
    """The quotes of a translation are those of its source. A paragraph that repeats what was taken out of one goes, and
    is asked again.
    """
    former = {words for (_webinar, quote), present in now.items() for words in _taken_out(quote, present)}
    is_changed = False
    for translation in SheetTranslation.objects.select_for_update(of=("self",)).filter(sheet=sheet):
        remaining = [
            one for one in translation.paragraphs if not any(words in one["source"] + one["text"] for words in former)
        ]
        if remaining != translation.paragraphs:
            translation.paragraphs, translation.revision = remaining, translation.revision + 1
            translation.save(update_fields=["paragraphs", "revision"])
            is_changed = True
    return is_changed


def _taken_out(former: str, present: str) -> set[str]:
    """The words of *former* in whose place nothing of theirs stands in *present*."""
    steps = SequenceMatcher(None, former, present, autojunk=False).get_opcodes()
    taken = {former[start:end].strip() for kind, start, end, _left, _right in steps if kind in ("delete", "replace")}
    return {words for words in taken if len(words) > SHORT}


def change_versions(sheet: Sheet, change: Change) -> bool:
    """In force, former or retired, in each language. Number, day and all other words stay as they are."""
    is_changed = False
    for version in SheetVersion.objects.filter(sheet=sheet):
        plain = change(version.content)
        if plain != version.content:
            _rewrite(version, plain)
            is_changed = True
    if is_changed:
        write_card(sheet)
    return is_changed


def _rewrite(version: SheetVersion, plain: dict[str, Any]) -> None:
    """PDF and DOCX are made anew when they are next asked for."""
    content = SheetContent.from_json(plain)
    version.content, version.content_hash = plain, content.content_hash()
    version.save(update_fields=["content", "content_hash"])
    RenderedForm.objects.filter(version=version).delete()


def _with(plain: dict[str, Any], now: Words, places: Places) -> dict[str, Any]:
    """The same plain form where no quote of it was redacted."""
    content = SheetContent.from_json(plain)
    if all(_present(quote, now, places) == quote.text for item in content.items() for quote in item.evidence):
        return plain
    items: dict[str, Any] = {
        name: tuple(_item(item, now, places) for item in getattr(content, name)) for name in FINDINGS
    }
    return replace(content, **items).to_json()


def _item(item: Item, now: Words, places: Places) -> Item:
    evidence = (replace(quote, text=_present(quote, now, places)) for quote in item.evidence)
    return replace(item, evidence=tuple(evidence))


def _present(quote: Quote, now: Words, places: Places) -> str:
    """What *quote* says now. One that was copied before its words were corrected says nearly what was redacted."""
    if (quote.webinar, quote.text) in now:
        return now[quote.webinar, quote.text]
    redacted = places.get((quote.webinar, quote.clock))
    if redacted is None or quote.source:
        return quote.text
    if SequenceMatcher(None, redacted.former, quote.text, autojunk=False).ratio() >= ALIKE:
        return redacted.now
    return quote.text
