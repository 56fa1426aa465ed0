"""The list of known hubs for who runs the installation."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import take_form
from tinkuy.planning.request import team_person

from .actions import add_known_hub, change_known_hub, remove_known_hub
from .forms import KnownHubForm
from .queries import hub_named, listed_hubs


def known_hubs(request: HttpRequest) -> HttpResponse:
    """All of them, with the form that adds one."""
    person = team_person(request)
    form = KnownHubForm(request.POST or None)
    return take_form(
        request,
        form,
        lambda: add_known_hub(actor=person, details=form.details()),
        "hub/known_hubs.html",
        {"hubs": listed_hubs()},
        then=request.path,
        success=_("The hub is in the list. Have its administrator add yours, too."),
    )


def known_hub(request: HttpRequest, hub_id: str) -> HttpResponse:
    """One of them, changed or removed."""
    person, hub = team_person(request), or_404(hub_named(hub_id))
    if "remove" in request.POST:
        remove_known_hub(actor=person, hub=hub)
        messages.success(request, _("The hub is removed, and with it what was copied of its catalogue."))
        return redirect("hub:known_hubs")
    form = KnownHubForm(request.POST or None, hub=hub)
    return take_form(
        request,
        form,
        lambda: change_known_hub(actor=person, hub=hub, details=form.details()),
        "hub/known_hub.html",
        {"hub": hub},
        then=request.path,
    )
