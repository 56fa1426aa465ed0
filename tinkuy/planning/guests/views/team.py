"""The team's pages of speakers and counterparts: who they are, where they are heard, what they agreed to."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from tinkuy.core.languages import reader_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import pressed, take_form
from tinkuy.people.countries import countries
from tinkuy.planning import rules
from tinkuy.planning.cycles.queries import webinars_in_order
from tinkuy.planning.guests.actions import details
from tinkuy.planning.guests.actions.consents import end_guest_consent, file_guest_consents
from tinkuy.planning.guests.actions.details import add_guest, edit_guest, remove_guest, send_guest_link
from tinkuy.planning.guests.forms import GuestBioForm, GuestForm, GuestPhotoForm, PaperConsentsForm, place_key
from tinkuy.planning.guests.models import Guest, GuestPurpose
from tinkuy.planning.guests.queries import listing
from tinkuy.planning.name_consents.guest_words import CONSENT_WORDS
from tinkuy.planning.name_consents.guests import lacking_purposes
from tinkuy.planning.request import CycleRequest, team_person

PAGE = "planning/guest_form.html"
LINK_ON_ITS_WAY = gettext_lazy("The message with the link is on its way.")


def guests(request: CycleRequest, cycle: str) -> HttpResponse:
    """Everyone, or those of a session or a country."""
    session, country = request.GET.get("session", ""), request.GET.get("country", "")[:2]
    number = int(session) if session.isascii() and session.isdigit() and len(session) < 4 else None
    guest_list = listing.guest_list(request.cycle, team_person(request), session=number, country=country)
    context = {"guests": guest_list, "webinars": webinars_in_order(), "session": number, "country": country}
    return render(request, "planning/guests.html", context)


def new_guest(request: CycleRequest, cycle: str) -> HttpResponse:
    form = _new_form(request)
    return take_form(
        request,
        form,
        lambda: add_guest(actor=team_person(request), cycle=request.cycle, words=form.words),
        PAGE,
        {},
        reverse("planning:guests", args=[cycle]),
        _("Saved. No link was sent."),
    )


@require_POST
def invite_guest(request: CycleRequest, cycle: str) -> HttpResponse:
    """A new guest, to whom the link is sent at once."""
    form = _new_form(request, sends=True)
    return take_form(
        request,
        form,
        lambda: details.invite_guest(actor=team_person(request), cycle=request.cycle, words=form.words),
        PAGE,
        {},
        reverse("planning:guests", args=[cycle]),
        LINK_ON_ITS_WAY,
    )


def guest(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """One guest: what is known of them, their consents on file, the link."""
    this_guest = guest_or_404(request, public_id)
    form = _form(request, _initial(this_guest))
    return take_form(
        request,
        form,
        lambda: edit_guest(actor=team_person(request), guest=this_guest, words=form.words),
        PAGE,
        guest_context(this_guest),
        reverse("planning:guests", args=[cycle]),
    )


@require_POST
def invite_known_guest(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """What is known of a guest, written anew, and the link, sent."""
    guest = guest_or_404(request, public_id)
    form = _form(request, _initial(guest), sends=True)
    return take_form(
        request,
        form,
        lambda: details.invite_known_guest(actor=team_person(request), guest=guest, words=form.words),
        PAGE,
        guest_context(guest),
        reverse("planning:guests", args=[cycle]),
        LINK_ON_ITS_WAY,
    )


@require_POST
def send_link(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Back to the list afterwards: from there links are sent one after the other."""
    guest = guest_or_404(request, public_id)
    pressed(request, lambda: send_guest_link(actor=team_person(request), guest=guest), LINK_ON_ITS_WAY)
    return redirect("planning:guests", cycle)


@require_POST
def file_consents(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Consents on paper; what was refused stands beside what was typed."""
    guest = guest_or_404(request, public_id)
    paper = PaperConsentsForm(request.POST)
    return answer_on_page(
        request,
        guest,
        "paper",
        paper,
        lambda: file_guest_consents(actor=team_person(request), guest=guest, **paper.cleaned_data),
        _("The consents on paper are on file."),
    )


@require_POST
def end_consent(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    purpose = request.POST.get("purpose", "")
    end_guest_consent(actor=team_person(request), guest=guest_or_404(request, public_id), purpose=purpose)
    messages.success(request, _("The consent has ended. Public pages follow it at once."))
    return redirect("planning:guest", cycle, public_id)


def remove(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Say what will be erased; by a press, erase it."""
    guest = guest_or_404(request, public_id)
    if request.method != "POST":
        return render(request, "planning/guest_remove.html", {"guest": guest, "name": guest.name()})
    remove_guest(actor=team_person(request), guest=guest)
    messages.success(request, _("The guest was removed and their data are erased."))
    return redirect("planning:guests", cycle)


def answer_on_page(
    request: CycleRequest, guest: Guest, named: str, form: Form, deed: Callable[[], Any], success: str
) -> HttpResponse:
    """Answer one of the other forms of a guest's page, which it knows as *named*: `paper`, `bio` or `photo`."""
    context = guest_context(guest) | {"form": _form(request, _initial(guest), bound=False)}
    there = reverse("planning:guest", args=[request.cycle.slug, guest.public_id])
    return take_form(request, form, deed, PAGE, context, there, success, named=named)


def guest_or_404(request: CycleRequest, public_id: str) -> Guest:
    return or_404(listing.own_guest(team_person(request), request.cycle, public_id))


def _new_form(request: CycleRequest, *, sends: bool = False) -> GuestForm:
    return _form(request, {"language": request.cycle.main_language, "kind": "speaker"}, sends=sends)


def _form(request: CycleRequest, initial: dict[str, Any], *, bound: bool = True, sends: bool = False) -> GuestForm:
    person, cycle = team_person(request), request.cycle
    offered = list(countries()) if rules.keeps_all_guests(person, cycle) else sorted(rules.countries_of(person, cycle))
    return GuestForm(
        request.POST if bound and request.method == "POST" else None,
        webinars=list(webinars_in_order().prefetch_related("segments")),
        countries=offered,
        language=reader_language(),
        initial=initial,
        sends=sends,
    )


def _initial(guest: Guest) -> dict[str, Any]:
    names = ("kind", "post", "sector", "country", "language")
    return {name: getattr(guest, name) for name in names} | {
        "name": guest.name(),
        "email": guest.email(),
        "organisation": guest.organisation or guest.organisation_name,
        "places": [place_key(*place) for place in listing.places_of(guest)],
    }


def guest_context(guest: Guest) -> dict[str, Any]:
    """What the page shows beside what is known of the guest."""
    on_file = listing.consents_on_file(guest)
    on_paper = {one.purpose for one in on_file if one.is_on_paper and one.withdrawn_at is None}
    return {
        "guest": guest,
        "guest_name": guest.name(),
        "consents": [(one, CONSENT_WORDS.read(one.purpose, one.version)) for one in on_file],
        "lacking": [purpose.label for purpose in lacking_purposes(guest)],
        "paper": PaperConsentsForm(),
        "bio": GuestBioForm(first_language=guest.language, initial={"bio": guest.bio}),
        "photo": GuestPhotoForm(initial={"rights": guest.photo_rights, "alt": guest.photo_alt}, auto_id="photo_%s"),
        "may_write_bio": GuestPurpose.PUBLICATION in on_paper,
        "may_put_photo": GuestPurpose.PHOTO in on_paper,
    }
