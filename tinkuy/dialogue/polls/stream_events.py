"""What the stream is told of a poll, and who hears its results first."""

from tinkuy.dialogue.floor import channels
from tinkuy.dialogue.floor.channels import tell_console
from tinkuy.dialogue.polls.models import Poll
from tinkuy.stream.actions import tell, tell_several_soon, tell_soon


def voted(poll: Poll) -> str:
    """Who voted in an open poll: they see its results first."""
    return f"voted:{poll.pk}"


def tell_poll(poll: Poll) -> None:
    tell(channels.room(poll.webinar), "poll", poll.public_id)
    tell_console(poll.webinar, "poll")


def tell_votes(poll: Poll) -> None:
    """How many voted in an open poll: told to everyone, at most once a second."""
    tell_several_soon(
        (channels.tallies(poll.webinar), "votes", poll.public_id), (channels.console(poll.webinar), "part", "poll")
    )


def tell_results(poll: Poll) -> None:
    """The results of an open poll moved by a batch: told to who voted."""
    tell_soon(voted(poll), "results", poll.public_id)
