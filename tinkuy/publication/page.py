"""A sheet as a page: what the templates of the published sheet and its preview show, made from `SheetContent` alone."""

from collections import Counter
from datetime import date
from typing import Any

from django.template.defaultfilters import date as date_filter
from django.utils.translation import gettext as _

from tinkuy.design.figures.quipu import Cord, Knot, Size, Thread, quipu
from tinkuy.design.figures.weave import Step, weave
from tinkuy.people.countries import country_name

from .content import SheetContent, section_name
from .renderers.language import speaking

SECTIONS = ("summary", "cycle", "lessons", "recommendations", "risks", "practices", "practice", "more", "contact")
WORDS_A_MINUTE = 180


def page_context(content: SheetContent, *, quipu_size: Size = "sheet") -> dict[str, Any]:
    """A sheet speaks its own language, whatever the reader's: figures and names of countries are worded in it."""
    with speaking(content.language):
        return _context(content, quipu_size)


def _context(content: SheetContent, quipu_size: Size) -> dict[str, Any]:
    return {
        "content": content,
        "names": {section: section_name(section, content.language) for section in SECTIONS},
        "counts": kind_counts(content),
        "minutes": max(1, round(_words_read(content) / WORDS_A_MINUTE)),
        "country_names": [country_name(code) for code in content.scope.countries],
        "quipu": _quipu(content, quipu_size),
        "weave": _weave(content),
        "kept": kept_share(content),
        "has_hidden": any(count is None for step in content.figures.steps for count in step),
        "recommendations": shown_recommendations(content),
    }


def _words_read(content: SheetContent) -> int:
    """The words of the page itself; quotes are a press away."""
    texts = [content.summary, *(f"{item.heading} {item.text}" for item in content.items()), content.disclaimer]
    return sum(len(text.split()) for text in texts)


def kind_counts(content: SheetContent) -> dict[str, int]:
    """How many quotes there are of each kind."""
    return dict(Counter(kind for webinar in content.webinars for _minute, kind in webinar.knots))


def kept_share(content: SheetContent) -> float | None:
    """The last webinar's attendance over the first one's; None while either is unknown or hidden."""
    persons = [webinar.persons for webinar in content.webinars]
    if len(persons) < 2 or not persons[0] or persons[-1] is None:
        return None
    return persons[-1] / persons[0]


def shown_recommendations(content: SheetContent) -> list[dict[str, Any]]:
    """The recommendations with `is_main` for those whose words stand in the featured one."""
    featured = content.featured_recommendation
    return [{"item": item, "is_main": bool(featured) and item.text in featured} for item in content.recommendations]


def _quipu(content: SheetContent, size: Size) -> str:
    if not any(webinar.knots for webinar in content.webinars):
        return ""
    cords = tuple(
        Cord(
            number=webinar.number,
            title=webinar.title,
            date=_day(webinar.date),
            minutes=webinar.minutes,
            held=True,
            knots=tuple(Knot(minute, kind, "") for minute, kind in webinar.knots),
        )
        for webinar in content.webinars
    )
    threads = tuple(
        Thread(t.label, t.text, t.origin, t.origin_minute, t.target, t.target_minute, t.state)  # type: ignore[arg-type]
        for t in content.threads
    )
    described = _("%(quotes)s quotes in %(sessions)s sessions, joined by %(threads)s threads.") % {
        "quotes": sum(len(webinar.knots) for webinar in content.webinars),
        "sessions": len(content.webinars),
        "threads": len(content.threads),
    }
    return quipu(cords, threads, size=size, title=_("Quipu of the cycle"), description=described)


def _weave(content: SheetContent) -> str:
    persons = [webinar.persons for webinar in content.webinars]
    steps = [Step(*step) for step in content.figures.steps]
    if not steps or not any(persons) or len(steps) != len(persons) - 1:
        return ""
    described = _("Attendance by session: %(persons)s.") % {
        "persons": ", ".join("—" if count is None else str(count) for count in persons)
    }
    return weave(persons, steps, title=_("Attendance across the cycle"), description=described)


def _day(iso: str) -> str:
    return str(date_filter(date.fromisoformat(iso), "j b")) if iso else ""
