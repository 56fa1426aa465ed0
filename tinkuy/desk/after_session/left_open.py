"""What a session left open: each thread with who sees to it and until when, and the questions that wait for words."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.queries import questions_to_decide
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState

IN_WRITING = (QuestionState.DEFERRED, QuestionState.LEFT)
"""What was read and left for later, and what nobody came to read: both are answered in writing, if at all."""


@dataclass(frozen=True)
class LeftOpen:
    """`questions` counts those that wait for an answer in writing and that nobody promised; of `promised` ones it is
    said who answers, and by when. A thread is due when its target begins.
    """

    threads: Sequence[Hook]
    promised: Sequence[Question]
    questions: int

    def __bool__(self) -> bool:
        return bool(self.threads or self.promised or self.questions)


def left_open_by(webinar: Webinar) -> LeftOpen:
    """Of *webinar*, which is of the cycle in scope."""
    threads = Hook.objects.filter(origin=webinar, state=HookState.PLANTED).select_related("target", "responsible")
    waiting = questions_to_decide(webinar, IN_WRITING)
    promised = sorted(
        (one.question for one in waiting if one.question.is_promised),
        key=lambda question: (question.answer_by or webinar.cycle.today(), question.pk),
    )
    return LeftOpen(list(threads), promised, len(waiting) - len(promised))
