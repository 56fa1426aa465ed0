"""An answer in writing is promised by somebody, until a day; whoever asked reads it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.actions import locked_floor
from tinkuy.dialogue.moderation.actions import change_question
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.rules import answers_read_until
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.guests.models import Guest
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.rules import demand

from .queries import answerers

S = QuestionState
MOST_AHEAD = timedelta(days=366)
OPEN = (S.VISIBLE, S.DEFERRED, S.LEFT)
NOBODY: Mapping[str, Any] = {"promised_by_role_id": None, "promised_by_guest_id": None, "answer_by": None}


@transaction.atomic
def promise_answer(*, actor: Person, question: Question, who: str, by: str) -> Question:
    """*who* is a key of `answerers`, *by* a day as a form sends it. What the room still reads is left for later."""
    demand(actor, "moderate", question.cycle)
    somebody = answerers(question.webinar).get(who)
    if somebody is None:
        raise Refused(_("Choose who answers it."))
    key = "promised_by_guest_id" if isinstance(somebody, Guest) else "promised_by_role_id"
    promise = {**NOBODY, key: somebody.pk, "answer_by": _demand_day(question, by)}
    former, left = _stood(question)
    return change_question(actor, question, "promised an answer to", OPEN, former, **left, **promise)


@transaction.atomic
def take_back_promise(*, actor: Person, question: Question) -> Question:
    """Nobody promised it after all; the question stays open."""
    former, left = _stood(question)
    return change_question(actor, question, "took back the promise of", OPEN, former, **left, **NOBODY)


def _stood(question: Question) -> tuple[dict[str, Any], dict[str, Any]]:
    """Who had promised until now, for the trail; and how the question stands with a promise."""
    locked_floor(question.webinar)
    now = Question.objects.get(pk=question.pk)
    former = {name: getattr(now, name) for name in ("promised_by_role_id", "promised_by_guest_id")}
    former["answer_by"] = now.answer_by and now.answer_by.isoformat()
    left = {"state": S.DEFERRED, "is_pinned": False} if now.state == S.VISIBLE else {"state": now.state}
    return {"promise": former}, left


def _demand_day(question: Question, by: str) -> date:
    try:
        day = date.fromisoformat(by.strip())
    except ValueError:
        raise Refused(_("Choose the day by which it is answered.")) from None
    today = question.cycle.today()
    if not today <= day <= today + MOST_AHEAD:
        raise Refused(_("Choose a day from today on, within a year."))
    last = answers_read_until(question.cycle) if question.asker_id else None
    if last is not None and last < day:
        raise Refused(
            _("Choose a day until %(day)s: later, whoever asked can no longer open their page.")
            % {"day": day_with_year(last)}
        )
    return day


def former_promise(details: Mapping[str, Any]) -> dict[str, Any]:
    """What a trace says of who had promised before it: nobody where they are gone by now."""
    former: dict[str, Any] = dict(details.get("promise", {}))
    role, guest = former.get("promised_by_role_id"), former.get("promised_by_guest_id")
    is_gone = (role and not TeamRole.objects.filter(pk=role).exists()) or (
        guest and not Guest.objects.filter(pk=guest).exists()
    )
    return dict(NOBODY) if is_gone else former
