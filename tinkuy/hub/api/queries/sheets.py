from collections.abc import Sequence
from typing import Any

from tinkuy.hub.api.pages import Listing
from tinkuy.hub.api.parameters import Wish
from tinkuy.hub.api.problems import Problem
from tinkuy.hub.api.resources import File, Sheet, SheetText, WholeSheet
from tinkuy.publication.downloads.queries import forms_of
from tinkuy.publication.records.identifiers import identifier_of
from tinkuy.publication.records.queries import changed_at_of, doi_of, record_at, versions_of
from tinkuy.publication.search.models import SheetCard
from tinkuy.publication.search.queries import CardSearch
from tinkuy.publication.sheets.models import SheetVersion

from .addresses import address, moment
from .findings import findings_of


def sheets(wish: Wish) -> Listing:
    search = CardSearch(wish.one("q"), wish.facets)
    return Listing(len(search), lambda first, most: sheets_of(search[first : first + most]))


def sheets_of(cards: Sequence[SheetCard]) -> list[Sheet]:
    changed_at = changed_at_of([card.slug for card in cards])
    return [Sheet(**_fields(card, changed_at.get(card.slug, card.published_at))) for card in cards]


def _fields(card: SheetCard, changed_at: Any) -> dict[str, Any]:
    return {
        "identifier": identifier_of(card.slug),
        "slug": card.slug,
        "title": {language: texts["title"] for language, texts in card.texts.items()},
        "summary": {language: texts["summary"] for language, texts in card.texts.items()},
        "addresses": {language: address("hub:sheet", language, card.slug) for language in card.texts},
        "countries": card.values_of("country"),
        "sessions": card.webinars,
        "risks": card.risks,
        "practices": card.practices,
        "lessons": card.lessons,
        "recommendations": card.recommendations,
        "published_at": moment(card.published_at),
        "changed_at": moment(changed_at),
        "is_example": card.is_example,
    }


def sheet(slug: str) -> WholeSheet:
    record = record_at(slug)
    if record is None:
        raise Problem(404, "There is no sheet of this slug.")
    if record.is_deleted:
        raise Problem(410, f"The sheet was retired on {moment(record.changed_at)}.")
    card = SheetCard.objects.get(slug=slug)
    versions = versions_of([record.sheet_id])[record.sheet_id]
    return WholeSheet(
        **_fields(card, record.changed_at),
        cycle=versions[0].cycle_slug,
        texts=[_text(version) for version in versions],
        findings=findings_of({record.sheet_id: versions}),
    )


def _text(version: SheetVersion) -> SheetText:
    content = version.content
    return SheetText(
        language=version.language,
        version=version.number,
        published_on=version.published_on.isoformat(),
        content_hash=version.content_hash,
        guiding_question=content.get("guiding_question") or "",
        licence=content.get("licence") or "",
        citation=content.get("citation") or "",
        doi=doi_of(version),
        files=[File(one.form, one.layout, one.media_type, one.address) for one in forms_of(version)],
    )
