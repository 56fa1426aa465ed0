"""Where a question is on its way, as who asked it follows it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _, pgettext_lazy

from tinkuy.dialogue.questions.models import Question, QuestionState

S = QuestionState
SENT = pgettext_lazy("step of a question", "Sent")
IN_REVIEW = pgettext_lazy("step of a question", "In review")
IN_THE_ROOM = pgettext_lazy("step of a question", "In the room")
AFTERWARDS = pgettext_lazy("step of a question", "For afterwards")
ANSWERED = pgettext_lazy("step of a question", "Answered")

ONWARD = (SENT, IN_REVIEW, IN_THE_ROOM, ANSWERED)
WAYS: dict[str, tuple[tuple[str | Promise, ...], int]] = {
    S.WAITING: (ONWARD, 1),
    S.HELD: (ONWARD, 1),
    S.VISIBLE: (ONWARD, 2),
    S.ANSWERED: (ONWARD, 3),
    S.DEFERRED: ((SENT, IN_THE_ROOM, AFTERWARDS, ANSWERED), 2),
    S.LEFT: ((SENT, AFTERWARDS, ANSWERED), 1),
    S.MERGED: ((SENT, _("Joined to another one"), ANSWERED), 1),
    S.DECLINED: ((SENT, _("Given back")), 1),
    S.ARCHIVED: ((SENT, S.ARCHIVED.label), 1),
}
"""By state, all steps of the way and the number of those that are behind."""


@dataclass(frozen=True)
class QuestionStep:
    """`state` is done, now or later."""

    name: str | Promise
    state: str


def steps_of(question: Question) -> list[QuestionStep]:
    names, place = WAYS[question.state]
    is_over = question.state in (S.ANSWERED, S.ARCHIVED)
    states = ["done"] * place + ["done" if is_over else "now"] + ["later"] * len(names)
    return [QuestionStep(name, state) for name, state in zip(names, states, strict=False)]
