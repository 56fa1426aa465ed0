"""Entering a guest's own page: by the link or the code of the mail."""

from collections.abc import Sequence

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.core.tries import counts_tries
from tinkuy.people.forms import AddressForm
from tinkuy.planning.guests.actions.entering import open_guest_by_code, open_guest_by_link, send_guest_code
from tinkuy.planning.guests.forms.own_page import GuestCodeForm
from tinkuy.planning.guests.models import GuestDevice
from tinkuy.planning.guests.queries.entry import guest_devices, guests_waiting_for_code
from tinkuy.planning.guests.request import GUEST_PAGES


def page(request: HttpRequest) -> HttpResponse:
    """What is open in this browser; the ways to open more. Opening the page uses nothing up."""
    return _page(request, GuestCodeForm(asks_address=True))


@require_POST
def link(request: HttpRequest) -> HttpResponse:
    """The secret that stood after the # of the personal link, sent by a press."""
    try:
        led = open_guest_by_link(secret=request.POST.get("secret", ""), device_ids=GUEST_PAGES.held(request))
    except Refused as refusal:
        return _page(request, GuestCodeForm(asks_address=True), str(refusal))
    if led.device is None:
        GUEST_PAGES.await_code(request, owner=led.guest.public_id)
        return redirect("planning:enter_guest_code")
    return _opened(request, [led.device])


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a code. The answer is the same whether or not the address is a guest's."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        code_form = GuestCodeForm({"email": request.POST.get("email", "")}, asks_address=True)
        code_form.fields["code"].required = False
        return _page(request, code_form)
    send_guest_code(email=form.cleaned_data["email"], language=get_language() or settings.LANGUAGE_CODE)
    GUEST_PAGES.await_code(request, email=form.cleaned_data["email"])
    return redirect("planning:enter_guest_code")


@counts_tries
def code(request: HttpRequest) -> HttpResponse:
    """The code that came by mail opens the pages of its address."""
    guest, email = GUEST_PAGES.awaited(request)
    asks_address = "email" in request.POST or not (guest or email)
    form = GuestCodeForm(request.POST or None, asks_address=asks_address)
    if request.method == "POST" and form.is_valid():
        if asks_address:
            guest, email = "", form.cleaned_data["email"]
        try:
            devices = open_guest_by_code(
                code=form.cleaned_data["code"],
                guests=guests_waiting_for_code(guest, email),
                device_ids=GUEST_PAGES.held(request),
            )
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            return _opened(request, devices)
    return render(request, "planning/guest_code.html", {"form": form}, status=422 if form.errors else 200)


def _page(request: HttpRequest, form: GuestCodeForm, refusal: str = "") -> HttpResponse:
    context = {"devices": guest_devices(GUEST_PAGES.held(request)), "form": form, "refusal": refusal}
    return render(request, "planning/guest_enter.html", context, status=422 if refusal or form.errors else 200)


def _opened(request: HttpRequest, devices: Sequence[GuestDevice]) -> HttpResponse:
    """Their page, or the list of their pages where several opened."""
    GUEST_PAGES.hold(request, devices)
    if len(devices) == 1:
        return redirect("planning:guest_page", devices[0].cycle.slug)
    return redirect("planning:guest_entrance")
