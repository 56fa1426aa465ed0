"""A deed of the console is undone by its inverse, which leaves its own trace."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.dialogue.agreements.actions.making import take_back_agreement
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.dialogue.floor.actions import (
    demand_live,
    locked_floor,
    return_to_segment,
    set_taking_questions,
    shorten_segment,
)
from tinkuy.dialogue.floor.channels import tell_floor
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.hooks.actions import restore_hook
from tinkuy.dialogue.joining.actions import merge_question, separate_question
from tinkuy.dialogue.moderation.actions import change_question, regime_changes, stands_now
from tinkuy.dialogue.polls.actions import hide_results, redraft_poll, remove_poll, reveal_poll
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.polls.queries import poll_with_id
from tinkuy.dialogue.promised_answers.actions import former_promise
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.queries import question_with_id
from tinkuy.dialogue.screen.actions import restore_screen
from tinkuy.dialogue.undoing.queries import is_undone
from tinkuy.dialogue.undoing.rules import UNDONE_AS_IT_STOOD, Deed
from tinkuy.journal.models import Entry
from tinkuy.journal.trail import undoing
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.rules import demand


@transaction.atomic
def undo_deed(*, actor: Person, webinar: Webinar, entry: Entry) -> None:
    """Undo what *entry* says was done, unless it was undone already or something came on top of it."""
    demand(actor, "moderate", webinar.cycle)
    floor = locked_floor(webinar)
    if floor is None or is_undone(entry):
        raise Refused(_("This was undone already."))
    INVERSES[entry.deed, entry.subject](actor, floor, entry)


def _restore(actor: Person, floor: Floor, entry: Entry) -> None:
    """The question as it stood; on screen again where it left it and nothing else was put there since."""
    question, before = _question(floor, entry.subject_id), entry.details["before"]
    changes: dict[str, Any] = {name: before[name] for name in ("is_pinned", "answered_second")}
    changes |= former_promise(entry.details)
    changes["state"] = stands_now(question, before["state"])
    returns = before["on_screen"] and floor.screen == ScreenKind.TITLE and changes["state"] == QuestionState.VISIBLE
    if returns:
        changes |= regime_changes(question)  # the part may be stricter than the one in which it was shown
        Floor.objects.filter(pk=floor.pk).update(screen=ScreenKind.QUESTION, screen_question=question)
    after = stands_now(question, entry.details["after"])
    change_question(actor, question, "restored", (after,), undoing(entry.pk), **changes)
    if returns:
        tell_floor(floor.webinar)


def _separate(actor: Person, floor: Floor, entry: Entry) -> None:
    separate_question(actor=actor, question=_question(floor, entry.subject_id), undoes=entry.pk)


def _join(actor: Person, floor: Floor, entry: Entry) -> None:
    question, into = (_question(floor, key) for key in (entry.subject_id, entry.details["into"]))
    merge_question(actor=actor, question=question, into=into, undoes=entry.pk)


def _question(floor: Floor, public_id: str) -> Question:
    question = question_with_id(floor.webinar, public_id)
    if question is None:
        raise Refused(_("Who asked this question has taken it back."))
    return question


def _poll(floor: Floor, entry: Entry) -> Poll:
    poll = poll_with_id(floor.webinar, entry.subject_id)
    if poll is None:
        raise Refused(_("This poll was removed."))
    return poll


def _restore_hook(state: HookState) -> Callable[[Person, Floor, Entry], Any]:
    def set_back(actor: Person, floor: Floor, entry: Entry) -> None:
        demand_live(floor.webinar)
        hook = Hook.objects.filter(cycle=floor.webinar.cycle, pk=entry.subject_id).first()
        if hook is None:
            raise Refused(_("This thread was removed."))
        restore_hook(actor=actor, floor=floor, hook=hook, state=state, undoes=entry.pk)

    return set_back


def _take_back(actor: Person, floor: Floor, entry: Entry) -> None:
    agreement = Agreement.objects.filter(webinar=floor.webinar, pk=entry.subject_id).first()
    if agreement is None:
        raise Refused(_("This agreement was taken back already."))
    take_back_agreement(actor=actor, agreement=agreement, undoes=entry.pk)


def _return(actor: Person, floor: Floor, entry: Entry) -> None:
    if floor.segment is None or str(floor.segment.pk) != entry.subject_id:
        raise Refused(_("The agenda has gone on since then, and stays where it is."))
    return_to_segment(actor=actor, floor=floor, before=entry.details["before"], undoes=entry.pk)


def _shorten(actor: Person, floor: Floor, entry: Entry) -> None:
    minutes, segment = entry.details["minutes"], entry.details["segment"]
    shorten_segment(actor=actor, floor=floor, minutes=minutes, segment=segment, undoes=entry.pk)


def _show_again(actor: Person, floor: Floor, entry: Entry) -> None:
    before, after = entry.details["before"], entry.details["after"]
    restore_screen(actor=actor, floor=floor, before=before, after=after, undoes=entry.pk)


def _taking(takes: bool) -> Callable[[Person, Floor, Entry], Any]:
    def set_back(actor: Person, floor: Floor, entry: Entry) -> None:
        demand_live(floor.webinar)
        set_taking_questions(actor=actor, floor=floor, takes=takes, undoes=entry.pk)

    return set_back


INVERSES: Mapping[Deed, Callable[[Person, Floor, Entry], Any]] = {
    **dict.fromkeys(UNDONE_AS_IT_STOOD, _restore),
    ("merged", "question"): _separate,
    ("separated", "question"): _join,
    ("put on screen", "floor"): _show_again,
    ("opened to questions", "floor"): _taking(takes=False),
    ("closed to questions", "floor"): _taking(takes=True),
    ("extended", "floor"): _shorten,
    ("entered", "segment"): _return,
    ("caught", "agreement"): _take_back,
    ("opened", "poll"): lambda actor, floor, entry: redraft_poll(
        actor=actor, poll=_poll(floor, entry), undoes=entry.pk
    ),
    ("revealed", "poll"): lambda actor, floor, entry: hide_results(
        actor=actor, poll=_poll(floor, entry), undoes=entry.pk
    ),
    ("hid the result of", "poll"): lambda actor, floor, entry: reveal_poll(
        actor=actor, poll=_poll(floor, entry), undoes=entry.pk
    ),
    ("drafted", "poll"): lambda actor, floor, entry: remove_poll(
        actor=actor, poll=_poll(floor, entry), undoes=entry.pk
    ),
    ("planted", "hook"): _restore_hook(HookState.PLANTED),
    ("resolved", "hook"): _restore_hook(HookState.RESOLVED),
}
"""What undoes each deed that can be undone."""
