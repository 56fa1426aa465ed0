"""The dates of a cycle for anyone: a page that says how to follow them, the feed, and the file of each session."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language
from tinkuy.core.text import in_language
from tinkuy.design.missing import or_404
from tinkuy.planning.request import CycleRequest

from .files import calendar_of
from .links import links_to_follow
from .pages import calendar_answer, sessions_to_add
from .queries import dated_webinars


@require_safe
def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """How to have the dates in one's own calendar. The address of a feed says the theme: a sensitive cycle has none."""
    own, language = request.cycle, reader_language()
    title = in_language(own.title, language, own.main_language)
    feed = links_to_follow(settings.BASE_ADDRESS + reverse("convening:cycle_feed", args=[cycle]), title)
    context = {
        "cycle": own,
        "zone": own.zone,
        "feed": None if own.is_sensitive else feed,
        "sessions": sessions_to_add(
            own,
            dated_webinars(own),
            language,
            file=lambda one: reverse("convening:session_file", args=[cycle, one.ordinal]),
            page=_cycle_page(cycle),
        ),
    }
    return render(request, "convening/cycle_calendar.html", context)


@require_safe
def feed(request: CycleRequest, cycle: str) -> HttpResponse:
    """All sessions. Of a sensitive cycle there is none: who has its address in a program's list shows the theme."""
    own, language = request.cycle, reader_language()
    if own.is_sensitive:
        raise Http404
    name = in_language(own.title, language, own.main_language)
    body = calendar_of(
        own, dated_webinars(own), zone=own.zone, language=language, address=_cycle_page(cycle), feed=name
    )
    return calendar_answer(body)


@require_safe
def session_file(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = or_404(next((one for one in dated_webinars(request.cycle) if one.ordinal == n), None))
    page = settings.BASE_ADDRESS + reverse("hub:webinar", args=[cycle, n])
    body = calendar_of(request.cycle, [webinar], zone=request.cycle.zone, language=reader_language(), address=page)
    return calendar_answer(body, pgettext("name of a file", "session") + f"-{n}.ics")


def _cycle_page(slug: str) -> str:
    return settings.BASE_ADDRESS + reverse("hub:cycle", args=[slug])
