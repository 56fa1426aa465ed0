"""What the stream is told: that something changed, in which room; the words are rendered when it goes out."""

from tinkuy.dialogue.floor import channels
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.stream.actions import tell, tell_soon


def tell_floor(webinar: Webinar) -> None:
    """The agenda's position, what is on screen, whether questions are taken."""
    tell(channels.room(webinar), "floor", str(webinar.pk))
    tell_console(webinar, "floor")


def tell_console(webinar: Webinar, part: str) -> None:
    """The console and the projector fetch the part again."""
    tell(channels.console(webinar), "part", part)


def tell_tallies(webinar: Webinar, kind: str) -> None:
    """Numbers that move often (`upvotes`, `pulse`): told at most once a second."""
    tell_soon(channels.tallies(webinar), kind, str(webinar.pk))
    tell_soon(channels.console(webinar), "part", kind)
