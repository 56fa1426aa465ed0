"""Tickets to the stream of the console: for the moderation, and for the projector and the notes, who listen too."""

from django.http import JsonResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST

from tinkuy.dialogue import channels
from tinkuy.people.signin import signin_holder
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import role_holder
from tinkuy.stream.queries import latest_event
from tinkuy.stream.tickets import Ticket, make_ticket

from .console_found import webinar_or_404


@require_POST
def ticket(request: CycleRequest, cycle: str, n: int) -> JsonResponse:
    """It ends with the person's role in the cycle and with the sign-in session."""
    webinar, person = webinar_or_404(n), team_person(request)
    holders = (f"person:{person.pk}", role_holder(person, request.cycle), signin_holder(request))
    signed_ticket = make_ticket(Ticket((channels.console(webinar),), holders, get_language() or "es"))
    return JsonResponse({"ticket": signed_ticket, "after": latest_event()}, status=201)
