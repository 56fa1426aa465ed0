"""The person's own security: password, the app that shows codes, passkeys, recovery codes, where they are signed in."""

import json
from urllib.parse import urlencode

import pyotp
import segno
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import counts_tries, prepares
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import form_page, refuse_press, submitted
from tinkuy.people import queries
from tinkuy.people.actions import passkeys, password, proving, sessions
from tinkuy.people.actions.passkeys import ask_for_new_passkey
from tinkuy.people.forms import AppCodeForm, NewPasswordForm, PasskeyForm
from tinkuy.people.signin import is_strong, prove_again, session_id

from .browser import block_of_request, next_of, own, site_of


def security(request: HttpRequest) -> HttpResponse:
    """All of it on one page, with what a role needs said first."""
    person = own(request)
    context = {"held": queries.security_of(person), "this_session": session_id(request), "next": next_of(request)}
    return render(request, "people/security.html", context)


@prepares
def set_password(request: HttpRequest) -> HttpResponse:
    """A new password ends the sessions in other browsers."""
    person = own(request)
    form = NewPasswordForm(request.POST or None)
    if submitted(request, form, lambda: password.set_password(person=person, password=form.cleaned_data["password"])):
        _keep_only_this(request)
        messages.success(request, _("The password is set. Other browsers were signed out."))
        return redirect("people:security")
    context = {"form": form, "has_password": person.has_usable_password()}
    return form_page(request, "people/set_password.html", context, form)


@require_POST
def remove_password(request: HttpRequest) -> HttpResponse:
    password.remove_password(person=own(request))
    _keep_only_this(request)
    messages.success(request, _("The password is gone. You enter by a code by mail, or a passkey."))
    return redirect("people:security")


@require_POST
def make_recovery_codes(request: HttpRequest) -> HttpResponse:
    """Ten new codes, told on the page that answers, and never again."""
    codes = proving.make_recovery_codes(person=own(request))
    return render(request, "people/recovery_codes.html", {"codes": codes, "next": next_of(request)})


@require_POST
def end_session(request: HttpRequest) -> HttpResponse:
    ended = sessions.end_session(person=own(request), public_id=request.POST.get("session", ""))
    messages.success(request, _("That browser is signed out.") if ended else _("That browser was signed out already."))
    return redirect("people:security")


@require_POST
def end_other_sessions(request: HttpRequest) -> HttpResponse:
    ended = sessions.end_other_sessions(person=own(request), but=session_id(request))
    sentence = ngettext("One other browser is signed out.", "%(ended)d other browsers are signed out.", ended)
    messages.success(request, sentence % {"ended": ended} if ended else _("You were signed in only here."))
    return redirect("people:security")


def after_a_second_factor(request: HttpRequest) -> HttpResponse:
    """Whoever set one up has just given it. Recovery codes come next: without them a lost telephone shuts one out."""
    if not is_strong(request):
        prove_again(request, strong=True)
    person = own(request)
    if queries.security_of(person).codes_left:
        return redirect(next_of(request) or "people:security")
    return render(
        request,
        "people/recovery_codes.html",
        {"codes": proving.make_recovery_codes(person=person), "next": next_of(request)},
    )


def _keep_only_this(request: HttpRequest) -> None:
    """Django signs out who still has the hash of the old password; their streams are closed here."""
    person = own(request)
    update_session_auth_hash(request, person)
    sessions.end_other_sessions(person=person, but=session_id(request))


@require_POST
def begin_code_app(request: HttpRequest) -> HttpResponse:
    """A new secret, to be shown on the next page until the app has shown a code."""
    proving.begin_code_app(person=own(request))
    return redirect(f"{reverse('people:confirm_code_app')}?{urlencode({'next': next_of(request)})}")


@counts_tries
def confirm_code_app(request: HttpRequest) -> HttpResponse:
    """The secret as a square code and as letters; the app's first code confirms it."""
    person = own(request)
    app = queries.code_app_to_confirm(person)
    if app is None:
        return redirect("people:security")
    form = AppCodeForm(request.POST or None)
    if submitted(
        request,
        form,
        lambda: proving.confirm_code_app(person=person, **form.cleaned_data, block=block_of_request(request)),
    ):
        messages.success(request, _("The app is set up. From now on its code is asked for when you sign in."))
        return after_a_second_factor(request)
    address = pyotp.TOTP(app.secret()).provisioning_uri(name=person.email, issuer_name="Tinkuy")
    context = {
        "form": form,
        "square": segno.make(address, error="m", micro=False).svg_data_uri(
            border=4, scale=4, dark="#000", light="#fff"
        ),
        "address": address,
        "secret": " ".join(app.secret()[at : at + 4] for at in range(0, len(app.secret()), 4)),
        "next": next_of(request),
    }
    return form_page(request, "people/code_app.html", context, form)


@require_POST
def remove_code_app(request: HttpRequest) -> HttpResponse:
    proving.remove_code_app(person=own(request))
    messages.success(request, _("The app's codes no longer work."))
    return redirect("people:security")


CHALLENGE = "passkey_to_make"


def add_passkey(request: HttpRequest) -> HttpResponse:
    """The browser makes the key; the page's script carries its public half into the form."""
    person = own(request)
    form = PasskeyForm(request.POST or None)

    def deed() -> None:
        challenge = request.session.pop(CHALLENGE, None)
        passkeys.add_passkey(person=person, **form.cleaned_data, challenge=challenge, site=site_of(request))

    if submitted(request, form, deed):
        messages.success(request, _("The passkey is kept. From now on it opens your account."))
        return after_a_second_factor(request)
    options, request.session[CHALLENGE] = ask_for_new_passkey(person=person, site=site_of(request))
    context = {"form": form, "options": json.dumps(options), "next": next_of(request)}
    return form_page(request, "people/add_passkey.html", context, form)


@require_POST
def rename_passkey(request: HttpRequest) -> HttpResponse:
    """So that who has several knows which is which. A name that is refused is said on the page, the old one stays."""
    try:
        is_renamed = passkeys.rename_passkey(
            person=own(request), public_id=request.POST.get("passkey", ""), name=request.POST.get("name", "")
        )
    except Refused as refusal:
        refuse_press(request, str(refusal))
    else:
        if is_renamed:
            messages.success(request, _("The passkey has its new name."))
        else:
            refuse_press(request, _("That passkey was removed already."))
    return redirect("people:security")


@require_POST
def remove_passkey(request: HttpRequest) -> HttpResponse:
    passkeys.remove_passkey(person=own(request), public_id=request.POST.get("passkey", ""))
    messages.success(request, _("The passkey is removed here. Take it out of your device's list too."))
    return redirect("people:security")
