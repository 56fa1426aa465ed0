"""The forms by which a person proves who they are, and what comes of one. Two pages have them."""

import json
from collections.abc import Collection
from typing import Any

from django.forms import CharField, Form, HiddenInput, PasswordInput, TextInput
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.people import queries
from tinkuy.people.actions.passkeys import ask_for_passkey
from tinkuy.people.actions.proving import Proof, Way, prove
from tinkuy.people.forms import AnswerForm
from tinkuy.people.models import Person

from .browser import block_of_request, site_of

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
