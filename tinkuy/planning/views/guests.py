"""The team's pages of speakers and counterparts: who they are, where they are heard, what they agreed to."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.people.countries import countries
from tinkuy.planning import actions, queries, rules
from tinkuy.planning.forms import GuestForm, PaperConsentsForm
from tinkuy.planning.forms.guest import place_key
from tinkuy.planning.guest_consents import words_of
from tinkuy.planning.models import Guest
from tinkuy.planning.queries import guest_list as listing
from tinkuy.planning.queries.guests import lacking_purposes
from tinkuy.planning.request import CycleRequest, team_person

from .answer import answer, found


def guests(request: CycleRequest, cycle: str) -> HttpResponse:
    """Everyone, or those of a session or a country."""
    session, country = request.GET.get("session", ""), request.GET.get("country", "")[:2]
    number = int(session) if session.isascii() and session.isdigit() and len(session) < 4 else None
    shown = listing.guest_list(request.cycle, team_person(request), session=number, country=country)
    context = {"shown": shown, "webinars": queries.webinars_in_order(), "session": number, "country": country}
    return render(request, "planning/guests.html", context)


def new_guest(request: CycleRequest, cycle: str) -> HttpResponse:
    form = _form(request, {"language": request.cycle.main_language, "kind": "speaker"})
    return answer(
        request,
        form,
        lambda: actions.add_guest(actor=team_person(request), cycle=request.cycle, words=form.words),
        "planning/guest_form.html",
        {},
        reverse("planning:guests", args=[cycle]),
    )


def guest(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """One guest: what is known of them, their consents on file, the link."""
    kept = _kept(request, public_id)
    form = _form(request, _written(kept))
    return answer(
        request,
        form,
        lambda: actions.edit_guest(actor=team_person(request), guest=kept, words=form.words),
        "planning/guest_form.html",
        _context(kept, PaperConsentsForm()),
        reverse("planning:guests", args=[cycle]),
    )


@require_POST
def send_link(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    actions.send_guest_link(actor=team_person(request), guest=_kept(request, public_id))
    messages.success(request, _("The message with the link is on its way."))
    return redirect("planning:guest", cycle, public_id)


@require_POST
def file_consents(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Consents on paper; what was refused stands beside what was typed."""
    kept = _kept(request, public_id)
    paper = PaperConsentsForm(request.POST)
    context = _context(kept, paper) | {"form": _form(request, _written(kept), bound=False)}
    if not paper.is_valid():
        return render(request, "planning/guest_form.html", context, status=400)
    try:
        actions.file_guest_consents(actor=team_person(request), guest=kept, **paper.cleaned_data)
    except Refused as refusal:
        paper.add_error(None, str(refusal))
        return render(request, "planning/guest_form.html", context, status=409)
    messages.success(request, _("The consents on paper are on file."))
    return redirect("planning:guest", cycle, public_id)


@require_POST
def end_consent(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    purpose = request.POST.get("purpose", "")
    actions.end_guest_consent(actor=team_person(request), guest=_kept(request, public_id), purpose=purpose)
    messages.success(request, _("The consent has ended. Public pages follow it at once."))
    return redirect("planning:guest", cycle, public_id)


def remove(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Say what will be erased; by a press, erase it."""
    kept = _kept(request, public_id)
    if request.method != "POST":
        return render(request, "planning/guest_remove.html", {"guest": kept, "name": kept.name()})
    actions.remove_guest(actor=team_person(request), guest=kept)
    messages.success(request, _("The guest was removed and their data are erased."))
    return redirect("planning:guests", cycle)


def _kept(request: CycleRequest, public_id: str) -> Guest:
    return found(listing.guest_kept_by(team_person(request), request.cycle, public_id))


def _form(request: CycleRequest, initial: dict[str, Any], *, bound: bool = True) -> GuestForm:
    person, cycle = team_person(request), request.cycle
    offered = list(countries()) if rules.keeps_all_guests(person, cycle) else sorted(rules.countries_of(person, cycle))
    return GuestForm(
        request.POST if bound and request.method == "POST" else None,
        webinars=list(queries.webinars_in_order().prefetch_related("segments")),
        countries=offered,
        language=get_language() or settings.LANGUAGE_CODE,
        initial=initial,
    )


def _written(kept: Guest) -> dict[str, Any]:
    names = ("kind", "post", "sector", "country", "language")
    return {name: getattr(kept, name) for name in names} | {
        "name": kept.name(),
        "email": kept.email(),
        "organisation": kept.organisation_shown,
        "places": [place_key(*place) for place in listing.places_of(kept)],
    }


def _context(kept: Guest, paper: PaperConsentsForm) -> dict[str, Any]:
    consents = [(one, words_of(one.purpose, one.version)) for one in listing.consents_on_file(kept)]
    return {
        "guest": kept,
        "guest_name": kept.name(),
        "consents": consents,
        "lacking": [purpose.label for purpose in lacking_purposes(kept)],
        "paper": paper,
    }
