"""What the pages show of calendars: for each session its file and the web calendars, for a feed how to follow it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpResponse

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .files import dated
from .links import CalendarLink, links_to_add
from .queries import may_be_added

CALENDAR = "text/calendar; charset=utf-8"


@dataclass(frozen=True)
class SessionToAdd:
    webinar: Webinar
    file: str
    links: Sequence[CalendarLink]


def sessions_to_add(
    cycle: Cycle, webinars: Sequence[Webinar], language: str, *, file: Callable[[Webinar], str], page: str = ""
) -> list[SessionToAdd]:
    """Those that are to come. *file* is the path of its calendar file, *page* what an entry leads to."""
    address = "" if cycle.is_sensitive else page
    return [
        SessionToAdd(one, file(one), links_to_add(dated(cycle, one, language), address))
        for one in webinars
        if may_be_added(one)
    ]


def calendar_answer(body: bytes, name: str = "") -> HttpResponse:
    """To be saved under *name*; without one, for a program that follows it."""
    headers = {"Content-Disposition": f'attachment; filename="{name}"'} if name else {}
    return HttpResponse(body, content_type=CALENDAR, headers=headers)
