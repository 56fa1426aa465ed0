"""The public page of a cycle and of each of its sessions."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tinkuy.convening.call_for_proposals.rules import is_call_open
from tinkuy.convening.registrations.request import registration_of
from tinkuy.convening.registrations.rules import may_be_joined, takes_registrations
from tinkuy.core.languages import locale_of
from tinkuy.design.figures.quipu.frames import Size
from tinkuy.design.missing import or_404
from tinkuy.hiding import Audience, smallest_safe_count
from tinkuy.hub.cycle_page.card import cycle_card
from tinkuy.hub.cycle_page.queries import PublicPath, announced_slug, cycle_page, public_path
from tinkuy.hub.cycle_page.quipu import quipu_band
from tinkuy.hub.cycle_page.quipu_figure import event_series
from tinkuy.hub.devices import DRAWN_FOR, is_phone
from tinkuy.planning.guests.queries.public_guests import public_guests
from tinkuy.planning.hours import hours_by_city
from tinkuy.planning.request import CycleRequest
from tinkuy.planning.rules import READY
from tinkuy.planning.states import STAGES
from tinkuy.systematisation.materials.queries import handed_out
from tinkuy.systematisation.materials.rules import tiers_of

CHOSEN = "country"
"""In the address, the country whose hours the reader chose; empty for those of the cycle."""


@require_safe
def invitation(_request: HttpRequest, key: str) -> HttpResponse:
    """An address that does not tell the theme of a cycle leads to its page, once that is public."""
    slug = or_404(announced_slug(key))
    return redirect("hub:cycle", slug)


@require_safe
def page(request: CycleRequest, cycle: str) -> HttpResponse:
    language = get_language() or settings.LANGUAGE_CODE
    public_page = cycle_page(request.cycle, language, _reader_country(request))
    address = settings.BASE_ADDRESS + reverse("hub:cycle", args=[cycle])
    context: dict[str, Any] = {
        "cycle": request.cycle,
        "page": public_page,
        "path": public_page,
        "address": address,
        "locale": locale_of(language),
        "zone": public_page.zone,
        "hours_query": _hours_query(request, public_page),
        "stages": STAGES,
        "smallest_safe_count": smallest_safe_count(Audience.PUBLIC),
        "call_is_open": is_call_open(request.cycle),
        "events": event_series(
            request.cycle, [step.webinar for step in public_page.steps], address=address, language=language
        ),
    }
    size: Size = "phone" if is_phone(request) else "header"
    context["quipu_band"] = quipu_band(request.cycle, size, public_page)
    response = render(request, "hub/cycle.html", context)
    patch_vary_headers(response, DRAWN_FOR)
    return response


@require_safe
def picture(request: CycleRequest, cycle: str) -> HttpResponse:
    """What a link to the page shows where it is passed on; of a sensitive cycle there is none."""
    if request.cycle.is_sensitive:
        raise Http404
    return HttpResponse(cycle_card(request.cycle), content_type="image/png")


@require_safe
def webinar(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """One session: when, its question, what was said, what it picks up and leaves open; the ones beside it."""
    path = public_path(request.cycle, _reader_country(request))
    place = or_404(next((place for place, step in enumerate(path.steps) if step.webinar.ordinal == n), None))
    step = path.steps[place]
    guests = public_guests(request.cycle, [one.webinar for one in path.steps])
    context = {
        "cycle": request.cycle,
        "path": path,
        "zone": path.zone,
        "hours_query": _hours_query(request, path),
        "step": step,
        "webinar": step.webinar,
        "speakers": guests.speakers.get(step.webinar.pk, []),
        "shows_hours": step.webinar.state in READY,
        "hours": hours_by_city(step.webinar.starts_at, path.countries, path.zone),
        "before": path.steps[place - 1] if place else None,
        "after": path.steps[place + 1] if place + 1 < len(path.steps) else None,
        "total": len(path.steps),
        "materials": handed_out(request.cycle, tiers_of(request.roles, is_team=False), step.webinar),
        "may_register": takes_registrations(request.cycle) and may_be_joined(step.webinar),
    }
    return render(request, "hub/webinar.html", context)


def _reader_country(request: HttpRequest) -> str:
    """Whose hours are read: of the country that the reader chose, else of whoever registered in this browser.

    A browser that holds a page of its own has a cookie, so no finished page answers it.
    """
    registration = registration_of(request)
    return request.GET.get(CHOSEN, registration.country if registration else "")


def _hours_query(request: HttpRequest, path: PublicPath) -> str:
    """What the links of the page carry on: the choice, also that of the cycle's own hours."""
    return f"?{CHOSEN}={path.reader_country}" if CHOSEN in request.GET else ""
