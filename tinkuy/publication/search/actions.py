"""The cards of published sheets: written with the versions, and forgetting what these no longer hold."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import connection

from tinkuy.core.rows.postgresql import on_postgresql
from tinkuy.language.stemming import searchable
from tinkuy.publication.content.sheet import FINDINGS, FINDINGS_AS_READ, SheetContent
from tinkuy.publication.records.actions import note_change
from tinkuy.publication.search.facets import finding_facets, sheet_facets
from tinkuy.publication.search.models import KIND_FIELDS, KINDS, CardFinding, SheetCard
from tinkuy.publication.sheets.models import Sheet, SheetVersion

WRITING_CARDS = 7_146_275
"""The number of PostgreSQL's advisory lock of whoever writes cards."""

OF_A_FINDING = ("code", "heading", "text", "quotes", "countries")
OF_A_QUOTE = ("text", "country", "language")


def write_card(sheet: Sheet) -> None:
    """Make the card of *sheet* and those of its findings anew from its versions in force, or take them away.

    Within the caller's transaction; cards are written by one at a time, so that no two wait for each other.
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
    kinds = [kind for kind, field in KIND_FIELDS.items() if counts[field]]
    return {
        "slug": newest.slug,
        "facets": sheet_facets(_contents(versions), newest.published_at.year, kinds),
        "published_at": newest.published_at,
        "year": newest.published_at.year,
        "webinars": len(newest.content.get("webinars") or ()),
        **counts,
        "is_example": newest.is_example,
        "texts": {version.language: _texts(version.content) for version in versions},
        **_stems(_of_newest_text(versions)),
    }


def _contents(versions: Sequence[SheetVersion]) -> dict[str, dict[str, Any]]:
    return {version.language: version.content for version in versions}


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
    """All fields of those of a sheet but their card. As newer rows stand first in lists, the first as read is the last.

    What a correction took out is found no more, in whatever language it still stands.
    """
    newest, contents = versions[0], _contents(versions)
    made = []
    for field in FINDINGS_AS_READ:
        for item in newest.content.get(field) or ():
            items = {version.language: _same(item, version, field, newest.language) for version in versions}
            of_newest = [items[version.language] for version in versions if version.number == newest.number]
            countries = [str(country) for country in item.get("countries") or ()]
            made.append(
                {
                    "kind": KINDS[field],
                    "code": str(item.get("code") or "")[:20],
                    "countries": len(countries),
                    "quotes": item.get("quotes") or 0,
                    "facets": finding_facets(contents, newest.published_at.year, KINDS[field], countries),
                    "items": items,
                    "stems": " ".join(_stems_of_finding(one) for one in of_newest),
                }
            )
    return made[::-1]


def _same(item: Mapping[str, Any], version: SheetVersion, field: str, language: str) -> dict[str, Any]:
    """The *item* of *language* as *version* has it, with the quotes that it prints; as it is where that has none of its
    code. It says in which language its words are.
    """
    code = item.get("code")
    own = next((one for one in version.content.get(field) or () if code and one.get("code") == code), None)
    written = item if own is None else own
    quotes = [{name: str(quote.get(name) or "") for name in OF_A_QUOTE} for quote in written.get("evidence") or ()]
    return {
        **{name: value for name, value in written.items() if name in OF_A_FINDING},
        "language": language if own is None else version.language,
        "evidence": [quote for quote in quotes if quote["text"]],
    }


def _stems_of_finding(item: Mapping[str, Any]) -> str:
    words = searchable(" ".join(str(item.get(name) or "") for name in ("heading", "text")), item["language"])
    quotes = (searchable(quote["text"], quote["language"] or item["language"]) for quote in item["evidence"])
    return " ".join((words, *quotes))


def forget_former_words() -> None:
    """What cards no longer hold leaves the index itself: FTS5 keeps the words of changed rows beside a note that they
    went. On PostgreSQL the index is written anew with its table.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for table in ("publication_cardtext", "publication_findingtext"):
                cursor.execute(f"INSERT INTO {table}({table}) VALUES ('rebuild')")  # noqa: S608  one of two names
