"""A guest's own page, without an account: their data, photo, consents and sessions; leaving, and withdrawing."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.core.languages import reader_language
from tinkuy.design.submitting import form_page, submitted
from tinkuy.own_pages.actions import close_browsers as close_browsers_of
from tinkuy.people.countries import zone_of
from tinkuy.planning.guests.actions.consents import give_guest_consents
from tinkuy.planning.guests.actions.own_page import correct_guest, put_guest_photo, remove_guest_photo
from tinkuy.planning.guests.forms import GuestConsentsForm, GuestPhotoForm, OwnGuestForm
from tinkuy.planning.guests.models import GuestDevice
from tinkuy.planning.guests.pages import GuestRequest
from tinkuy.planning.guests.queries import own_page as own_guest
from tinkuy.planning.name_consents.guests import purposes_in_force


def page(request: GuestRequest, cycle: str) -> HttpResponse:
    return _page(request)


@require_POST
def correct(request: GuestRequest, cycle: str) -> HttpResponse:
    form = _details(request)
    if submitted(request, form, lambda: correct_guest(guest=request.guest, **form.cleaned_data)):
        return _saved(request, _("Your data are saved."))
    return _page(request, details=form)


@prepares
@require_POST
def put_photo(request: GuestRequest, cycle: str) -> HttpResponse:
    form = GuestPhotoForm(request.POST, request.FILES)
    if submitted(
        request, form, lambda: put_guest_photo(guest=request.guest, data=form.photo_bytes, **form.photo_words)
    ):
        return _saved(request, _("Your photo is saved. It is shown only while you allow it below."))
    return _page(request, photo=form)


@require_POST
def remove_photo(request: GuestRequest, cycle: str) -> HttpResponse:
    remove_guest_photo(guest=request.guest)
    return _saved(request, _("Your photo is erased."))


@require_POST
def give_consents(request: GuestRequest, cycle: str) -> HttpResponse:
    form = GuestConsentsForm(request.POST)

    def give() -> None:
        give_guest_consents(guest=request.guest, purposes=form.purposes, language=reader_language())

    if submitted(request, form, give):
        return _saved(request, _("Your permissions are saved. Public pages follow them at once."))
    return _page(request, consents=form)


@require_POST
def close_browsers(request: GuestRequest, cycle: str) -> HttpResponse:
    """Close every other browser in which the page is open."""
    close_browsers_of(GuestDevice, request.guest, but=request.guest_device.public_id)
    return _saved(request, _("The other browsers are closed. To open your page there again, a code is needed."))


def _page(request: GuestRequest, **bound: forms.Form) -> HttpResponse:
    guest = request.guest
    in_force = purposes_in_force(guest)
    forms_of_page = {
        "details": _details(request, bound=False),
        "photo": GuestPhotoForm(initial={"rights": guest.photo_rights, "alt": guest.photo_alt}),
        "consents": GuestConsentsForm(initial=dict.fromkeys(in_force, True)),
    } | bound
    context: dict[str, Any] = {
        "cycle": request.cycle,
        "guest": guest,
        "guest_name": guest.name(),
        "zone": zone_of(guest.country, guest.cycle.zone),
        "sessions": own_guest.sessions_of_guest(guest),
        "other_browsers": own_guest.other_browsers(guest, request.guest_device.public_id),
        "forms": forms_of_page,
        "faulty": next((form for form in bound.values() if form.errors), None),
    }
    return form_page(request, "planning/guest_page.html", context, *bound.values())


def _details(request: GuestRequest, *, bound: bool = True) -> OwnGuestForm:
    guest = request.guest
    names = ("post", "sector", "language", "bio", "sex")
    initial = {name: getattr(guest, name) for name in names}
    initial |= {"name": guest.name(), "organisation": guest.organisation_words}
    return OwnGuestForm(
        request.POST if bound else None, first_language=guest.language, kind=guest.kind, initial=initial
    )


def _saved(request: GuestRequest, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("planning:guest_page", request.cycle.slug)
