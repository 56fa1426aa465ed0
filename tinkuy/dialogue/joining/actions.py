"""A question is joined to one that asks the same, and taken out again; support goes with it, and comes back."""

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.actions import locked_floor
from tinkuy.dialogue.floor.rules import is_live
from tinkuy.dialogue.joining.queries import last_joining
from tinkuy.dialogue.moderation.actions import DECIDABLE, change_question, stands_now
from tinkuy.dialogue.questions.models import Question, QuestionState, Upvote
from tinkuy.dialogue.questions.rules import ON_THE_FLOOR
from tinkuy.dialogue.questions.stream_events import tell_question
from tinkuy.journal.trail import undoing
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import demand

S = QuestionState


@transaction.atomic
def merge_question(*, actor: Person, question: Question, into: Question, undoes: int | None = None) -> Question:
    """Join it to one that asks the same: who supported either counts once. *undoes* is the entry of a taking out."""
    locked_floor(question.webinar)
    both = Question.objects.select_for_update().filter(webinar=question.webinar_id, pk__in=(question.pk, into.pk))
    states = dict(both.order_by("pk").values_list("pk", "state"))
    if len(states) < 2 or states[into.pk] not in ON_THE_FLOOR:
        raise Refused(_("Choose another question of this session that the room can read."))
    brought = list(Question.objects.filter(merged_into=question).values_list("public_id", flat=True))
    noted = {"into": into.public_id, "support": _move_support(question, into), "brought": brought}
    Question.objects.filter(merged_into=question).update(merged_into=into)
    changes = {"state": S.MERGED, "merged_into": into, "is_pinned": False}
    change_question(actor, question, "merged", DECIDABLE, noted | undoing(undoes), **changes)
    into.refresh_from_db()
    tell_question(into)
    return into


def _move_support(question: Question, into: Question) -> int:
    """How many came: who supported both counted already. Each row knows which question it was for."""
    supporters = set(Upvote.objects.filter(question=into).values_list("tag", flat=True))
    rows = Upvote.objects.filter(question=question).exclude(tag__in=supporters)
    rows.filter(joined_from=None).update(joined_from=question)
    moved = rows.update(question=into)
    Question.objects.filter(pk=into.pk).update(upvotes=F("upvotes") + moved)
    return moved


@transaction.atomic
def separate_question(*, actor: Person, question: Question, undoes: int | None = None) -> Question:
    """Take it out of the one it was joined to: it stands again where it stood, with the support that came with it.

    What had been joined to it before comes along.
    """
    demand(actor, "moderate", question.cycle)
    locked_floor(question.webinar)
    into, joining = question.merged_into, last_joining(question)
    if into is None or joining is None:
        raise Refused(_("This question is not joined to another one any more."))
    noted = joining.details
    along = Question.objects.filter(merged_into=into, public_id__in=noted.get("brought", []))
    _give_support_back(question, into, [*along.values_list("pk", flat=True)], int(noted.get("support", 0)))
    along.update(merged_into=question)
    before = noted.get("before", {})
    changes = {"state": stands_now(question, before.get("state", S.WAITING)), "merged_into": None}
    changes["is_pinned"] = before.get("is_pinned", False)
    change_question(actor, question, "separated", (S.MERGED,), {"into": into.public_id} | undoing(undoes), **changes)
    into.refresh_from_db()
    tell_question(into)
    return question


def _give_support_back(question: Question, into: Question, along: list[int], came: int) -> None:
    """Once the session has ended nobody knows who supported what: what came is taken off, the number stays theirs."""
    if not is_live(Webinar.objects.get(pk=question.webinar_id)):
        return _count(into, -came)
    rows = Upvote.objects.filter(question=into, joined_from__in=[question.pk, *along])
    back = rows.update(question=question)
    Upvote.objects.filter(question=question, joined_from=question).update(joined_from=None)
    _count(into, -back)
    return _count(question, back - came)  # who took their support back meanwhile is not counted again


def _count(question: Question, by: int) -> None:
    Question.objects.filter(pk=question.pk).update(upvotes=Greatest(F("upvotes") + by, 0))
