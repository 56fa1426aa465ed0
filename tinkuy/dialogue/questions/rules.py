"""What the room reads of a question, and what of whoever asked it."""

from datetime import date

from tinkuy.convening.registrations.rules import OPEN_STATES, registration_erased_on
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.questions.models import Question, QuestionState, ShownAs
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import names_country

ON_THE_FLOOR = (QuestionState.VISIBLE, QuestionState.ANSWERED)
"""States in which everyone in the room reads a question."""

UNDECIDED = (QuestionState.WAITING, QuestionState.HELD)
"""States in which the moderation has still to decide."""


LONGEST_QUESTION = 280
LONGEST_ANSWER = 600
LONGEST_REASON = 400


def may_ask_in_writing(webinar: Webinar) -> bool:
    """Once it was held, until the cycle has come to its end."""
    return webinar.is_held and webinar.cycle.state in (*OPEN_STATES, CycleState.CLOSING)


def answers_read_until(cycle: Cycle) -> date | None:
    """The last day on which whoever asked can open their page: their question stays when their name is erased, but no
    answer reaches them any more. None in an example, whose pages stay open.
    """
    return None if cycle.is_example or cycle.clock_stands_at else registration_erased_on(cycle)


def is_own(voice: Voice, question: Question) -> bool:
    if voice.registration is not None:
        return question.asker_id == voice.registration.pk
    return voice.person is not None and question.asker_of_team_id == voice.person.pk


def shows_name(question: Question) -> bool:
    """Whether the room may read who asked: as they chose, and as far as the regime lets anybody be named."""
    return question.shown_as == ShownAs.NAMED and names_country(question.regime)
