"""What in a sheet's drafts may be personal data: nothing is published while one alert is open (invariant 12)."""

from collections.abc import Iterator

from tinkuy.publication.sheets.models import Sheet
from tinkuy.publication.sheets.queries import draft
from tinkuy.publication.translations.models import SheetTranslation
from tinkuy.systematisation.guard.queries import AlertInPassage, Passage, alerts_in


def alerts_of(sheet: Sheet) -> list[AlertInPassage]:
    """Every alert of every language, decided or not. What was decided of a finding's words or a quote's holds here.

    The sheet's own mailbox raises none. A focal point who agreed to be public does: they may withdraw, and what is
    published stays (invariant 21).
    """
    return alerts_in(sheet.home, _passages(sheet), allowed=_allowed(sheet))


def alerts_to_decide(sheet: Sheet) -> list[AlertInPassage]:
    """Those of the sheet and of each of its translations."""
    translations = SheetTranslation.objects.filter(sheet=sheet)
    passages = [*_passages(sheet), *(one for row in translations for one in _passages_of_translation(row))]
    return alerts_in(sheet.home, passages, allowed=_allowed(sheet))


def open_alerts_of_translation(translation: SheetTranslation) -> list[AlertInPassage]:
    """What nobody has decided in the words of a translation: they stop it and no other language."""
    passages = _passages_of_translation(translation)
    alerts = alerts_in(translation.sheet.home, passages, allowed=_allowed(translation.sheet))
    return [one for one in alerts if one.decision is None]


def _passages_of_translation(translation: SheetTranslation) -> Iterator[Passage]:
    for number, paragraph in enumerate(translation.paragraphs):
        yield Passage(f"{translation.language}.t{number}", paragraph["text"], translation.language)


def open_alerts_of(sheet: Sheet) -> list[AlertInPassage]:
    """Those that nobody has decided."""
    return [one for one in alerts_of(sheet) if one.decision is None]


def _passages(sheet: Sheet) -> Iterator[Passage]:
    for language in sheet.drafts:
        for number, text in enumerate(draft(sheet, language).texts()):
            yield Passage(f"{language}.{number}", text, language)


def _allowed(sheet: Sheet) -> set[str]:
    contents = [draft(sheet, language) for language in sheet.drafts]
    return {
        *(content.contact.email for content in contents),
        *(content.contact.name for content in contents),
    }
