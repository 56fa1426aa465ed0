"""What the projector shows, one thing at a time. Nothing reaches it without a press."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.actions import locked_floor
from tinkuy.dialogue.floor.channels import tell_floor
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.moderation.actions import regime_changes
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.polls.queries import poll_with_id
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.questions.rules import ON_THE_FLOOR
from tinkuy.dialogue.questions.stream_events import tell_question
from tinkuy.journal.trail import record, undoing
from tinkuy.people.models import Person
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.rules import demand

NOTHING: dict[str, Any] = {"screen_hook": None, "screen_question": None, "screen_poll": None}


def show_title(*, actor: Person, floor: Floor, undoes: int | None = None) -> Floor:
    """The session's own question. *undoes* is the entry of a deed that put something else there, here as below."""
    return _show(actor, floor, ScreenKind.TITLE, undoes)


def show_holding_slide(*, actor: Person, floor: Floor, undoes: int | None = None) -> Floor:
    """A neutral slide, at once: for when something must not be seen."""
    return _show(actor, floor, ScreenKind.HOLDING, undoes)


def show_hook(*, actor: Person, floor: Floor, hook: Hook, undoes: int | None = None) -> Floor:
    """A thread that this session picks up or leaves open."""
    if floor.webinar_id not in (hook.origin_id, hook.target_id):
        raise Refused(_("This thread is of other sessions."))
    return _show(actor, floor, ScreenKind.HOOK, undoes, screen_hook=hook)


@transaction.atomic
def show_question(*, actor: Person, floor: Floor, question: Question, undoes: int | None = None) -> Floor:
    """A question that the room can read: it is being answered now."""
    locked_floor(floor.webinar)
    if not Question.objects.filter(pk=question.pk, webinar=floor.webinar, state__in=ON_THE_FLOOR).exists():
        raise Refused(_("Approve the question first: then it may go on screen."))
    for name, value in regime_changes(question).items():
        setattr(question, name, value)
    question.save(update_fields=["regime", "country"])
    return _show(actor, floor, ScreenKind.QUESTION, undoes, screen_question=question)


def show_poll(*, actor: Person, floor: Floor, poll: Poll, undoes: int | None = None) -> Floor:
    """A poll, with its results once they were shown to everyone."""
    if poll.webinar_id != floor.webinar_id or poll.state == PollState.DRAFT:
        raise Refused(_("Open the poll first: then it may go on screen."))
    return _show(actor, floor, ScreenKind.POLL, undoes, screen_poll=poll)


@transaction.atomic
def _show(actor: Person, floor: Floor, kind: ScreenKind, undoes: int | None, **thing: Any) -> Floor:
    demand(actor, "moderate", floor.cycle)
    locked_floor(floor.webinar)
    stood = Floor.objects.select_related("screen_hook", "screen_question", "screen_poll").get(pk=floor.pk)
    before = stood.screen_question
    for name, value in (NOTHING | {"screen": kind} | thing).items():
        setattr(floor, name, value)
    floor.save(update_fields=["screen", *NOTHING])
    record(
        actor, "put on screen", floor, screen=str(kind), before=_thing(stood), after=_thing(floor), **undoing(undoes)
    )
    for question in {before, floor.screen_question}:
        if question is not None:
            tell_question(question)
    tell_floor(floor.webinar)
    return floor


def _thing(floor: Floor) -> list[str | int]:
    """What is on its screen, as plain values for the trail: the kind, and which one."""
    match floor.screen:
        case ScreenKind.HOOK if floor.screen_hook is not None:
            return [floor.screen, floor.screen_hook.number]
        case ScreenKind.QUESTION if floor.screen_question is not None:
            return [floor.screen, floor.screen_question.public_id]
        case ScreenKind.POLL if floor.screen_poll is not None:
            return [floor.screen, floor.screen_poll.public_id]
        case ScreenKind.HOLDING:
            return [ScreenKind.HOLDING.value]
        case _:
            return [ScreenKind.TITLE.value]


def restore_screen(*, actor: Person, floor: Floor, before: Sequence[Any], after: Sequence[Any], undoes: int) -> Floor:
    """Undo a showing that left *after* on screen: show again what stood there *before*, if the room may still read it.

    Where that is gone the session's own question stands there.
    """
    floor_now = Floor.objects.select_related("screen_hook", "screen_question", "screen_poll").get(pk=floor.pk)
    if _thing(floor_now) != list(after):
        raise Refused(_("Something else is on screen by now, and stays there."))
    kind, key = before[0], str(before[-1])
    back: dict[str, Any] = {"actor": actor, "floor": floor, "undoes": undoes}
    if kind == ScreenKind.HOLDING:
        return show_holding_slide(**back)
    if kind == ScreenKind.HOOK and (hook := Hook.objects.filter(number=int(key)).first()):
        return show_hook(hook=hook, **back)
    readable = Question.objects.filter(webinar=floor.webinar, public_id=key, state__in=ON_THE_FLOOR)
    if kind == ScreenKind.QUESTION and (question := readable.select_related("webinar", "cycle", "asker").first()):
        return show_question(question=question, **back)
    if kind == ScreenKind.POLL and (poll := poll_with_id(floor.webinar, key)) and poll.state != PollState.DRAFT:
        return show_poll(poll=poll, **back)
    return show_title(**back)
