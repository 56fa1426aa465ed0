"""A sheet in HTML, made from `SheetContent` alone: what the templates of the published sheet and its preview show; and
one file that stands alone: plain headings, lists and tables, to be pasted or printed elsewhere.
"""

from collections import Counter
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.template.loader import render_to_string
from django.utils.translation import ngettext

from tinkuy.design.figures.quipu.frames import Size
from tinkuy.people.countries import country_name
from tinkuy.publication.content.parts import Picture, WebinarLine
from tinkuy.publication.content.sections import DETAILS, section_heading, section_name
from tinkuy.publication.content.sheet import FINDINGS_AS_READ, SheetContent

from . import wording
from .figures import countries_of, has_countries, has_weave, lines_of_weave, quipu_of, undrawn, weave_of
from .language import locale_of, speaking
from .layouts import LAYOUTS, laid_out
from .media import NO_PICTURES, PictureBytes, picture_path, printed_pictures, rights_line
from .network_form import network_fields
from .selection import featured, footer_lines, imprint, more_links, named_details, not_featured, writable

SECTIONS = (
    "summary", "cycle", "lessons", "recommendations", "risks", "practices", "details", "media", "practice", "more",
    "contact",
)  # fmt: skip
WORDS_A_MINUTE = 180
NARROWEST_LINE = 300
"""Pixels of a line on the narrowest telephone, beside the margins that a browser gives a page without styles."""

type PictureAddress = Callable[[Picture], str]
"""Where an image is had; empty where it is not."""


def page_context(
    content: SheetContent, *, quipu_size: Size = "sheet", picture_address: PictureAddress | None = None
) -> dict[str, Any]:
    """A sheet speaks its own language, whatever the reader's: figures and names of countries are worded in it.

    *picture_address* says where an image is had; of a published sheet, under its own address.
    """
    with speaking(content.language):
        return _context(content, quipu_size) | {
            "media": _media(content, picture_address or _published_address(content))
        }


def _published_address(content: SheetContent) -> PictureAddress:
    path = urlsplit(content.address).path
    return lambda picture: picture_path(path, picture)


def _media(content: SheetContent, address_of: PictureAddress) -> list[dict[str, Any]]:
    """Each image that can be had, with its address and whose it is."""
    pictures = ((picture, address_of(picture)) for picture in content.media)
    return [
        {"picture": one, "address": address, "rights": rights_line(one), "narrow": _narrow_size(one)}
        for one, address in pictures
        if address
    ]


def _narrow_size(picture: Picture) -> tuple[int, int]:
    """Width and height for a file without styles, in which nothing else holds an image in the line of a telephone. HTML
    takes whole pixels there, and no share of the line.
    """
    if picture.width <= NARROWEST_LINE:
        return picture.width, picture.height
    return NARROWEST_LINE, max(1, round(picture.height * NARROWEST_LINE / picture.width))


def _context(content: SheetContent, quipu_size: Size) -> dict[str, Any]:
    return {
        "content": content,
        "names": {section: section_heading(section, content) for section in SECTIONS},
        "counts": kind_counts(content),
        "minutes": minutes_to_read(content),
        "country_names": [country_name(code) for code in content.scope.countries],
        "numbers": [*wording.figures(content), *_findings(content)],
        "quipu": quipu_of(content, size=quipu_size) if any(line.knots for line in content.webinars) else "",
        "quipu_caption": wording.quipu_caption(content) if content.webinars else "",
        **_weave(content),
        **_countries(content),
        "has_hidden": any(count is None for step in content.figures.steps for count in step),
        "recommendations": recommendations_with_main(content),
        "details": named_details(content, undrawn(DETAILS, content)),
        "sessions": sessions_with_day(content),
        "translated_from": wording.translated_from(content),
        "correction": wording.correction(content),
        "has_ending": any((content.contact.name, content.contact.email, *imprint(content))),
    }


def sessions_with_day(content: SheetContent) -> list[tuple[WebinarLine, str]]:
    """Each session, with the day of one that was still to come."""
    return [(webinar, wording.planned_day(webinar, content.language)) for webinar in content.webinars]


