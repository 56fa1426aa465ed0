"""Who hears what: the channels of the stream that the live dialogue speaks on. A channel is an audience."""

from tinkuy.planning.cycles.models.webinar import Webinar


def room(webinar: Webinar) -> str:
    """Everyone in the room of a webinar."""
    return f"room:{webinar.pk}"


def tallies(webinar: Webinar) -> str:
    """Everyone in the room whose page does not save data: numbers that move many times a minute."""
    return f"tallies:{webinar.pk}"


def console(webinar: Webinar) -> str:
    """Who moderates it, and its projector."""
    return f"console:{webinar.pk}"


def own(identity: str) -> str:
    """One person alone, by `Voice.identity`: what becomes of their questions."""
    return f"own:{identity}"
