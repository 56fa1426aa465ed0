"""What the moderation decides of a question, without which nothing reaches the room; how it is answered or deferred."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.dialogue.floor.actions import locked_floor, take_off_the_screen
from tinkuy.dialogue.floor.channels import tell_floor
from tinkuy.dialogue.floor.queries import regime_now
from tinkuy.dialogue.floor.rules import is_live
from tinkuy.dialogue.moderation.queries import who_decided_last
from tinkuy.dialogue.moderation.rules import meanwhile
from tinkuy.dialogue.questions.copies import update_copies
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.questions.rules import LONGEST_ANSWER, LONGEST_QUESTION, LONGEST_REASON, ON_THE_FLOOR, UNDECIDED
from tinkuy.dialogue.questions.stream_events import tell_question
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.alert import Alert
from tinkuy.language.personal_data.guard import alerts
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import demand, names_country, strictest

S = QuestionState
DECIDABLE = (S.WAITING, S.HELD, S.VISIBLE, S.DEFERRED, S.LEFT)


class StillMarked(Refused):
    """The words that were to take data out are themselves marked by the guard: `marked` says which."""

    def __init__(self, text: str, marked: list[Alert]) -> None:
        super().__init__(_("These words may still identify somebody. Look at them before they are published."))
        self.text = text
        self.marked = marked


@transaction.atomic
def approve_question(*, actor: Person, question: Question) -> Question:
    """The room reads it and may support it."""
    return change_question(actor, question, "approved", UNDECIDED, state=S.VISIBLE)


@transaction.atomic
def redact_question(*, actor: Person, question: Question, text: str, confirmed: str = "") -> Question:
    """Approve it in words that identify nobody; the former words are not kept anywhere.

    Words that the guard still marks are published only when exactly they were *confirmed*.
    """
    text = _on_one_line(text)
    if not text or len(text) > LONGEST_QUESTION:
        raise Refused(_("Leave a question of at most %(most)d characters.") % {"most": LONGEST_QUESTION})
    if (marked := alerts(text)) and _on_one_line(confirmed) != text:
        raise StillMarked(text, marked)
    locked_floor(question.webinar)
    question.text = text
    update_copies(question)
    return change_question(actor, question, "redacted", (*UNDECIDED, S.VISIBLE), state=S.VISIBLE, text=text)


def _on_one_line(text: str) -> str:
    return tidy(" ".join(text.split()))


@transaction.atomic
def hold_question(*, actor: Person, question: Question) -> Question:
    """Keep it back for now; the asker sees that it waits."""
    return change_question(actor, question, "held", (S.WAITING, S.VISIBLE), state=S.HELD, is_pinned=False)


@transaction.atomic
def decline_question(*, actor: Person, question: Question, reason: str) -> Question:
    """Do not publish it, and tell the asker why."""
    reason = demand_text(reason, _("Write why: the person who asked reads it."))
    if len(reason) > LONGEST_REASON:
        raise Refused(_("A reason has at most %(most)d characters.") % {"most": LONGEST_REASON})
    return change_question(actor, question, "declined", DECIDABLE, state=S.DECLINED, reason=reason, is_pinned=False)


@transaction.atomic
def pin_question(*, actor: Person, question: Question) -> Question:
    """Keep it on top for everyone."""
    return change_question(actor, question, "pinned", ON_THE_FLOOR, is_pinned=True)


@transaction.atomic
def unpin_question(*, actor: Person, question: Question) -> Question:
    return change_question(actor, question, "unpinned", ON_THE_FLOOR, is_pinned=False)


def change_question(
    actor: Person,
    question: Question,
    deed: str,
    before: tuple[str, ...],
    noted: Mapping[str, Any] | None = None,
    /,
    **changes: Any,
) -> Question:
    """Guarded: of two who decide at once, the second one is told who came first and what they decided.

    What the room may not read any more, or was answered, leaves the screen. The trail keeps how the question stood, so
    that the deed can be undone.
    """
    demand(actor, "moderate", question.cycle)
    locked_floor(question.webinar)
    stood = Question.objects.filter(pk=question.pk).values("state", "is_pinned", "answered_second").first()
    if stood is None or not Question.objects.filter(pk=question.pk, state__in=before).update(**changes):
        raise Refused(meanwhile(who_decided_last(question), actor, stood and stood["state"]))
    was_readable = stood["state"] in ON_THE_FLOOR
    question.refresh_from_db()
    was_on_screen = question.state != S.VISIBLE and take_off_the_screen(screen_question=question)
    before_deed = stood | {"on_screen": was_on_screen}
    record(actor, deed, question, before=before_deed, after=question.state, **(noted or {}))
    tell_question(question, was_readable=was_readable)
    if was_on_screen:
        tell_floor(question.webinar)
    return question


def regime_changes(question: Question) -> dict[str, str]:
    """What binds a question that is spoken of now: the strictest of its own regime and the present part's."""
    floor = locked_floor(question.webinar)
    if floor is None or not is_live(floor.webinar):
        return {}
    regime = strictest(question.regime, regime_now(floor))
    return {"regime": regime} if names_country(regime) else {"regime": regime, "country": ""}


@transaction.atomic
def answer_question(*, actor: Person, question: Question, answer: str = "", second: int | None = None) -> Question:
    """Mark it as answered at *second* of the session (now, if not said); *answer* in short, for who was not there.

    One answered already gets its words changed and keeps its minute.
    """
    demand(actor, "moderate", question.cycle)
    answer = tidy(answer)
    if len(answer) > LONGEST_ANSWER:
        raise Refused(_("An answer has at most %(most)d characters.") % {"most": LONGEST_ANSWER})
    if question.state == QuestionState.ANSWERED:
        return _reword(actor, question, answer)
    return change_question(
        actor,
        question,
        "answered",
        (QuestionState.VISIBLE, QuestionState.DEFERRED, QuestionState.LEFT),
        **regime_changes(question),
        state=QuestionState.ANSWERED,
        answer=answer,
        answered_second=_minute(question.webinar) if second is None else second,
        is_pinned=False,
    )


@transaction.atomic
def reopen_question(*, actor: Person, question: Question) -> Question:
    """It was not answered after all: open again, or left for later once the session is over. Its words are kept."""
    changes = {"state": stands_now(question, S.VISIBLE), "answered_second": None}
    return change_question(actor, question, "reopened", (S.ANSWERED,), **changes)


def stands_now(question: Question, state: str) -> str:
    """What was open while the session went on is left for later once it has ended, as its close leaves it."""
    if state not in (S.VISIBLE, *UNDECIDED) or is_live(Webinar.objects.get(pk=question.webinar_id)):
        return state
    return S.DEFERRED if state == S.VISIBLE else S.LEFT


@transaction.atomic
def defer_question(*, actor: Person, question: Question) -> Question:
    """Leave it for after the session; it stays with its support."""
    return change_question(
        actor, question, "deferred", (QuestionState.VISIBLE,), state=QuestionState.DEFERRED, is_pinned=False
    )


def _minute(webinar: Webinar) -> int | None:
    """The second of the session that goes on; an answer in writing, later, has none."""
    floor = locked_floor(webinar)
    return floor.second_at(clock.now()) if floor is not None and is_live(floor.webinar) else None


def _reword(actor: Person, question: Question, answer: str) -> Question:
    question.answer = answer
    question.save(update_fields=["answer"])
    record(actor, "reworded the answer to", question)
    tell_question(question)
    return question
