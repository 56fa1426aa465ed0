"""The person's own security: password, app, recovery codes, where they are signed in. Passkeys: see `passkeys`."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people import queries
from tinkuy.people.actions import password, second_factors, sessions
from tinkuy.people.forms import NewPasswordForm
from tinkuy.people.signin import is_strong, prove_again, session_id

from .browser import next_of, own


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
    codes = second_factors.make_recovery_codes(person=own(request))
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
        {"codes": second_factors.make_recovery_codes(person=person), "next": next_of(request)},
    )


def _keep_only_this(request: HttpRequest) -> None:
    """Django signs out who still has the hash of the old password; their streams are closed here."""
    person = own(request)
    update_session_auth_hash(request, person)
    sessions.end_other_sessions(person=person, but=session_id(request))
