"""Entering and leaving."""

from ipaddress import ip_address

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.core.tries import counts_tries
from tinkuy.stream.actions import revoke

from . import queries
from .actions import check_sign_in_code, use_entry_link
from .forms import AddressForm, CodeForm
from .models import Person
from .signin import signin_holder

ADDRESS_KEY = "address"
"""Where the sign-in session keeps the address between its two pages: not in an address bar or a log."""


@counts_tries
def enter_code(request: HttpRequest) -> HttpResponse:
    """The code that came by mail opens the sign-in session."""
    form = CodeForm(request.POST or None, initial={"email": request.session.get(ADDRESS_KEY, "")})
    if request.method == "POST" and form.is_valid():
        try:
            person = check_sign_in_code(**form.cleaned_data)
        except Refused as refusal:
            form.add_error("code", str(refusal))
        else:
            return enter(request, person)
    status = 400 if form.errors else 200
    return render(request, "people/enter_code.html", {"form": form, "next": _next(request)}, status=status)


def entry_link(request: HttpRequest, secret: str) -> HttpResponse:
    """The administrator's link: a page with one button, so that a preview of the link does not use it up."""
    if request.method == "POST":
        return enter(request, use_entry_link(secret=secret))
    return render(request, "people/entry_link.html")


@require_POST
def enter_as(request: HttpRequest) -> HttpResponse:
    """In the example installation, on this machine only: enter as one of the example's persons."""
    person = queries.example_persons().filter(public_id=request.POST.get("person", "")).first()
    if person is None or not is_of_this_machine(request):
        raise Http404
    return enter(request, person)


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the sign-in session, and with it the streams that it opened in any window."""
    holder = signin_holder(request)
    logout(request)
    revoke(holder)
    return redirect("hub:home")


def enter(request: HttpRequest, person: Person) -> HttpResponse:
    """Open the sign-in session and go where the person wanted to go. One that was open ends, with its streams."""
    if request.user.is_authenticated:
        revoke(signin_holder(request))
    login(request, person)
    return redirect(_next(request) or reverse("desk:home"))


def is_of_this_machine(request: HttpRequest) -> bool:
    """Whether the site is this machine's own, and the request too: an address of `localhost` may still be served to
    a whole network (`HOST=0.0.0.0`), and a `Host` header is written by whoever asks.
    """
    try:
        return settings.IS_LOOPBACK and ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False


def _next(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure())
    return target if safe else ""


def address_page(request: HttpRequest, form: AddressForm) -> HttpResponse:
    """The page that asks for an address, with the example's persons where they may be entered as."""
    persons = queries.example_persons() if is_of_this_machine(request) else queries.example_persons().none()
    context = {"form": form, "example_persons": persons, "next": _next(request)}
    return render(request, "people/sign_in.html", context, status=400 if form.errors else 200)
