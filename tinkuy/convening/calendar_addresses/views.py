"""How somebody has their sessions in their own calendar: files, an address to follow, and the feed behind it."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy, pgettext
from django.views.decorators.http import require_POST, require_safe
from django_scopes import scope

from tinkuy.convening.calendars.files import NEUTRAL_FEED, calendar_of, neutral_feed
from tinkuy.convening.calendars.links import FeedLinks, links_to_follow
from tinkuy.convening.calendars.pages import calendar_answer, sessions_to_add
from tinkuy.convening.registrations.queries import chosen_webinars, zone_of_participant
from tinkuy.convening.registrations.request import ParticipantRequest
from tinkuy.core.languages import reader_language
from tinkuy.own_pages.single_purpose import LinkKind, open_link

from . import actions
from .models import CalendarAddress
from .queries import address_of, address_with_fingerprint

CALENDAR_ADDRESSES = LinkKind(
    links=CalendarAddress,
    with_fingerprint=address_with_fingerprint,
    ask_whom=gettext_lazy("This calendar is closed. Its owner finds another address on their page."),
)


def page(request: ParticipantRequest, cycle: str) -> HttpResponse:
    registration = request.registration
    context = {
        "cycle": request.cycle,
        "zone": zone_of_participant(registration),
        "feed": _links(address_of(registration)),
        "sessions": sessions_to_add(
            request.cycle,
            chosen_webinars(registration),
            reader_language(),
            file=lambda one: reverse("convening:own_session_file", args=[cycle, one.ordinal]),
            page=_own_page(cycle),
        ),
    }
    return render(request, "convening/own_calendar.html", context)


def _links(address: CalendarAddress | None) -> FeedLinks | None:
    secret = address.secret() if address else ""
    if not secret:
        return None
    path = reverse("convening:personal_feed", args=[secret])
    return links_to_follow(settings.BASE_ADDRESS + path, NEUTRAL_FEED)


@require_POST
def renew(request: ParticipantRequest, cycle: str) -> HttpResponse:
    is_first = address_of(request.registration) is None
    actions.renew_calendar_address(registration=request.registration)
    words = _("Your calendar has an address.") if is_first else _("Your calendar has another address.")
    messages.success(request, words)
    return redirect("convening:own_calendar", cycle)


@require_POST
def close(request: ParticipantRequest, cycle: str) -> HttpResponse:
    actions.close_calendar_address(registration=request.registration)
    messages.success(request, _("The address of your calendar is closed: nobody reads your sessions there any more."))
    return redirect("convening:own_calendar", cycle)


@require_safe
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """For the program that follows it. No try is counted: programs ask for many from one place, day and night, and a
    secret of 24 drawn bytes is not found by trying.
    """
    address = open_link(CALENDAR_ADDRESSES, secret=secret, block="")
    if address is None or not address.registration.is_confirmed:
        raise Http404
    registration = address.registration
    with scope(cycle=address.cycle):
        body = neutral_feed(
            address.cycle,
            chosen_webinars(registration),
            zone=zone_of_participant(registration),
            language=reader_language(),
        )
    answer = calendar_answer(body)
    answer["X-Robots-Tag"] = "noindex"
    return answer


def file(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """The chosen sessions, in the hours of the participant's country."""
    return calendar_answer(_body(request, cycle), _("my-sessions") + ".ics")


def session_file(request: ParticipantRequest, cycle: str, n: int) -> HttpResponse:
    if not any(one.ordinal == n for one in chosen_webinars(request.registration)):
        raise Http404
    return calendar_answer(_body(request, cycle, n), pgettext("name of a file", "session") + f"-{n}.ics")


def _body(request: ParticipantRequest, cycle: str, only: int = 0) -> bytes:
    registration = request.registration
    chosen = [one for one in chosen_webinars(registration) if only in (0, one.ordinal)]
    zone = zone_of_participant(registration)
    return calendar_of(request.cycle, chosen, zone=zone, language=reader_language(), address=_own_page(cycle))


def _own_page(slug: str) -> str:
    return settings.BASE_ADDRESS + reverse("convening:me", args=[slug])
