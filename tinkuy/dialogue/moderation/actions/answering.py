"""A question is answered, aloud with its minute or in writing; or left for after the session."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.dialogue.floor.actions import locked_floor
from tinkuy.dialogue.floor.rules import is_live
from tinkuy.dialogue.moderation.actions.deciding import change_question, regime_changes
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.rules import LONGEST_ANSWER
from tinkuy.dialogue.questions.stream_events import tell_question
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import demand


@transaction.atomic
def answer_question(*, actor: Person, question: Question, answer: str = "", second: int | None = None) -> Question:
    """Mark it as answered at *second* of the session (now, if not said); *answer* in short, for who was not there.

    One answered already gets its words changed and keeps its minute.
    """
    demand(actor, "moderate", question.cycle)
    answer = tidy(answer)
    if len(answer) > LONGEST_ANSWER:
        raise Refused(_("An answer has at most %(most)d letters.") % {"most": LONGEST_ANSWER})
    if question.state == QuestionState.ANSWERED:
        return _reword(actor, question, answer)
    return change_question(
        actor,
        question,
        "answered",
        (QuestionState.VISIBLE, QuestionState.DEFERRED),
        **regime_changes(question),
        state=QuestionState.ANSWERED,
        answer=answer,
        answered_second=_minute(question.webinar) if second is None else second,
        is_pinned=False,
    )


@transaction.atomic
def defer_question(*, actor: Person, question: Question) -> Question:
    """Leave it for after the session; it stays with its support."""
    return change_question(
        actor, question, "deferred", (QuestionState.VISIBLE,), state=QuestionState.DEFERRED, is_pinned=False
    )


def _minute(webinar: Webinar) -> int | None:
    """The second of the session that goes on; an answer in writing, later, has none."""
    floor = locked_floor(webinar)
    return floor.second_at(clock.now()) if floor is not None and is_live(floor.webinar) else None


def _reword(actor: Person, question: Question, answer: str) -> Question:
    question.answer = answer
    question.save(update_fields=["answer"])
    record(actor, "reworded the answer to", question)
    tell_question(question)
    return question
