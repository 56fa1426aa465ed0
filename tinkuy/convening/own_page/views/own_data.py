"""What is kept about a participant, to be read by themselves; their calendar; the other browsers."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.convening.calendars.files import calendar_of
from tinkuy.convening.own_page.queries.own_data import own_data
from tinkuy.convening.own_page.queries.page import chosen_webinars, zone_of_participant
from tinkuy.convening.registering.audiences import AUDIENCES
from tinkuy.convening.registrations.models import Device
from tinkuy.convening.registrations.queries import open_devices
from tinkuy.convening.registrations.request import ParticipantRequest
from tinkuy.own_pages.actions.closing import close_browsers


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


@require_POST
def close_device(request: ParticipantRequest, cycle: str, public_id: str) -> HttpResponse:
    """Close another browser, or this one."""
    if not open_devices(request.registration).filter(public_id=public_id).exists():
        raise Http404
    close_browsers(Device, request.registration, only=public_id)
    messages.success(request, _("That browser is closed. To open your page there again, a code by mail is needed."))
    return redirect("convening:me", cycle)


def _file(body: bytes, kind: str, name: str) -> HttpResponse:
    return HttpResponse(body, content_type=kind, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
