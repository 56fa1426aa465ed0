"""Questions that the room read and nobody answered: what a next cycle may take over of them, without a name.

What was asked in a closed part stays among those who were there. The words are the asker's: they are read from the
question, and gone with it.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import count

from django.db.models import QuerySet
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.planning.carried_points.sources import OpenPoint, PointSource
from tinkuy.planning.cycles.models.cycle import Cycle, Regime

from .models import Question, QuestionState

OFFERED = 5
"""So many, the most supported first, are proposed; the others wait for somebody to choose them."""
MOST = 100
"""A page of three fields for each: of more nobody would decide, and the server refuses a form of a thousand fields."""


def _left_open(cycle: Cycle) -> Sequence[OpenPoint]:
    open_questions = _readable().filter(cycle=cycle, state=QuestionState.DEFERRED)
    rows = list(open_questions.select_related("webinar").order_by("-upvotes", "id")[:MOST])
    numbers = _numbers(rows)
    return [_point(one, numbers[one.pk], is_urged=place < OFFERED) for place, one in enumerate(rows)]


def _named(keys: Collection[str]) -> Mapping[str, OpenPoint]:
    rows = list(_readable().filter(public_id__in=keys).select_related("webinar"))
    numbers = _numbers(rows)
    return {one.public_id: _point(one, numbers[one.pk]) for one in rows}


def _readable() -> QuerySet[Question]:
    """Of every cycle: what the room read, answered or not."""
    read = (QuestionState.DEFERRED, QuestionState.ANSWERED)
    return Question._base_manager.filter(state__in=read).exclude(regime=Regime.CLOSED)


def _numbers(questions: Collection[Question]) -> Mapping[int, int]:
    """The place of each, by its key, among all of its cycle as they were asked.

    Counted over the cycle, so that a code means the same question on every page, whichever ones stand beside it.
    """
    rows = _readable().filter(cycle__in={one.cycle_id for one in questions}).order_by("id")
    places: dict[int, count[int]] = defaultdict(lambda: count(1))
    return {key: next(places[cycle]) for key, cycle in rows.values_list("pk", "cycle_id")}


def _point(question: Question, number: int, *, is_urged: bool = False) -> OpenPoint:
    return OpenPoint(
        key=question.public_id,
        code=_("Q%(number)s") % {"number": number},
        words={question.language: question.text},
        facts=[_("Asked in session %(place)s") % {"place": question.webinar.ordinal}],
        is_urged=is_urged,
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
