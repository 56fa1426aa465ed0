"""Entering one's own pages: by the link or the code of the mail. What is open in this browser is listed."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from tinkuy.convening.own_page import actions
from tinkuy.convening.own_page.forms import CodeForm
from tinkuy.convening.registrations.models import Device
from tinkuy.convening.registrations.queries import devices_by_id, waiting_for_code
from tinkuy.convening.registrations.request import PERSONAL_PAGES
from tinkuy.core.errors import Refused
from tinkuy.core.tries import counts_tries
from tinkuy.people.forms import AddressForm


def page(request: HttpRequest) -> HttpResponse:
    """What is open in this browser; the ways to open more. Opening the page uses nothing up."""
    return _page(request, CodeForm(asks_address=True))


@require_POST
def link(request: HttpRequest) -> HttpResponse:
    """The secret that stood after the # of the personal link, sent by a press."""
    try:
        led = actions.open_by_link(secret=request.POST.get("secret", ""), held=PERSONAL_PAGES.held(request))
    except Refused as refusal:
        return _page(request, CodeForm(asks_address=True), str(refusal))
    if led.device is None:
        PERSONAL_PAGES.await_code(request, owner=led.registration.public_id)
        return redirect(_code_page(request))
    return _opened(request, [led.device])


@require_POST
def ask(request: HttpRequest) -> HttpResponse:
    """Ask for a code. The answer is the same whether or not the address is registered."""
    form = AddressForm(request.POST)
    if not form.is_valid():
        shown = CodeForm({"email": request.POST.get("email", "")}, asks_address=True)
        shown.fields["code"].required = False
        return _page(request, shown)
    actions.send_personal_code(email=form.cleaned_data["email"], language=get_language() or settings.LANGUAGE_CODE)
    PERSONAL_PAGES.await_code(request, email=form.cleaned_data["email"])
    return redirect(_code_page(request))


@counts_tries
def code(request: HttpRequest) -> HttpResponse:
    """The code that came by mail opens what the address is registered for."""
    registration, email = PERSONAL_PAGES.awaited(request)
    asks_address = "email" in request.POST or not (registration or email)
    form = CodeForm(request.POST or None, asks_address=asks_address)
    if request.method == "POST" and form.is_valid():
        if asks_address:
            registration, email = "", form.cleaned_data["email"]
        candidates = waiting_for_code(registration, email)
        try:
            devices = actions.open_by_code(
                code=form.cleaned_data["code"], registrations=candidates, held=PERSONAL_PAGES.held(request)
            )
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            return _opened(request, devices)
    context = {"form": form, "next": _next(request)}
    return render(request, "convening/code.html", context, status=422 if form.errors else 200)


def _page(request: HttpRequest, form: CodeForm, refusal: str = "") -> HttpResponse:
    context: dict[str, Any] = {
        "devices": devices_by_id(PERSONAL_PAGES.held(request)),
        "form": form,
        "refusal": refusal,
        "next": _next(request),
    }
    return render(request, "convening/enter.html", context, status=422 if refusal or form.errors else 200)


def _opened(request: HttpRequest, devices: Sequence[Device]) -> HttpResponse:
    """Where the person wanted to go, else their page, else the list of their pages."""
    PERSONAL_PAGES.hold(request, devices)
    own = reverse("convening:me", args=[devices[0].cycle.slug]) if len(devices) == 1 else reverse("convening:enter")
    return redirect(_next(request) or own)


def _code_page(request: HttpRequest) -> str:
    target = _next(request)
    return reverse("convening:enter_code") + (f"?{urlencode({'next': target})}" if target else "")


def _next(request: HttpRequest) -> str:
    """A path of this site only."""
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else ""
