"""The cards of published sheets: written with the versions, and forgetting what these no longer hold."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from tinkuy.core import languages
from tinkuy.core.rows.postgresql import on_postgresql
from tinkuy.language.stemming import searchable
from tinkuy.publication.content.sheet import FINDINGS, SheetContent
from tinkuy.publication.records.actions import note_change
from tinkuy.publication.search.models import KIND_FIELDS, CardFinding, SheetCard
from tinkuy.publication.sheets.models import Sheet, SheetVersion

WRITING_CARDS = 7_146_275
"""The number of PostgreSQL's advisory lock of whoever writes cards."""


def write_card(sheet: Sheet) -> None:
    """Make the card of *sheet* anew from its versions in force, or take it away; within the caller's transaction.

    A card leaves a group and enters another, whose rows are locked in that order: two that change places would wait for
    each other. So cards are written by one transaction at a time.
    """
    on_postgresql("SELECT pg_advisory_xact_lock(%s)", WRITING_CARDS)
    SheetCard.objects.filter(sheet=sheet).delete()
    versions = newest_versions(SheetVersion.objects.filter(sheet=sheet, retired_at=None))
    if versions:
        card = SheetCard.objects.create(sheet=sheet, **card_fields(versions))
        CardFinding.objects.bulk_create(CardFinding(card=card, **fields) for fields in card_findings(versions))
    note_change(sheet, card.facets if versions else None)


def newest_versions(versions: Any) -> list[Any]:
    """Of a query of versions the newest in each language: first the newest original, translations last."""
    newest: dict[str, Any] = {}
    for version in sorted(versions.order_by("-number", "pk"), key=_is_translation):
        newest.setdefault(version.language, version)
    return list(newest.values())


def _is_translation(version: Any) -> bool:
    """Migrations that are older than translations call this: their rows know of none."""
    return getattr(version, "source_version_id", None) is not None


def _of_newest_text(versions: Sequence[SheetVersion]) -> list[SheetVersion]:
    """The newest original in each language that it has, and the translations that follow it."""
    newest = versions[0].number
    originals = [one for one in versions if not _is_translation(one) and one.number == newest]
    keys = {one.pk for one in originals}
    return [*originals, *(one for one in versions if _is_translation(one) and one.source_version_id in keys)]


def card_fields(versions: Sequence[SheetVersion]) -> dict[str, Any]:
    """All fields of a card but its sheet. Numbers are those of the newest version, which is the first."""
    newest = versions[0]
    counts = {field: len(newest.content.get(field) or ()) for field in FINDINGS}
    return {
        "slug": newest.slug,
        "facets": _facets(versions, counts),
        "published_at": newest.published_at,
        "year": newest.published_at.year,
        "webinars": len(newest.content.get("webinars") or ()),
        **counts,
        "is_example": newest.is_example,
        "texts": {version.language: _texts(version.content) for version in versions},
        **_stems(_of_newest_text(versions)),
    }


def _facets(versions: Sequence[SheetVersion], counts: Mapping[str, int]) -> str:
    newest = versions[0]
    written = {version.language for version in versions}
    countries = (newest.content.get("scope") or {}).get("countries", ())
    words = [
        *(f"country:{country}" for country in dict.fromkeys(countries)),
        *(f"kind:{kind}" for kind, field in KIND_FIELDS.items() if counts[field]),
        *(f"language:{code}" for code in languages.CODES if code in written),
        f"year:{newest.published_at.year}",
    ]
    return f" {' '.join(words)} "


def _texts(content: Mapping[str, Any]) -> dict[str, str]:
    return {"title": str(content.get("title", "")), "summary": str(content.get("summary", ""))}


def _stems(versions: Sequence[SheetVersion]) -> dict[str, str]:
    """What a correction took out is found no more, in whatever language it still stands."""
    contents = [SheetContent.from_json(version.content) for version in versions]
    return {
        "title_stems": " ".join(searchable(content.title, content.language) for content in contents),
        "body_stems": " ".join(searchable(content.plain_text(), content.language) for content in contents),
    }


def card_findings(versions: Sequence[SheetVersion]) -> list[dict[str, Any]]:
    """Of each kind the finding of the most countries, then of the most quotes, if any country stands behind one."""
    best = []
    for kind, field in KIND_FIELDS.items():
        items = [item for item in versions[0].content.get(field) or () if item.get("countries")]
        if items:
            item = max(items, key=lambda one: (len(one["countries"]), one.get("quotes") or 0))
            best.append(
                {
                    "kind": kind,
                    "countries": len(item["countries"]),
                    "quotes": item.get("quotes") or 0,
                    "items": {version.language: _same(item, version, field) for version in versions},
                }
            )
    return best


def _same(item: Mapping[str, Any], version: SheetVersion, field: str) -> dict[str, Any]:
    """The *item* in the language of *version*, without its evidence; as it is where that has none of its code."""
    own = next((one for one in version.content.get(field) or () if one.get("code") == item.get("code")), item)
    return {name: value for name, value in own.items() if name in ("code", "heading", "text", "quotes", "countries")}


def forget_former_words() -> None:
    """What cards no longer hold leaves the index itself: FTS5 keeps the words of changed rows beside a note that they
    went. On PostgreSQL the index is written anew with its table.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO publication_cardtext(publication_cardtext) VALUES ('rebuild')")
