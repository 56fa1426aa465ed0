"""Adding, naming and removing passkeys."""

import json

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.actions import passkeys
from tinkuy.people.actions.passkeys import ask_for_new_passkey
from tinkuy.people.forms import PasskeyForm

from .browser import next_of, own, site_of
from .security import after_a_second_factor

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
        messages.error(request, str(refusal))
    else:
        if is_renamed:
            messages.success(request, _("The passkey has its new name."))
        else:
            messages.error(request, _("That passkey was removed already."))
    return redirect("people:security")


@require_POST
def remove_passkey(request: HttpRequest) -> HttpResponse:
    passkeys.remove_passkey(person=own(request), public_id=request.POST.get("passkey", ""))
    messages.success(request, _("The passkey is removed here. Take it out of your device's list too."))
    return redirect("people:security")
