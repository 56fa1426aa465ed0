"""Setting up the app that shows codes, and removing it."""

from urllib.parse import urlencode

import pyotp
import segno
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.tries import counts_tries
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people import queries
from tinkuy.people.actions import code_app
from tinkuy.people.forms import AppCodeForm

from .browser import block_of_request, next_of, own
from .security import after_a_second_factor


@require_POST
def begin_code_app(request: HttpRequest) -> HttpResponse:
    """A new secret, to be shown on the next page until the app has shown a code."""
    code_app.begin_code_app(person=own(request))
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
        lambda: code_app.confirm_code_app(person=person, **form.cleaned_data, block=block_of_request(request)),
    ):
        messages.success(request, _("The app is set up. From now on its code is asked for at the door."))
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
    code_app.remove_code_app(person=own(request))
    messages.success(request, _("The app's codes open nothing any more."))
    return redirect("people:security")
