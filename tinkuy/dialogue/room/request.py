"""Who speaks in a request of the room, and how its page wants to be answered."""

from django.http import HttpRequest

from tinkuy.convening.registrations.request import registration_of
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.planning.request import person_of

TEXT = "text"
"""The value of `mode` in which the room sends text alone and asks seldom."""


def voice_of(request: HttpRequest) -> Voice:
    """The participant whose page is open in this browser, else the person of the team who is signed in."""
    registration = registration_of(request)
    return Voice(registration=registration) if registration is not None else Voice(person=person_of(request))


def is_text(request: HttpRequest) -> bool:
    return (request.POST.get("mode") or request.GET.get("mode")) == TEXT


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
