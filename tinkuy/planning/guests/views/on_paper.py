"""Biography and photo of a guest without an e-mail, as far as a consent on paper goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.planning.guests.actions.on_paper import file_guest_photo, take_guest_photo, write_guest_bio
from tinkuy.planning.guests.forms.own_page import GuestBioForm, GuestPhotoForm
from tinkuy.planning.request import CycleRequest, team_person

from .team import answer_on_page, guest_or_404


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
        file_guest_photo(actor=team_person(request), guest=guest, data=form.sent, **form.photo_words)

    return answer_on_page(request, guest, "photo", form, file_it, _("The photo is saved."))


@require_POST
def remove_photo(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    take_guest_photo(actor=team_person(request), guest=guest_or_404(request, public_id))
    messages.success(request, _("The photo is erased."))
    return redirect("planning:guest", cycle, public_id)
