"""Who speaks in a request of the room, and how its page wants to be answered."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.utils.translation import gettext as _

from tinkuy.convening.admission.rules import holds_place
from tinkuy.convening.registrations.request import registration_of
from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import person_of

TEXT = "text"
"""The value of `mode` in which the room sends text alone and asks seldom."""


def voice_of(request: HttpRequest) -> Voice:
    """The participant whose page is open in this browser, else the person of the team who is signed in."""
    registration = registration_of(request)
    return Voice(registration=registration) if registration is not None else Voice(person=person_of(request))


def whose_page(voice: Voice) -> str:
    """What tells pages of two persons apart that were open in one browser; it says nothing of who they are."""
    return hashlib.sha256(voice.identity.encode()).hexdigest()[:16] if voice.identity else ""


def demand_own_page(request: HttpRequest, voice: Voice) -> None:
    """Refuse what a page sends that was opened by somebody else: on a shared device it may have waited for the line."""
    own = whose_page(voice)
    if request.POST.get("whose", own) != own:
        raise Refused(
            _(
                "Your page was closed in this browser. Open it again with the link or the code of your mail; "
                "what you wrote is still here."
            )
        )


def has_place(request: HttpRequest, webinar: Webinar) -> bool:
    """Whether whoever asks may come in: of a session with a limit, those who have a place, and the team."""
    registration = registration_of(request)
    return registration is None or holds_place(registration, webinar)


def demand_place(request: HttpRequest, webinar: Webinar) -> None:
    if not has_place(request, webinar):
        raise PermissionDenied


def is_text(request: HttpRequest) -> bool:
    return (request.POST.get("mode") or request.GET.get("mode")) == TEXT


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
