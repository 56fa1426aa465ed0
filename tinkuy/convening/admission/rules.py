"""Whether somebody has a place in a session."""

from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.cycles.models.webinar import Webinar


def holds_place(registration: Registration, webinar: Webinar) -> bool:
    """Whether *registration* may come in: into a session without a limit, everybody who is registered."""
    if webinar.most_places is None or webinar.is_held:
        return True
    return registration.webinars.filter(pk=webinar.pk).exists()
