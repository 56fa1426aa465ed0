"""Who hears what, and what they are told. A channel of the stream is an audience; an event says that something changed,
in which room; the words are rendered when it goes out.
"""

from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.stream.actions import tell, tell_soon


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


def tell_floor(webinar: Webinar) -> None:
    """The agenda's position, what is on screen, whether questions are taken; the end of the session."""
    tell(room(webinar), "floor", str(webinar.pk), at_once=True)
    tell_console(webinar, "floor")


def tell_console(webinar: Webinar, part: str) -> None:
    """The console and the projector fetch the part again."""
    tell(console(webinar), "part", part)


def tell_tallies(webinar: Webinar, kind: str) -> None:
    """Numbers that move often (`upvotes`, `pulse`): told at most once a second."""
    tell_soon(tallies(webinar), kind, str(webinar.pk))
    tell_soon(console(webinar), "part", kind)
