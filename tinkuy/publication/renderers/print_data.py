"""What the printed sheet says, ready to be set: every word in the sheet's language, every drawing as SVG."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from tinkuy.core.text import shortened
from tinkuy.design.typesetting.looks import LOOKS, REGIONS, qr_code
from tinkuy.publication.content.parts import Item, WebinarLine
from tinkuy.publication.content.sections import section_heading, section_name
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers import wording
from tinkuy.publication.renderers.figures import lines_of_weave, undrawn
from tinkuy.publication.renderers.language import working_language
from tinkuy.publication.renderers.layouts import LAYOUTS
from tinkuy.publication.renderers.media import NO_PICTURES, PictureBytes, printed_pictures, rights_line
from tinkuy.publication.renderers.selection import (
    featured,
    footer_lines,
    imprint,
    more_links,
    named_details,
    not_featured,
    printed_tags,
)


def print_data(
    content: SheetContent, layout: str, drawings: Mapping[str, str], pictures: PictureBytes = NO_PICTURES
) -> dict[str, Any]:
    """All that the templates read. Call within `speaking(content.language)`."""
    return (
        LOOKS
        | {"faja": drawings["faja"]}
        | _frame(content, layout)
        | _cover(content)
        | _words(content, LAYOUTS[layout].details)
        | _drawings(content, drawings)
        | {"media": _media(content, pictures)}
        | _ending(content)
        | _selection(content)
    )


def _frame(content: SheetContent, layout: str) -> dict[str, Any]:
    language = working_language(content.language)
    return {
        "layout": layout,
        "lang": language[:2],
        "region": REGIONS.get(language),
        "title": content.title or section_name("series", content.language),
        "running_title": content.title,
        "author": content.contact.name,
        "description": content.summary,
        "tags": printed_tags(content),
        "names": {name: section_heading(name, content) for name in PRINTED_SECTIONS}
        | {"sessions": section_name("progression", content.language)},
    }


LONGEST_NOTICE = 160
"""In characters: a longer disclaimer stands at the end only."""

BRIEF_SUMMARY, BRIEF_QUESTION, BRIEF_ITEM, BRIEF_LINE = 2_400, 320, 480, 120
"""In characters: what four pages say of a text that alone would fill more than its page."""

PRINTED_SECTIONS = (
    "summary", "cycle", "lessons", "more", "recommendations", "contact", "risks", "practices", "details", "media",
)  # fmt: skip


def _cover(content: SheetContent) -> dict[str, Any]:
    notice = content.disclaimer if len(content.disclaimer) <= LONGEST_NOTICE else ""
    lines = (content.contact.name, wording.publication(content), notice)
    return {
        "series": content.series or section_name("series", content.language),
        "question": content.guiding_question,
        "figures": [{"number": str(number), "word": word} for number, word in wording.figures(content)],
        "cover_lines": [line for line in lines if line],
    }


def _words(content: SheetContent, fields: tuple[str, ...]) -> dict[str, Any]:
    return {
        "summary": content.summary.split("\n\n") if content.summary else [],
        "lessons": _items(content.lessons),
        "featured": _items(featured(content)),
        "recommendations": _items(not_featured(content)),
        "all_recommendations": _items(content.recommendations),
        "risks": _items(content.risks),
        "practices": _items(content.practices),
        "sessions": [
            {"title": f"{webinar.number}. {webinar.title}", "subtitle": _subtitle(webinar, content.language)}
            for webinar in content.webinars
        ],
        "details": [{"name": name, "items": items} for name, items in named_details(content, undrawn(fields, content))],
    }


def _subtitle(webinar: WebinarLine, language: str) -> str:
    """With the day of a session that was still to come in front."""
    day = wording.planned_day(webinar, language)
    return ". ".join(part for part in (f"{day[:1].upper()}{day[1:]}", webinar.subtitle) if part)


def _items(items: tuple[Item, ...]) -> list[dict[str, str]]:
    return [
        {
            "heading": item.heading,
            "text": item.text,
            "brief": shortened(item.text, BRIEF_ITEM),
            "evidence": wording.evidence(item),
        }
        for item in items
    ]


def _drawings(content: SheetContent, drawings: Mapping[str, str]) -> dict[str, Any]:
    quipu = weave = None
    if "quipu" in drawings:
        quipu = {
            "svg": drawings["quipu"],
            "band": drawings.get("band", drawings["quipu"]),
            "title": wording.quipu_title(content),
            "description": wording.quipu_description(content),
            "caption": wording.quipu_caption(content),
        }
    if "weave" in drawings:
        weave = {
            "svg": drawings["weave"],
            "title": wording.weave_title(content),
            "description": wording.weave_description(content),
            "caption": wording.weave_caption(content, lines_of_weave(content)),
        }
    countries = None
    if "countries" in drawings:
        countries = {
            "svg": drawings["countries"],
            "title": wording.participation_title(content),
            "description": wording.participation_description(content),
            "caption": wording.participation_caption(content),
        }
    counts = wording.quotes_by_kind(content)
    legend = [{"kind": kind, "words": wording.kind_word(kind, count)} for kind, count in counts.items()]
    return {"quipu": quipu, "weave": weave, "countries": countries, "legend": legend}


def _media(content: SheetContent, pictures: PictureBytes) -> list[dict[str, str]]:
    return [
        {
            "svg": one.as_svg,
            "alt": one.picture.alternative,
            "caption": one.picture.caption,
            "rights": rights_line(one.picture),
        }
        for one in printed_pictures(content, pictures)
    ]


def _ending(content: SheetContent) -> dict[str, Any]:
    address = content.address
    return {
        "more": [{"label": link.label or link.href, "href": link.href} for link in more_links(content)],
        "address": address,
        "address_shown": address.split("://", 1)[-1].rstrip("/"),
        "qr": qr_code(address) if address else "",
        "qr_alt": wording.qr_alternative(address),
        "doi": content.doi,
        "contact": {"name": content.contact.name, "email": content.contact.email},
        "footer": footer_lines(content),
        "published": wording.publication(content),
        "imprint": [
            {"name": name, "text": _ended(text), "brief": _ended(shortened(text, BRIEF_LINE))}
            for name, text in imprint(content)
        ],
    }


def _selection(content: SheetContent) -> dict[str, Any]:
    """What the four pages need to choose, and to name what they leave out."""
    always = [("details", named_details(content)), ("media", content.media)]
    return {
        "summary_brief": shortened(content.summary, BRIEF_SUMMARY),
        "question_brief": shortened(content.guiding_question, BRIEF_QUESTION),
        "left_out": {
            "always": [section_name(name, content.language) for name, entries in always if entries],
            "sentence": wording.left_out(),
            "share": wording.left_out_share(),
            "whole": _("The whole sheet:"),
            "quipu": _("The cycle's quipu"),
            "weave": _("Attendance across the sessions"),
        },
    }


def _ended(text: str) -> str:
    """With a full stop, because another sentence follows on the line."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
