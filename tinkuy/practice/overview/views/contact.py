"""Whom an addressee is asked by: naming a counterpart, writing again, and a link to send another way."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.practice.responses.actions import asking, contacts
from tinkuy.practice.responses.forms import ContactForm
from tinkuy.practice.responses.models import Response

from .response import address_of, response_or_404, show, take


@require_POST
def name_contact(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing, form = response_or_404(request, public_id), ContactForm(request.POST)

    def deed(**_fields: object) -> Response:
        return contacts.name_contact(actor=team_person(request), response=standing, contact=form.contact)

    return take(request, standing, form, deed, named="contact_form", success=_("The counterpart can be written to."))


@require_POST
def send_again(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    standing = response_or_404(request, public_id)
    asking.send_again(actor=team_person(request), response=standing)
    if asking.waits_for_the_morning(standing):
        messages.success(request, _("It is night there: they get a mail with a new link in the morning."))
    else:
        messages.success(request, _("They get a mail with a new link."))
    return redirect(address_of(request, standing))


@require_POST
def take_link(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """The link stands on this page alone: it is not kept, and the next press makes another one."""
    standing = response_or_404(request, public_id)
    path = asking.copy_link(actor=team_person(request), response=standing)
    return show(request, standing, link=request.build_absolute_uri(path))
