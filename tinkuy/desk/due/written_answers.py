"""Answers in writing that somebody promised to a question which a session left open."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.desk.checkup.facts import AT_REST
from tinkuy.dialogue.questions.answer_promises import answer_promise
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, Regime

from .item import Due

MINUTES_PER_ANSWER = 10
"""An estimate: an answer in writing has at most 600 letters."""
STATES = (QuestionState.DEFERRED, QuestionState.LEFT)


def promised_answers(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """Theirs who promised; what a guest promised, who has no desk, is the facilitation's."""
    at_work = [pk for pk, cycle in cycles.items() if cycle.state not in AT_REST]
    rows = Question.objects.filter(cycle__in=at_work, state__in=STATES, answer_by__isnull=False)
    promised = rows.select_related("webinar", "promised_by_role__person", "promised_by_guest")
    for question in promised.order_by("answer_by", "id"):
        question.cycle = question.webinar.cycle = cycles[question.cycle_id]
        if promise := answer_promise(question, for_team=True):
            yield _due(question, promise.who)


def _due(question: Question, who: str) -> Due:
    cycle, place, role = question.cycle, question.webinar.ordinal, question.promised_by_role
    return Due(
        cycle=cycle,
        on=question.answer_by or cycle.today(),
        words=_("Answer in writing a question of session %(place)s") % {"place": place},
        who=who,
        code=role.country if role and role.country else initials(who),
        pages=[
            f"{page_of(cycle, addresses.CONSOLE, place)}?tab=later#card-{question.public_id}",
            page_of(cycle, addresses.ROOM, place),
        ],
        persons=frozenset({role.person_id} if role else ()),
        roles=frozenset() if role else frozenset({Role.FACILITATION}),
        followed_with="moderate",
        deed=_("Answer in writing"),
        thing=_thing(question),
        why=_("You promised it to whoever asked.") if role else "",
        minutes=MINUTES_PER_ANSWER,
    )


def _thing(question: Question) -> str:
    """Its words, where the room has read them and may read them still."""
    if question.state == QuestionState.DEFERRED and question.regime != Regime.CLOSED:
        return question.text
    return _("A question of session %(place)s") % {"place": question.webinar.ordinal}
