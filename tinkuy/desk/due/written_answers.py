"""Answers in writing that somebody promised to a question which a session left open."""

from collections.abc import Iterator, Mapping
from datetime import timedelta

from django.db.models import Count, Max
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.desk.checkup.facts import AT_REST
from tinkuy.dialogue.questions.answer_promises import answer_promise
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.people import access
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, Regime

from .item import Due

MINUTES_PER_ANSWER = 10
"""An estimate: an answer in writing has at most 600 letters."""
WARNED_BEFORE = timedelta(days=14)
STATES = (QuestionState.DEFERRED, QuestionState.LEFT)


PROMISED = RowsOfKeys[Question](
    lambda cycles: (
        Question._base_manager.filter(cycle__in=cycles, state__in=STATES, answer_by__isnull=False)
        .select_related("webinar", "promised_by_role__person", "promised_by_guest")
        .order_by("answer_by", "id")
    )
)


def promised_answers(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """Theirs who promised; what a guest promised, who has no desk, is the facilitation's."""
    at_work = [pk for pk, cycle in cycles.items() if cycle.state not in AT_REST]
    for question in PROMISED.rows(at_work):
        question.cycle = question.webinar.cycle = cycles[question.cycle_id]
        if promise := answer_promise(question, for_team=True):
            yield _due(question, promise.who)


def _due(question: Question, who: str) -> Due:
    cycle, place, role = question.cycle, question.webinar.ordinal, question.promised_by_role
    writes = role is None or access.allows("moderate", [role.role], is_signed_in=True)
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
        deed=_("Answer in writing") if writes else _("See the question"),
        thing=_thing(question),
        why=_why(writes=writes) if role else "",
        minutes=MINUTES_PER_ANSWER,
    )


def _why(*, writes: bool) -> str:
    if writes:
        return _("You promised it to whoever asked.")
    return _("You promised it to whoever asked. Send your answer to the facilitation, who writes it down.")


def questions_without_answer(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """In the last two weeks in which whoever asked can still read an answer: the coordination sees to it."""
    real = [pk for pk, cycle in cycles.items() if not cycle.is_example]
    rows = Question.objects.filter(cycle__in=real, state__in=STATES, answer_by=None, asker__isnull=False)
    by_session = rows.order_by("cycle", "webinar__ordinal").values("cycle", "webinar__ordinal")
    counts = by_session.annotate(count=Count("pk"), on=Max("asker__erase_on"))
    for pk, place, count, on in counts.values_list("cycle", "webinar__ordinal", "count", "on"):
        cycle, words = cycles[pk], {"count": count, "place": place}
        if not on - WARNED_BEFORE <= cycle.today() <= on:
            continue
        yield Due(
            cycle=cycle,
            on=on,
            words=ngettext(
                "Answer %(count)s question of session %(place)s, or give it back",
                "Answer %(count)s questions of session %(place)s, or give them back",
                count,
            )
            % words,
            who=str(Role.COORDINATION.label),
            code=initials(str(Role.COORDINATION.label)),
            pages=[f"{page_of(cycle, addresses.CONSOLE, place)}?tab=later", page_of(cycle, addresses.ROOM, place)],
            roles=frozenset({Role.COORDINATION}),
            followed_with="moderate",
            deed=_("Answer in writing"),
            thing=ngettext(
                "%(count)s question of session %(place)s without an answer",
                "%(count)s questions of session %(place)s without an answer",
                count,
            )
            % words,
            why=_("After that day whoever asked can no longer read it: the names of the cycle are erased."),
            minutes=MINUTES_PER_ANSWER * count,
        )


def _thing(question: Question) -> str:
    """Its words, where the room has read them and may read them still."""
    if question.state == QuestionState.DEFERRED and question.regime != Regime.CLOSED:
        return question.text
    return _("A question of session %(place)s") % {"place": question.webinar.ordinal}


WRITTEN_ANSWERS = (promised_answers, questions_without_answer)
