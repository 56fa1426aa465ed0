"""Questions that the room read and nobody answered: what a next cycle may take over of them, without a name.

What was asked in a closed part stays among those who were there. The words are the asker's: they are read from the
question, and gone with it.
"""

from collections.abc import Collection, Mapping, Sequence

from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.planning.carried_points.sources import OpenPoint, PointSource
from tinkuy.planning.cycles.models.cycle import Cycle, Regime

from .models import Question, QuestionState

OFFERED = 5
"""So many, the most supported first, are proposed; the others wait for somebody to choose them."""
MOST = 100
"""A page of three fields for each: of more nobody would decide, and the server refuses a form of a thousand fields."""


def _left_open(cycle: Cycle) -> Sequence[OpenPoint]:
    open_questions = Question.objects.filter(state=QuestionState.DEFERRED).exclude(regime=Regime.CLOSED)
    rows = open_questions.select_related("webinar").order_by("-upvotes", "id")[:MOST]
    return [_point(question, place) for place, question in enumerate(rows, 1)]


def _named(keys: Collection[str]) -> Mapping[str, OpenPoint]:
    readable = (QuestionState.DEFERRED, QuestionState.ANSWERED)
    rows = Question._base_manager.filter(public_id__in=keys, state__in=readable).exclude(regime=Regime.CLOSED)
    ordered = rows.select_related("webinar").order_by("-upvotes", "id")
    return {question.public_id: _point(question, place) for place, question in enumerate(ordered, 1)}


def _point(question: Question, place: int) -> OpenPoint:
    return OpenPoint(
        key=question.public_id,
        code=_("Q%(number)s") % {"number": place},
        words={question.language: question.text},
        facts=[_("Asked in session %(place)s") % {"place": question.webinar.ordinal}],
        is_urged=place <= OFFERED,
        is_open=question.state == QuestionState.DEFERRED,
        session=question.webinar.ordinal,
    )


UNANSWERED_QUESTIONS = PointSource(
    kind="question",
    place=1,
    heading=gettext_lazy("Questions without an answer"),
    left_open=_left_open,
    named=_named,
    is_question=True,
)
