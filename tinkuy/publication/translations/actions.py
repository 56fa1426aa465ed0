"""Translating: begun in a language, then paragraph by paragraph, by several persons at once."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules as team
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.translations.messages import tell_approvers

from .alignment import Paragraph
from .models import SheetTranslation
from .queries import Source, TranslationStanding, languages_to_translate, source_of, standing_against
from .segments import digest
from .suggestions import begins_with_draft, pairs_from_data, printed_sentences


@dataclass(frozen=True)
class Written:
    """What a page sends of one paragraph: its key, the words in the field, fingerprints of those that stood there when
    the page was opened and of those that were stored then, and whether the person accepts words they did not change.
    """

    key: str
    text: str
    offered: str
    stored: str
    accepts: bool = False

    @property
    def is_deed(self) -> bool:
        return self.accepts or digest(self.text) != self.offered


@dataclass
class Outcome:
    """`taken` counts what was stored. `conflicts` are the keys of what somebody else stored meanwhile, `without_place`
    the words of paragraphs that the source no longer has: neither is stored, and neither is lost.
    """

    translation: SheetTranslation
    taken: int = 0
    conflicts: list[str] = field(default_factory=list)
    without_place: list[str] = field(default_factory=list)


def begin_translation(*, actor: Person, sheet: Sheet, language: str, with_machine: bool) -> SheetTranslation:
    """Begin to translate *sheet* into *language*, from a draft by a machine or by hand."""
    team.demand(actor, "write_sheets", sheet.home)
    source = _demand_source(sheet)
    if language not in languages_to_translate(sheet):
        raise Refused(_("The sheet itself is written in this language."))
    if with_machine and not begins_with_draft(source.language, language):
        raise Refused(_("No draft can be made here in this language. Translate it by hand."))
    sentences = pairs_from_data(sheet, source.language, language)
    try:
        with transaction.atomic():
            translation: SheetTranslation = SheetTranslation.objects.create(
                cycle=sheet.cycle, sheet=sheet, language=language, begins_with_machine=with_machine
            )
            standing = standing_against(translation, source)
            _store(standing, printed_sentences(standing, sentences), set())
            record(actor, "began translation", sheet, language=language)
            return translation
    except IntegrityError as error:
        raise Refused(_("Somebody has begun this translation meanwhile. Reload the page.")) from error


def translate_paragraphs(*, actor: Person, translation: SheetTranslation, written: Sequence[Written]) -> Outcome:
    """Store what *actor* wrote or accepted. Of two who write one paragraph at once the second is shown the words of the
    first; every other paragraph of theirs is stored.
    """
    team.demand(actor, "write_sheets", translation.sheet.home)
    source = _demand_source(translation.sheet)
    deeds = [one for one in written if one.is_deed]
    pending, own = standing_against(translation, source).pending, {one.key for one in deeds}
    is_to_be_printed = any(one.segment.is_printed_by_program and one.segment.key not in own for one in pending)
    sentences = pairs_from_data(translation.sheet, source.language, translation.language) if is_to_be_printed else {}
    with transaction.atomic():
        locked = SheetTranslation.objects.select_for_update(of=("self",)).select_related("sheet__cycle", "cycle")
        standing = standing_against(locked.get(pk=translation.pk), source)
        outcome, texts = _sorted_out(standing, deeds)
        if texts:
            _store(standing, printed_sentences(standing, sentences) | texts, {key for key in texts if not texts[key]})
            standing.translation.translators.add(actor)
            record(actor, "translated", standing.translation.sheet, language=translation.language, count=len(texts))
            _tell_if_complete(actor, standing_against(standing.translation, source))
    outcome.taken = len(texts)
    return outcome


def _sorted_out(standing: TranslationStanding, deeds: Iterable[Written]) -> tuple[Outcome, dict[str, str]]:
    by_key = {one.segment.key: one for one in standing.paragraphs}
    outcome, texts = Outcome(standing.translation), dict[str, str]()
    for one in deeds:
        text, paragraph = _one_line(one.text), by_key.get(one.key)
        if paragraph is None:
            outcome.without_place += [text] if text else []
        elif text == paragraph.text:
            continue
        elif digest(paragraph.text) != one.stored:
            outcome.conflicts.append(one.key)
        elif text or paragraph.text:
            texts[one.key] = text
    return outcome, texts


def _one_line(text: str) -> str:
    return " ".join(tidy(text).split())


def _store(standing: TranslationStanding, texts: Mapping[str, str], emptied: set[str]) -> None:
    """Current paragraphs with *texts* over them; former words wait beside what is still pending, and go with it."""
    translation = standing.translation
    translation.paragraphs = [
        stored
        for one in standing.paragraphs
        if (stored := _stored(one, texts.get(one.segment.key, ""), is_emptied=one.segment.key in emptied))
    ]
    translation.revision += 1
    translation.changed_at = clock.now()
    translation.save(update_fields=["paragraphs", "revision", "changed_at"])


def _stored(one: Paragraph, text: str, *, is_emptied: bool) -> dict[str, str] | None:
    words = text or ("" if is_emptied else one.text)
    if words:
        return {"field": one.segment.field, "source": one.segment.text, "text": words}
    return dict(one.former) if one.former else None


def _tell_if_complete(actor: Person, standing: TranslationStanding) -> None:
    if standing.is_complete:
        tell_approvers(standing, actor=actor)


def _demand_source(sheet: Sheet) -> Source:
    source = source_of(sheet)
    if source is None:
        raise Refused(_("The sheet was retired: there is nothing to translate."))
    return source
