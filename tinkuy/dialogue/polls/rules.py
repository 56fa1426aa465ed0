"""Which results of a poll are shown, and to whom."""

from collections.abc import Sequence

from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.hiding.small_numbers import K_PUBLIC

FEWEST_SHOWN = 5
"""Results of a poll are shown of so many votes or more, open or closed: fewer would tell who voted what (P05)."""
FEWEST_IN_A_BATCH = 3
"""While it is open, results move by so many votes, and as many are held back, so that the close adds as many."""
FEWEST_OF_ONE_MIND = K_PUBLIC
"""Where all chose the same, the result says of each who voted what they chose: it is shown of so many or more."""


def hides_voters(votes: Sequence[int]) -> bool:
    """Whether a result of so many *votes* for each option may be shown to anybody."""
    counted = sum(votes)
    fewest = FEWEST_OF_ONE_MIND if counted in votes else FEWEST_SHOWN
    return counted >= fewest


def shows_results(poll: Poll, *, has_voted: bool, moderates: bool = False) -> bool:
    """Results go to the moderation, then to who voted, then, once revealed, to all."""
    if moderates or poll.is_revealed:
        return True
    return has_voted and poll.state in (PollState.OPEN, PollState.CLOSED)
