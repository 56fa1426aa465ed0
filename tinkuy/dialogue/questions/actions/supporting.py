"""Supporting a question, once each, without anybody knowing whose support it was."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.rules import is_live, may_take_part
from tinkuy.dialogue.floor.stream_events import tell_tallies
from tinkuy.dialogue.floor.voices import Voice, existing_room_tag, room_tag
from tinkuy.dialogue.questions.models import Question, QuestionState, Upvote
from tinkuy.planning.cycles.models.webinar import Webinar


@transaction.atomic
def upvote_question(*, voice: Voice, question: Question) -> Question:
    """Support it. A second press of the same person changes nothing. No trace is left of who."""
    _demand_open(voice, question)
    tag = room_tag(voice, question.webinar)
    row = Upvote(cycle=question.cycle, question=question, tag=tag)
    before = Upvote.objects.filter(question=question, tag=tag).exists()
    Upvote.objects.bulk_create([row], ignore_conflicts=True)
    return question if before else _count(question, 1)


@transaction.atomic
def withdraw_upvote(*, voice: Voice, question: Question) -> Question:
    _demand_open(voice, question)
    tag = existing_room_tag(voice, question.webinar)
    gone, _rows = Upvote.objects.filter(question=question, tag=tag).delete()
    return _count(question, -1) if gone else question


def _demand_open(voice: Voice, question: Question) -> None:
    """The question's row is locked: two presses at once of one person come one after the other."""
    if not may_take_part(voice, question.webinar):
        raise Refused(_("Register for this cycle to support a question."))
    now = Question.objects.select_for_update().get(pk=question.pk)
    webinar = Webinar.objects.get(pk=question.webinar_id)
    if not is_live(webinar) or now.state != QuestionState.VISIBLE:
        raise Refused(_("This question takes no more support."))


def _count(question: Question, by: int) -> Question:
    Question.objects.filter(pk=question.pk).update(upvotes=F("upvotes") + by)
    question.refresh_from_db(fields=["upvotes"])
    tell_tallies(question.webinar, "upvotes")
    return question
