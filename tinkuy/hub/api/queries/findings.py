"""The findings that sheets in force print, as their texts say them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tinkuy.hub.api.pages import Listing
from tinkuy.hub.api.parameters import Wish
from tinkuy.hub.api.resources import Finding
from tinkuy.practice.adoptions.queries import KINDS
from tinkuy.publication.records.queries import versions_of
from tinkuy.publication.search.models import KIND_FIELDS, CardFinding
from tinkuy.publication.search.queries import FindingSearch
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.code import FindingKind

from .addresses import address


def findings(wish: Wish) -> Listing:
    """Found by their own words and facets; only the texts that a page needs are read."""
    search = FindingSearch(wish.one("q"), wish.facets)
    return Listing(len(search), lambda first, most: _of_rows(search[first : first + most]))


def _of_rows(rows: Sequence[CardFinding]) -> list[Finding]:
    by_place: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for one in findings_of(versions_of(row.card.sheet_id for row in rows)):
        by_place[one.sheet, one.kind, one.code].append(one)
    of_rows = (_finding_of(row, by_place[row.card.slug, row.kind, row.code]) for row in rows)
    return [finding for finding in of_rows if finding]


def _finding_of(row: CardFinding, of_its_place: Sequence[Finding]) -> Finding | None:
    """Those of a text that was read from elsewhere have no code: their words tell them apart."""
    words = {str(item.get("text")) for item in row.items.values()}
    return next((one for one in of_its_place if words.intersection(one.text.values())), None)


def findings_of(
    versions: Mapping[int, Sequence[SheetVersion]], kinds: Sequence[str] = tuple(KIND_FIELDS)
) -> list[Finding]:
    """As the newest version of each sheet has them, with the words of its other languages."""
    newest = [of_sheet[0] for of_sheet in versions.values()]
    keys = _keys(newest)
    return [
        _finding(versions[sheet], kind, item, keys)
        for sheet in versions
        for kind in kinds
        for item in versions[sheet][0].content.get(KIND_FIELDS[kind]) or ()
    ]


def _keys(versions: Sequence[SheetVersion]) -> dict[tuple[int, str], str]:
    """By version and code, the key of each finding that has a page of its own."""
    printed = PublishedFinding.objects.filter(version__in=versions, finding__kind__in=KINDS).order_by()
    rows = printed.values_list("version_id", "code", "finding__public_id")
    return {(version, code): key for version, code, key in rows}


def _finding(
    versions: Sequence[SheetVersion], kind: str, item: Mapping[str, Any], keys: Mapping[tuple[int, str], str]
) -> Finding:
    newest, code = versions[0], str(item.get("code") or "")
    same = dict(_in_each_language(versions, KIND_FIELDS[kind], item))
    route = "hub:recommendation" if kind == FindingKind.RECOMMENDATION else "hub:practice_page"
    key = keys.get((newest.pk, code))
    return Finding(
        sheet=newest.slug,
        code=code,
        kind=kind,
        heading=_texts(same, "heading"),
        text=_texts(same, "text"),
        quotes=int(item.get("quotes") or 0),
        countries=list(item.get("countries") or ()),
        is_proposal=bool(item.get("is_proposal")),
        validation=_texts(same, "validation"),
        address=address(route, newest.language, key) if key else "",
    )


def _in_each_language(
    versions: Sequence[SheetVersion], field: str, item: Mapping[str, Any]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The *item* of the newest version, and in each other language the one of its code."""
    yield versions[0].language, item
    for version in versions[1:]:
        own = (one for one in version.content.get(field) or () if one.get("code") == item.get("code") != "")
        if same := next(own, None):
            yield version.language, same


def _texts(same: Mapping[str, Mapping[str, Any]], name: str) -> dict[str, str]:
    return {language: str(item[name]) for language, item in same.items() if item.get(name)}
