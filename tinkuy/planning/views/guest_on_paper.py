"""Biography and photo of a guest without an e-mail, as far as a consent on paper goes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.planning import actions
from tinkuy.planning.forms import GuestBioForm, GuestPhotoForm
from tinkuy.planning.request import CycleRequest, team_person

from .guests import guest_page, kept_or_404


@require_POST
def write_bio(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    kept = kept_or_404(request, public_id)
    form = GuestBioForm(request.POST, first_language=kept.language, initial={"bio": kept.bio})
    if not form.is_valid():
        return guest_page(request, kept, 400, bio=form)
    if form.conflicts:
        return guest_page(request, kept, 409, bio=form)
    try:
        actions.write_guest_bio(actor=team_person(request), guest=kept, bio=form.cleaned_data["bio"])
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return guest_page(request, kept, 409, bio=form)
    messages.success(request, _("The biography is saved."))
    return redirect("planning:guest", cycle, public_id)


@require_POST
def put_photo(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    kept = kept_or_404(request, public_id)
    form = GuestPhotoForm(request.POST, request.FILES, auto_id="photo_%s")
    if not form.is_valid():
        return guest_page(request, kept, 400, photo=form)
    words = {name: form.cleaned_data[name] for name in ("rights", "alt")}
    try:
        actions.file_guest_photo(actor=team_person(request), guest=kept, data=form.sent, **words)
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return guest_page(request, kept, 409, photo=form)
    messages.success(request, _("The photo is saved."))
    return redirect("planning:guest", cycle, public_id)


@require_POST
def remove_photo(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    actions.take_guest_photo(actor=team_person(request), guest=kept_or_404(request, public_id))
    messages.success(request, _("The photo is erased."))
    return redirect("planning:guest", cycle, public_id)
