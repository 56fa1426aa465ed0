"""What the projector shows, one thing at a time. Nothing reaches it without a press."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.actions import locked_floor
from tinkuy.dialogue.floor.channels import tell_floor
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.moderation.actions import regime_changes
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.questions.rules import ON_THE_FLOOR
from tinkuy.dialogue.questions.stream_events import tell_question
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.rules import demand

NOTHING: dict[str, Any] = {"screen_hook": None, "screen_question": None, "screen_poll": None}


def show_title(*, actor: Person, floor: Floor) -> Floor:
    """The session's own question."""
    return _show(actor, floor, ScreenKind.TITLE)


def show_holding_slide(*, actor: Person, floor: Floor) -> Floor:
    """A neutral slide, at once: for when something must not be seen."""
    return _show(actor, floor, ScreenKind.HOLDING)


def show_hook(*, actor: Person, floor: Floor, hook: Hook) -> Floor:
    """A thread that this session picks up or leaves open."""
    if floor.webinar_id not in (hook.origin_id, hook.target_id):
        raise Refused(_("This thread is of other sessions."))
    return _show(actor, floor, ScreenKind.HOOK, screen_hook=hook)


@transaction.atomic
def show_question(*, actor: Person, floor: Floor, question: Question) -> Floor:
    """A question that the room can read: it is being answered now."""
    locked_floor(floor.webinar)
    if not Question.objects.filter(pk=question.pk, webinar=floor.webinar, state__in=ON_THE_FLOOR).exists():
        raise Refused(_("Approve the question first: then it may go on screen."))
    for name, value in regime_changes(question).items():
        setattr(question, name, value)
    question.save(update_fields=["regime", "country"])
    return _show(actor, floor, ScreenKind.QUESTION, screen_question=question)


def show_poll(*, actor: Person, floor: Floor, poll: Poll) -> Floor:
    """A poll, with its results once they were shown to everyone."""
    if poll.webinar_id != floor.webinar_id or poll.state == PollState.DRAFT:
        raise Refused(_("Open the poll first: then it may go on screen."))
    return _show(actor, floor, ScreenKind.POLL, screen_poll=poll)


@transaction.atomic
def _show(actor: Person, floor: Floor, kind: ScreenKind, **thing: Any) -> Floor:
    demand(actor, "moderate", floor.cycle)
    locked_floor(floor.webinar)
    before = Floor.objects.select_related("screen_question").get(pk=floor.pk).screen_question
    for name, value in (NOTHING | {"screen": kind} | thing).items():
        setattr(floor, name, value)
    floor.save(update_fields=["screen", *NOTHING])
    record(actor, "put on screen", floor, screen=str(kind))
    for question in {before, floor.screen_question}:
        if question is not None:
            tell_question(question)
    tell_floor(floor.webinar)
    return floor
