from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tinkuy.core.languages import names_in_sentence, reader_language
from tinkuy.hub.copied_entries.queries import has_entries
from tinkuy.hub.countries.queries import countries_named
from tinkuy.hub.cycles.queries import cycles_by_title
from tinkuy.hub.sheets.catalogue import Catalogue
from tinkuy.publication.search.models import SheetCard
from tinkuy.publication.search.queries import NEWEST, FindingSearch

from . import options
from .address import EVERYTHING, FINDINGS, SHEETS, Address
from .findings import Findings
from .suggestions import ways_on

PER_PAGE = {FINDINGS: 20, SHEETS: 30}
FIRST_FINDINGS, FIRST_SHEETS = 6, 3
"""Of both, where words are looked for and neither list is asked for alone."""
LONGEST_NUMBER = 9
"""Digits of a page that are read: Python refuses thousands, and no list has so many pages."""
LONGEST_LISTED = 200
"""Letters of a query in which a country or an open cycle is looked for by its name."""


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    address, language = Address.of(request.GET), reader_language()
    more = {"order": address.order, "as_written": address.as_written}
    findings = Findings(FindingSearch(address.query, address.chosen, **more), language)
    sheets = Catalogue(language, address.query, address.chosen, **more)
    page = _page(address, findings, sheets)
    if address.page != (str(page.number) if page and page.number > 1 else ""):  # each page has one address
        return redirect(f"{reverse('hub:search')}?{address.with_page(page.number if page else 1)}".removesuffix("?"))
    return render(request, "catalogue/search.html", _context(address, language, findings, sheets, page))


def _page(address: Address, findings: Findings, sheets: Catalogue) -> Page[Any] | None:
    """None where both lists begin."""
    if address.show == EVERYTHING:
        return None
    rows: Sequence[Any] = findings if address.show == FINDINGS else sheets
    pages = Paginator(rows, PER_PAGE[address.show])
    number = int(address.page[:LONGEST_NUMBER]) if address.page.isascii() and address.page.isdecimal() else 1
    return pages.page(min(max(number, 1), pages.num_pages))


def _context(
    address: Address, language: str, findings: Findings, sheets: Catalogue, page: Page[Any] | None
) -> dict[str, Any]:
    lists = _lists(address, findings, sheets, page)
    counted = sheets.search if address.show == SHEETS or not len(findings) else findings.search
    question = findings.search.wish.question
    is_empty = not len(findings) and not len(sheets)
    return {
        **lists,
        "address": address,
        "query": address.query,
        "page": page,
        "reader": language,
        "finding_count": len(findings),
        "sheet_count": len(sheets),
        "counts_sheets": counted is sheets.search,
        "facets": options.facets(counted.facet_counts(), address),
        "chips": list(options.chips(address)),
        "added": [(*names_in_sentence([code]), code, terms) for code, terms in (question.added or {}).items()],
        "words_left_out": question.left_out,
        "tabs": {name: address.but(show=name).words for name in (FINDINGS, SHEETS)},
        "orders": {order: address.but(order=order).words for order in ("", NEWEST)},
        "in_all_languages": address.but(as_written=False).words,
        "as_written": address.but(as_written=True).words,
        "without_filters": address.but(chosen={}).words,
        "without_words": address.but(query="", show=SHEETS).words,
        "narrowed_facets": address.but(query="", show=SHEETS, order="", as_written=False).words,
        "cycles": cycles_by_title(address.query[:LONGEST_LISTED]),
        "countries": countries_named(address.query[:LONGEST_LISTED], language),
        "ways_on": ways_on(address) if is_empty else (),
        "is_in_other_hubs": bool(address.query) and has_entries(),
        "all_findings": len(findings.search.entries),
        "all_sheets": len(sheets.search.entries),
        "is_example": any(row.is_example for row in _cards(lists)),
    }


def _lists(address: Address, findings: Findings, sheets: Catalogue, page: Page[Any] | None) -> dict[str, Sequence[Any]]:
    if page is None:
        return {"findings": findings[:FIRST_FINDINGS], "cards": sheets.without_passages(FIRST_SHEETS)}
    return {"findings" if address.show == FINDINGS else "cards": list(page.object_list)}


def _cards(lists: dict[str, Sequence[Any]]) -> list[SheetCard]:
    of_findings = [one.row.card for one in lists.get("findings", ())]
    return [*of_findings, *(card.row for card in lists.get("cards", ()))]
