"""A translation's steps, in one line each."""

from tinkuy.people.models import Person
from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.translations.actions import Outcome, Written, begin_translation, translate_paragraphs
from tinkuy.publication.translations.models import SheetTranslation
from tinkuy.publication.translations.queries import TranslationStanding, source_of, standing_against
from tinkuy.publication.translations.segments import digest


def standing_of(translation: SheetTranslation) -> TranslationStanding:
    translation.refresh_from_db()
    source = source_of(translation.sheet)
    assert source is not None
    return standing_against(translation, source)


def written(key: str, text: str, stored: str = "") -> Written:
    return Written(key=key, text=text, offered="", stored=digest(stored))


def begin(sheet: Sheet, actor: Person, language: str = "pt-br") -> SheetTranslation:
    return begin_translation(actor=actor, sheet=sheet, language=language, with_machine=False)


def translate_all(translation: SheetTranslation, actor: Person) -> Outcome:
    """Each pending paragraph becomes its source in capitals."""
    pending = standing_of(translation).pending
    words = [written(one.segment.key, one.segment.text.upper()) for one in pending]
    return translate_paragraphs(actor=actor, translation=translation, written=words)


def translated(sheet: Sheet, actor: Person, language: str = "pt-br") -> SheetTranslation:
    translation = begin(sheet, actor, language)
    translate_all(translation, actor)
    translation.refresh_from_db()
    return translation