def minutes_to_read(content: SheetContent) -> int:
    """Whole minutes, one at least."""
    return max(1, round(_words_read(content) / WORDS_A_MINUTE))


def _words_read(content: SheetContent) -> int:
    """The words of the page itself; quotes are a press away."""
    findings = (f"{item.heading} {item.text}" for item in content.items())
    of_details = (text for _name, texts in named_details(content, undrawn(DETAILS, content)) for text in texts)
    texts = [content.summary, *findings, *of_details, content.disclaimer]
    return sum(len(text.split()) for text in texts)


def kind_counts(content: SheetContent) -> dict[str, int]:
    """How many quotes there are of each kind."""
    return dict(Counter(kind for webinar in content.webinars for _minute, kind in webinar.knots))


def _findings(content: SheetContent) -> list[tuple[int, str]]:
    count = content.figures.findings or 0
    return [(count, ngettext("finding", "findings", count))] if count else []


def _weave(content: SheetContent) -> dict[str, str]:
    """The drawing with its conclusion and how to read it; nothing where attendance is not known."""
    if not has_weave(content):
        return {}
    return {
        "weave": weave_of(content, size="page"),
        "weave_title": wording.weave_title(content),
        "weave_caption": wording.weave_caption(content, lines_of_weave(content)),
    }


def _countries(content: SheetContent) -> dict[str, str]:
    """Who came of each country, drawn; nothing where no such number may be read."""
    if not has_countries(content):
        return {}
    return {
        "countries": countries_of(content, size="page"),
        "countries_title": wording.participation_title(content),
        "countries_caption": wording.participation_caption(content),
    }


def recommendations_with_main(content: SheetContent) -> list[dict[str, Any]]:
    """The recommendations with `is_main` for those whose words stand in the featured one."""
    featured = content.featured_recommendation
    return [{"item": item, "is_main": bool(featured) and item.text in featured} for item in content.recommendations]


def render_html(
    content: SheetContent,
    layout: str = "long",
    pictures: PictureBytes = NO_PICTURES,
    *,
    picture_address: PictureAddress | None = None,
) -> str:
    """The page of *content*, which holds its *pictures* in itself unless *picture_address* says where they are; what
    people wrote is escaped by the template.
    """
    content = laid_out(writable(content), layout)
    addresses = {one.picture.file: one.data_address for one in printed_pictures(content, pictures)}
    with speaking(content.language):
        context = {
            "content": content,
            "language_tag": str(locale_of(content.language)).replace("_", "-"),
            "series": content.series or section_name("series", content.language),
            "names": {name: section_heading(name, content) for name in NAMED},
            "network": network_fields(content) if layout == "network-form" else [],
            "sections": _sections(content, layout),
            "numbers": wording.figures(content),
            "sessions": sessions_with_day(content),
            "details": named_details(content, LAYOUTS[layout].details),
            "media": _media(content, picture_address or (lambda picture: addresses.get(picture.file, ""))),
            "is_without_styles": picture_address is None,
            "more": more_links(content),
            "footer": footer_lines(content),
            "imprint": imprint(content),
            "publication": wording.publication(content),
        }
        return render_to_string("publication/forms/sheet.html", context)


def _sections(content: SheetContent, layout: str) -> list[tuple[str, str, list[dict[str, str]]]]:
    """Each section with its name and its findings."""
    return [
        (section, section_name(section, content.language), _items_with_evidence(content, section))
        if section in FINDINGS_AS_READ
        else (section, "", [])
        for section in LAYOUTS[layout].sections
    ]


NAMED = ("summary", "cycle", "details", "media", "more", "contact")


def _items_with_evidence(content: SheetContent, section: str) -> list[dict[str, str]]:
    items = getattr(content, section)
    if section == "recommendations":
        items = (*featured(content), *not_featured(content))
    return [{"heading": item.heading, "text": item.text, "rests_on": wording.evidence(item)} for item in items]
