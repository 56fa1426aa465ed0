"""A published sheet as a page, and the trail of each of its sentences."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tinkuy.core.text import listed
from tinkuy.design.json_block import json_block
from tinkuy.design.missing import or_404
from tinkuy.hub.devices import DRAWN_FOR, is_phone
from tinkuy.hub.hub_reviews.queries import reviews_of_sheet
from tinkuy.hub.sheets.linked_data import sheet_data
from tinkuy.hub.sheets.practices import (
    adopted_from,
    answers_to,
    pages_of_practices,
    practice_of,
    printed_practices_of,
    threads_of,
)
from tinkuy.hub.sheets.preview import preview_of
from tinkuy.hub.sheets.versions import PublishedSheet, focal_points_of_sheet, published_sheet, translators_of
from tinkuy.hub.signposting.links import link_header, links_of_page
from tinkuy.people.countries import country_name
from tinkuy.publication.content.parts import Item
from tinkuy.publication.content.sections import section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.downloads.queries import sizes_of
from tinkuy.publication.records.queries import printed_content
from tinkuy.publication.renderers.html import page_context
from tinkuy.publication.search.models import KIND_FIELDS


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponse:
    sheet = demand_sheet(slug)
    version = sheet.version
    if sheet.is_retired:
        return tombstone(request, sheet)
    content, printed = printed_content(version), printed_practices_of(version)
    threads = threads_of(printed)
    context = page_context(content, quipu_size="phone" if is_phone(request) else "sheet") | {
        "sheet": sheet,
        "linked_data": json_block(sheet_data(content)),
        "trail_base": reverse("hub:sheet", args=[slug]) + "trail/",
        "downloads": _downloads(request, sheet),
        "cycle_href": reverse("hub:cycle", args=[version.cycle_slug]) if version.cycle_slug else "",
        "original_language": _original_language(sheet),
        "translators": listed(translators_of(version)),
        "is_other_language": version.language != get_language(),
        "is_example": version.is_example,
        "preview": preview_of(version),
        "practice": practice_of(version.cycle_slug) if threads else None,
        "practice_href": reverse("hub:practice"),
        "hub_reviews": reviews_of_sheet(slug),
        "adopted": {
            code: {
                "address": reverse("hub:practice_page", args=[adoptions[0].finding.public_id]),
                "countries": listed(dict.fromkeys(country_name(one.country) for one in adoptions)),
            }
            for code, adoptions in adopted_from(printed).items()
        },
        "threads": {code: reverse("hub:recommendation", args=[key]) for code, key in threads.items()},
        "practice_pages": {
            code: reverse("hub:practice_page", args=[key]) for code, key in pages_of_practices(printed).items()
        },
    }
    if names := focal_points_of_sheet(version.cycle_slug, content.language):
        context["details"] = [*context["details"], (section_name("focal_points", content.language), names)]
    response = render(request, "hub/sheet.html", context)
    response["Link"] = link_header(links_of_page(sheet))
    patch_vary_headers(response, DRAWN_FOR)
    return response


@require_safe
def trail(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """From a published sentence back to the quotes it rests on, and forward to what the countries answered."""
    sheet = demand_sheet(slug)
    content = SheetContent.from_json(sheet.version.content)
    kind, item = _item_of(content, code)
    if sheet.is_retired:
        return tombstone(request, sheet)
    context = {
        "version": sheet.version,
        "content": content,
        "item": item,
        "kind": kind,
        "is_example": sheet.version.is_example,
        "answers": answers_to(sheet.version, item),
        "thread": threads_of(printed_practices_of(sheet.version)).get(code, ""),
    }
    return render(request, "hub/trail.html", context)


def _original_language(sheet: PublishedSheet) -> str:
    """That of the text from which the others were translated."""
    version = sheet.version
    return version.source_version.language if version.source_version else version.language


def tombstone(request: HttpRequest, sheet: PublishedSheet) -> HttpResponse:
    """It was here and is not any more, whatever form of it is asked for: who links to it reads why."""
    return render(request, "hub/retired.html", {"version": sheet.version}, status=410)


def _item_of(content: SheetContent, code: str) -> tuple[str, Item]:
    for kind, field in KIND_FIELDS.items():
        for item in getattr(content, field):
            if item.code == code:
                return kind, item
    raise Http404


def demand_sheet(slug: str) -> PublishedSheet:
    return or_404(published_sheet(slug, get_language() or "es"))


def _downloads(request: HttpRequest, sheet: PublishedSheet) -> str:
    version = sheet.version
    context = {
        "slug": version.slug,
        "others": sheet.others,
        "is_one_page": version.content.get("layout") == "one-page",
        "pdf_size": sizes_of(version).get(("pdf", "")),
    }
    return render_to_string("hub/parts/downloads.html", context, request)
