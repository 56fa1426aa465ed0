"""The drawings of a sheet, made from its own content: quipu, weave, countries, faja.

Call within `speaking(content.language)`.
"""

from collections.abc import Iterable
from typing import Literal

from django.utils.html import escape

from tinkuy.design.figures.attendance_by_country import CountryRow, attendance_by_country
from tinkuy.design.figures.drawing import SANS, SERIF
from tinkuy.design.figures.faja import faja
from tinkuy.design.figures.quipu.figure import quipu
from tinkuy.design.figures.quipu.frames import Size
from tinkuy.design.figures.quipu.geometry import Cord, Knot, Thread
from tinkuy.design.figures.weave.figure import weave
from tinkuy.design.figures.weave.loom import Step, persons_per_line
from tinkuy.design.remembered import remembered_part
from tinkuy.people.countries import country_name
from tinkuy.publication.content.parts import WebinarLine
from tinkuy.publication.content.sheet import SheetContent
from tinkuy.publication.renderers import wording
from tinkuy.publication.renderers.language import short_date


def sheet_figures(content: SheetContent) -> dict[str, str]:
    """Name → SVG: always `faja`; `quipu` and `band`, the same without words, where quotes are known; `weave` where
    attendance is; `countries` where that of each country may be read.

    Without quotes the four stripes of the faja are equally wide: it tells of nothing.
    """
    svg_by_name = {"faja": str(faja(wording.quotes_by_kind(content), vertical=True, width=210, height=1254))}
    if any(webinar.knots for webinar in content.webinars):
        svg_by_name["quipu"] = quipu_of(content, size="print")
        svg_by_name["band"] = quipu_of(content, size="band")
    if has_weave(content):
        svg_by_name["weave"] = weave_of(content, size="print")
    if has_countries(content):
        svg_by_name["countries"] = countries_of(content, size="print")
    return {name: in_print(svg) for name, svg in svg_by_name.items()}


def in_print(svg: str) -> str:
    """With the fonts that travel with the product in the place of those of a browser."""
    return svg.replace(escape(SERIF), "TeX Gyre Pagella").replace(escape(SANS), "Noto Sans")


def has_weave(content: SheetContent) -> bool:
    """Two held sessions at least, a step between each two, and not all of it hidden."""
    sessions = content.past_webinars
    is_readable = any(webinar.persons is not None for webinar in sessions)
    return len(sessions) > 1 and is_readable and len(content.figures.steps) == len(sessions) - 1


def lines_of_weave(content: SheetContent) -> int:
    return persons_per_line([webinar.persons for webinar in content.past_webinars])


def quipu_of(content: SheetContent, *, size: Size) -> str:
    """The quipu of the sheet, the same for its page and its prints; a session still to come hangs dotted."""
    cords = [_cord(webinar, content.language) for webinar in content.webinars]
    numbers = {cord.number for cord in cords}
    threads = [
        Thread(
            label=thread.label,
            text=thread.text,
            origin=thread.origin,
            origin_minute=thread.origin_minute,
            target=thread.target if thread.target in numbers else None,
            target_minute=thread.target_minute,
            state=thread.state,  # type: ignore[arg-type]
        )
        for thread in content.threads
        if thread.origin in numbers
    ]
    title, description = wording.quipu_title(content), wording.quipu_description(content)
    key = ("quipu of a sheet", content.language, tuple(cords), tuple(threads), size, title, description)
    return str(remembered_part(key, lambda: quipu(cords, threads, size=size, title=title, description=description)))


def _cord(webinar: WebinarLine, language: str) -> Cord:
    return Cord(
        number=webinar.number,
        title=webinar.title,
        date=short_date(webinar.date, language),
        minutes=webinar.minutes,
        is_held=not webinar.is_planned,
        knots=tuple(Knot(minute, kind, "") for minute, kind in webinar.knots),
    )


def weave_of(content: SheetContent, *, size: Literal["page", "print"]) -> str:
    """The weave of the sessions that were held."""
    persons = [webinar.persons for webinar in content.past_webinars]
    steps, numbers = (
        [Step(*step) for step in content.figures.steps],
        [webinar.number for webinar in content.past_webinars],
    )
    title, description = wording.weave_title(content), wording.weave_description(content)
    return str(weave(persons, steps, title=title, description=description, size=size, numbers=numbers))


def has_countries(content: SheetContent) -> bool:
    """The numbers of each country are of the sessions that the sheet tells as held: an older draft may have others."""
    lines, sessions = content.participation, len(content.past_webinars)
    return bool(lines) and all(len(line.persons) == sessions for line in lines)


def undrawn(fields: Iterable[str], content: SheetContent) -> list[str]:
    """Of the details those that no drawing shows: where one stands, the same numbers are no list too."""
    return [field for field in fields if field != "participation" or not has_countries(content)]


def countries_of(content: SheetContent, *, size: Literal["page", "print"]) -> str:
    """How many came of each country to each session, as far as the numbers may be read."""
    rows = [CountryRow(country_name(line.country), line.persons) for line in content.participation]
    numbers = [webinar.number for webinar in content.past_webinars]
    title, description = wording.participation_title(content), wording.participation_description(content)
    return str(attendance_by_country(rows, numbers, title=title, description=description, size=size))
