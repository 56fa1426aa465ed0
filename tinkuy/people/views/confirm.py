"""Asking again who somebody is: before a deed that matters, or because the session lacks its second factor.

The gate sends people here. What they had written comes along, sealed, and is sent by one press once they are known.
The page of security has the same forms.
"""

import json
from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import CharField, Form, HiddenInput, PasswordInput, TextInput
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinkuy.core.deeds import counts_tries
from tinkuy.core.errors import Refused
from tinkuy.design.submitting import REFUSED, refuse
from tinkuy.people import queries
from tinkuy.people.actions.passkeys import ask_for_passkey
from tinkuy.people.actions.proving import SECOND_FACTORS, Proof, Way, prove
from tinkuy.people.forms import AnswerForm
from tinkuy.people.models import Person
from tinkuy.people.signin import is_strong, prove_again

from .browser import block_of_request, carried, carry, next_of, own, site_of

CHALLENGE = "passkey_to_prove"


def proven(request: HttpRequest, person: Person, ways: Collection[Way]) -> Form:
    """The form that was sent; it has no errors exactly if it proves that this is the person, by one of *ways*."""
    form = answer_form(request.POST.get("way", ""), request.POST)
    challenge = request.session.pop(CHALLENGE, None)
    if form.is_valid():
        try:
            way = Way(form.cleaned_data["way"])
            if way not in ways:
                raise ValueError(way)
            sent = Proof(way, form.cleaned_data["answer"], block_of_request(request), challenge)
            prove(person=person, proof=sent, site=site_of(request))
        except ValueError:
            form.add_error(None, _("That is not asked here."))
        except Refused as refusal:
            refuse(form, refusal)
    return form


def proof_forms(request: HttpRequest, person: Person, ways: Collection[Way], sent: Form | None) -> dict[str, Any]:
    """A form for each of *ways* that the person has; the one that was *sent* keeps its error."""
    was = sent.data.get("way") if sent is not None else ""
    has = {
        Way.PASSWORD: person.has_usable_password(),
        Way.SECOND: queries.has_code_app(person) or bool(queries.security_of(person).codes_left),
        Way.PASSKEY: queries.has_passkey(person),
        Way.MAIL: True,
    }
    forms = {str(way): sent if way == was else answer_form(way) for way in Way if way in ways and has[way]}
    options: dict[str, Any] = {}
    if Way.PASSKEY in forms:
        options, request.session[CHALLENGE] = ask_for_passkey(site=site_of(request), person=person)
    return {"forms": forms, "sent": sent, "options": json.dumps(options)}


def answer_form(way: str, data: Any = None) -> Form:
    form = AnswerForm(data, initial={"way": way}, auto_id=f"{way if way in set(Way) else 'id'}_%s")
    field: CharField = form.fields["answer"]  # type: ignore[assignment]
    field.label, field.widget = _field_of(way)
    field.widget.is_required = True
    return form


def _field_of(way: str) -> tuple[str, Any]:
    digits = {"autocomplete": "one-time-code", "inputmode": "numeric"}
    match way:
        case Way.PASSWORD:
            return _("Your password"), PasswordInput({"autocomplete": "current-password"})
        case Way.MAIL:
            return _("Six-digit code"), TextInput(digits)
        case Way.SECOND:
            return _("Code of the app, or a recovery code"), TextInput({"autocomplete": "one-time-code"})
    return "", HiddenInput()


@counts_tries
def confirm(request: HttpRequest) -> HttpResponse:
    """The person proves who they are, and goes on with what they were about to do."""
    person = own(request)
    if request.method != "POST":
        return confirm_page(request)
    form = proven(request, person, ways_of(request, person))
    if not form.is_valid():
        return confirm_page(request, sent=form, status=REFUSED)
    prove_again(request, strong=Way(form.cleaned_data["way"]) in SECOND_FACTORS)
    post = carried(request)
    if post is not None:
        return render(request, "people/go_on.html", {"carried": post})
    return redirect(next_of(request) or reverse("people:security"))


def ways_of(request: HttpRequest, person: Person) -> Collection[Way]:
    """Whoever has a second factor gives it at least once in a session; after that any proof will do."""
    lacks_it = not is_strong(request) and queries.has_second_factor(person)
    return SECOND_FACTORS if lacks_it else frozenset(Way)


def confirm_page(
    request: HttpRequest, *, sent: Form | None = None, sealed: str = "", by_mail: bool = False, status: int = 200
) -> HttpResponse:
    """The forms of all ways. *by_mail*: a code is on its way, so its field is shown."""
    person = own(request)
    ways = ways_of(request, person)
    context = proof_forms(request, person, ways, sent)
    is_by_mail = by_mail or (sent is not None and sent.data.get("way") == Way.MAIL)
    context |= {
        "carried": sealed or request.POST.get("carried", ""),
        "next": next_of(request),
        "wants_second": ways == SECOND_FACTORS,
        "mail_is_a_way": Way.MAIL in ways,
        "asked_by_mail": is_by_mail,
        "action": reverse("people:confirm"),
    }
    return render(request, "people/confirm.html", context, status=status)


def ask_who_it_is(request: HttpRequest) -> HttpResponse:
    """The gate's answer where a proof is too old. A page leads here and back; what a post sent is kept."""
    if request.method == "POST":
        sealed = carry(request)
        if not sealed:
            return render(request, "people/confirm_first.html", status=409)
        return confirm_page(request, sealed=sealed, status=409)
    return redirect(f"{reverse('people:confirm')}?{urlencode({'next': request.get_full_path()})}")


def ask_for_second_factor(request: HttpRequest) -> HttpResponse:
    """The gate's answer where a role needs a second factor: give it, or set one up first."""
    if queries.has_second_factor(own(request)):
        return ask_who_it_is(request)
    messages.warning(
        request,
        _("Your role needs a second step: a passkey, or an app that shows codes. Set one up here to go on."),
    )
    then = "" if request.method == "POST" else request.get_full_path()
    return redirect(f"{reverse('people:security')}?{urlencode({'next': then})}")
