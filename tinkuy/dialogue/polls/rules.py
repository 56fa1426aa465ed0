"""Which results of a poll are shown, and to whom."""

from tinkuy.dialogue.polls.models import Poll, PollState


def shows_results(poll: Poll, *, has_voted: bool, moderates: bool = False) -> bool:
    """Results go to the moderation, then to who voted, then, once revealed, to all."""
    if moderates or poll.is_revealed:
        return True
    return has_voted and poll.state in (PollState.OPEN, PollState.CLOSED)
