"""A guest's photo. It has no address of its own: each view asks first whether the consent to it stands."""

from django.http import Http404, HttpResponse

from tinkuy.design.missing import or_404
from tinkuy.planning.guests import photos
from tinkuy.planning.guests.models import Guest, GuestPurpose
from tinkuy.planning.guests.pages import GuestRequest
from tinkuy.planning.guests.queries.listing import own_guest
from tinkuy.planning.guests.queries.own_page import guest_purposes_in_force
from tinkuy.planning.guests.queries.public import public_photo
from tinkuy.planning.request import CycleRequest, team_person


def public(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """For anyone, beside a name that is public."""
    return _photo(or_404(public_photo(request.cycle, public_id)))


def of_team(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """For who keeps the guest, while the consent stands."""
    guest = or_404(own_guest(team_person(request), request.cycle, public_id))
    if GuestPurpose.PHOTO not in guest_purposes_in_force(guest):
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
