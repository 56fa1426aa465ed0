"""Correcting one's e-mail, in two steps: the address, then the code that was sent there."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinkuy.convening.registrations.request import ParticipantRequest
from tinkuy.core import sealing
from tinkuy.core.deeds import counts_tries
from tinkuy.design.submitting import form_page, submitted

from .actions import ask_for_address, change_address
from .forms import AddressCodeForm, NewAddressForm

AWAITED = "awaited_address"
"""In the session, sealed: the address whose code this browser waits for, of one registration."""


def new_address(request: ParticipantRequest, cycle: str) -> HttpResponse:
    registration = request.registration
    form = NewAddressForm(request.POST or None)

    def ask() -> None:
        ask_for_address(registration=registration, email=form.cleaned_data["email"])

    if submitted(request, form, ask):
        request.session[AWAITED] = _sealed(request, form.cleaned_data["email"])
        return redirect("convening:prove_address", cycle)
    context = {"cycle": request.cycle, "form": form, "email": registration.email()}
    return form_page(request, "convening/new_address.html", context, form)


@counts_tries
def prove_address(request: ParticipantRequest, cycle: str) -> HttpResponse:
    email = _awaited(request)
    if not email:
        return redirect("convening:new_address", cycle)
    form = AddressCodeForm(request.POST or None)

    def change() -> None:
        change_address(registration=request.registration, email=email, code=form.cleaned_data["code"])

    if submitted(request, form, change):
        request.session.pop(AWAITED, None)
        messages.success(request, _("From now on we write to your new address."))
        return redirect("convening:me", cycle)
    return form_page(
        request, "convening/prove_address.html", {"cycle": request.cycle, "form": form, "email": email}, form
    )


def _sealed(request: ParticipantRequest, email: str) -> str:
    return sealing.seal(email, key=settings.KEYRING.master, place=_place(request)).hex()


def _awaited(request: ParticipantRequest) -> str:
    """Nothing where it is another registration's."""
    try:
        sealed = bytes.fromhex(request.session.get(AWAITED, ""))
        return sealing.unseal(sealed, key=settings.KEYRING.master, place=_place(request))
    except sealing.Unsealable:
        return ""


def _place(request: ParticipantRequest) -> str:
    return f"session|{AWAITED}|{request.registration.public_id}"
