"""Who may take part, and what may be shown of whom. The matrix decides; here it is asked, and state is looked at."""

from collections.abc import Sequence

from tinkuy.hiding.small_numbers import K_PUBLIC
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.rules import may, names_country

from .models import Note, PollState, Question, QuestionState, ShownAs
from .models.poll import Poll
from .voices import Voice

ON_THE_FLOOR = (QuestionState.VISIBLE, QuestionState.ANSWERED)
"""States in which everyone in the room reads a question."""

UNDECIDED = (QuestionState.WAITING, QuestionState.HELD)
"""States in which the moderation has still to decide."""

FEWEST_SHOWN = 5
"""Results of a poll are shown of so many votes or more, open or closed: fewer would tell who voted what (P05)."""
FEWEST_IN_A_BATCH = 3
"""While it is open, results move by so many votes, and as many are held back, so that the close adds as many."""
FEWEST_OF_ONE_MIND = K_PUBLIC
"""Where all chose the same, the result says of each who voted what they chose: it is shown of so many or more."""

LONGEST_QUESTION = 280
LONGEST_NOTE = 400
LONGEST_ANSWER = 600


def is_live(webinar: Webinar) -> bool:
    return webinar.state == WebinarState.LIVE


def may_take_part(voice: Voice, webinar: Webinar) -> bool:
    """Whether the voice is of this webinar: a participant of its cycle, or someone of its team."""
    if voice.registration is not None:
        return voice.registration.is_confirmed and voice.registration.cycle_id == webinar.cycle_id
    return may(voice.person, "take_part", webinar.cycle)


def is_own(voice: Voice, question: Question) -> bool:
    if voice.registration is not None:
        return question.asker_id == voice.registration.pk
    return voice.person is not None and question.asker_of_team_id == voice.person.pk


def may_be_read(thing: Question | Note) -> bool:
    """Whether the room, and who comes later, may read it: what was said under *closed* ends with the session."""
    return thing.regime != Regime.CLOSED or is_live(thing.webinar)


def shows_name(question: Question) -> bool:
    """Whether the room may read who asked: as they chose, and as far as the regime lets anybody be named."""
    return question.shown_as == ShownAs.NAMED and names_country(question.regime)


def tells_of_nobody(votes: Sequence[int]) -> bool:
    """Whether a result of so many *votes* for each option may be shown to anybody."""
    counted = sum(votes)
    fewest = FEWEST_OF_ONE_MIND if counted in votes else FEWEST_SHOWN
    return counted >= fewest


def shows_results(poll: Poll, *, has_voted: bool, moderates: bool = False) -> bool:
    """Results go to the moderation, then to who voted, then, once revealed, to all."""
    if moderates or poll.is_revealed:
        return True
    return has_voted and poll.state in (PollState.OPEN, PollState.CLOSED)
