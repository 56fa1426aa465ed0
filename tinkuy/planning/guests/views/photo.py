"""A guest's photo, and what the team writes of a guest without an e-mail, as far as a consent on paper goes.

A photo has no address of its own: each view asks first whether the consent to it stands.
"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.design.missing import or_404
from tinkuy.planning.guests import photos
from tinkuy.planning.guests.actions.consents import file_guest_photo, take_guest_photo, write_guest_bio
from tinkuy.planning.guests.forms import GuestBioForm, GuestPhotoForm
from tinkuy.planning.guests.models import Guest, GuestPurpose
from tinkuy.planning.guests.pages import GuestRequest
from tinkuy.planning.guests.queries.listing import own_guest
from tinkuy.planning.guests.queries.public_guests import public_photo
from tinkuy.planning.name_consents.guests import purposes_in_force
from tinkuy.planning.request import CycleRequest, team_person

from .team import answer_on_page, guest_or_404


def public(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """For anyone, beside a name that is public."""
    return _photo(or_404(public_photo(request.cycle, public_id)))


def of_team(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """For who keeps the guest, while the consent stands."""
    guest = or_404(own_guest(team_person(request), request.cycle, public_id))
    if GuestPurpose.PHOTO not in purposes_in_force(guest):
        raise Http404
    return _photo(guest)


def own(request: GuestRequest, cycle: str) -> HttpResponse:
    """For the guest themselves, whatever they agreed to."""
    return _photo(request.guest)


def _photo(guest: Guest) -> HttpResponse:
    """Never stored on the way: when the consent ends it is not shown again."""
    return HttpResponse(
        or_404(photos.opened_photo(guest)), content_type="image/jpeg", headers={"Cache-Control": "no-store"}
    )


@require_POST
def write_bio(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    guest = guest_or_404(request, public_id)
    form = GuestBioForm(request.POST, first_language=guest.language, initial={"bio": guest.bio})
    return answer_on_page(
        request,
        guest,
        "bio",
        form,
        lambda: write_guest_bio(actor=team_person(request), guest=guest, bio=form.cleaned_data["bio"]),
        _("The biography is saved."),
    )


@prepares
@require_POST
def put_photo(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    guest = guest_or_404(request, public_id)
    form = GuestPhotoForm(request.POST, request.FILES, auto_id="photo_%s")

    def file_it() -> None:
        file_guest_photo(actor=team_person(request), guest=guest, data=form.photo_bytes, **form.photo_words)

    return answer_on_page(request, guest, "photo", form, file_it, _("The photo is saved."))


@require_POST
def remove_photo(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    take_guest_photo(actor=team_person(request), guest=guest_or_404(request, public_id))
    messages.success(request, _("The photo is erased."))
    return redirect("planning:guest", cycle, public_id)
