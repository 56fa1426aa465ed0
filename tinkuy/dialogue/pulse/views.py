"""The signs that are sent from the room."""

from django.http import HttpRequest

from tinkuy.dialogue.floor.parts import RoomDeed
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.pulse.actions import mark_pulse, unmark_pulse
from tinkuy.dialogue.pulse.parts import pulse_in_room
from tinkuy.planning.cycles.models.webinar import Webinar


def pulse(request: HttpRequest, webinar: Webinar, voice: Voice) -> RoomDeed:
    """The button says which sign in `kind`; in `withdraw`, when it is taken back."""
    withdraws = "withdraw" in request.POST
    action = unmark_pulse if withdraws else mark_pulse
    kind = request.POST.get("withdraw" if withdraws else "kind", "")
    return RoomDeed(
        lambda: action(voice=voice, webinar=webinar, kind=kind),
        part="pulse",
        context=lambda: pulse_in_room(webinar, voice),
    )
