"""Whether somebody has a place in a session; whom its page tells that it is full."""

from tinkuy.convening.registrations.models import Registration
from tinkuy.hiding import Audience, are_safe
from tinkuy.planning.cycles.models.webinar import Webinar


def holds_place(registration: Registration, webinar: Webinar) -> bool:
    """Whether *registration* may come in: into a session without a limit, everybody who is registered."""
    if webinar.most_places is None or webinar.is_held:
        return True
    return registration.webinars.filter(pk=webinar.pk).exists()


def tells_when_full(webinar: Webinar) -> bool:
    """Whether a stranger may read that *webinar* is full: with few places it would say how few registered."""
    return webinar.most_places is None or are_safe((webinar.most_places,), Audience.PUBLIC)
