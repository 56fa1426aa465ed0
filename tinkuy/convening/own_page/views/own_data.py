"""What is kept about a participant, told to themselves; their calendar; leaving a browser, leaving the cycle."""

import json

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.convening.calendars.files import calendar_of
from tinkuy.convening.own_page import actions as own_page_actions
from tinkuy.convening.own_page.queries.own_data import own_data
from tinkuy.convening.own_page.queries.page import chosen_webinars, zone_of_participant
from tinkuy.convening.registering.audiences import AUDIENCES
from tinkuy.convening.registrations.queries import open_devices
from tinkuy.convening.registrations.request import PERSONAL_PAGES, ParticipantRequest
from tinkuy.convening.withdrawing.actions import withdraw_registration


def calendar(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """The chosen sessions, in the hours of the participant's country."""
    registration = request.registration
    body = calendar_of(
        request.cycle,
        chosen_webinars(registration),
        zone=zone_of_participant(registration),
        language=_language(),
        address=settings.BASE_ADDRESS + reverse("convening:me", args=[cycle]),
    )
    return _file(body, "text/calendar; charset=utf-8", _("my-sessions") + ".ics")


def page(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """My data, to be read."""
    context = {
        "cycle": request.cycle,
        "data": own_data(request.registration, _language()),
        "audiences": AUDIENCES,
    }
    return render(request, "convening/my_data.html", context)


def as_json(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """My data, to be kept."""
    text = json.dumps(own_data(request.registration, _language()), ensure_ascii=False, indent=2)
    return _file(text.encode(), "application/json", _("my-data") + ".json")


@require_POST
def close_device(request: ParticipantRequest, cycle: str, public_id: str) -> HttpResponse:
    """Close another browser, or this one."""
    if not open_devices(request.registration).filter(public_id=public_id).exists():
        raise Http404
    own_page_actions.close_device(registration=request.registration, public_id=public_id)
    messages.success(request, _("That browser is closed. To open your page there again, a code by mail is needed."))
    return redirect("convening:me", cycle)


@require_POST
def leave(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """Leave this browser; the registration stays."""
    own_page_actions.close_device(registration=request.registration, public_id=request.device.public_id)
    PERSONAL_PAGES.let_go(request, request.cycle)
    messages.success(request, _("You left this browser. Your registration stays."))
    return redirect("convening:enter")


def withdraw(request: ParticipantRequest, cycle: str) -> HttpResponse:
    """Say what will be erased; by a press, erase it."""
    if request.method != "POST":
        return render(request, "convening/withdraw.html", {"cycle": request.cycle})
    withdraw_registration(registration=request.registration)
    PERSONAL_PAGES.let_go(request, request.cycle)
    messages.success(
        request,
        _("Your registration is cancelled and your data are erased. Nothing is left to do: you can close this page."),
    )
    return redirect("convening:enter")


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
