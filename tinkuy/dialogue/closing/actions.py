"""The floor is closed: what was not answered is left, tags and keys are destroyed; and what the clock asks then."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django_scopes import scope, scopes_disabled

from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.floor.actions import demand_live, locked_floor
from tinkuy.dialogue.floor.channels import tell_floor
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.floor.voices import room_key_name
from tinkuy.dialogue.hooks.actions import leave_hook_open
from tinkuy.dialogue.polls.actions import close_poll, end_poll
from tinkuy.dialogue.polls.keys import poll_key_name
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.polls.stream_events import tell_poll
from tinkuy.dialogue.pulse.models import PulseMark
from tinkuy.dialogue.questions.models import Question, QuestionState, ShownAs, Upvote
from tinkuy.dialogue.questions.rules import UNDECIDED
from tinkuy.dialogue.questions.stream_events import tell_question
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import HELD_STATES, Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.rules import demand
from tinkuy.planning.sessions.actions.holding import hold_webinar


@transaction.atomic
def close_floor(
    *,
    actor: Person,
    webinar: Webinar,
    started_at: datetime | None = None,
    ended_at: datetime | None = None,
    left_open: Iterable[Hook] = (),
) -> Webinar:
    """The webinar ends: open polls close, what was not answered is left for afterwards, tags and key are destroyed.

    It counts from when it was opened until now, unless whoever closes it says when it really began or ended.
    The threads *left_open* are left for a later session, at this minute.

    Invariant 26: after this nothing stored says who supported which question.
    """
    demand(actor, "moderate", webinar.cycle)
    floor = locked_floor(webinar)
    demand_live(webinar)
    if floor:
        for hook in left_open:
            leave_hook_open(actor=actor, floor=floor, hook=hook)
    polls = list(Poll.objects.select_related("cycle", "webinar").filter(webinar=webinar, state=PollState.OPEN))
    for poll in polls:
        end_poll(actor, poll)
    read, unread = leave_questions(webinar)
    Upvote.objects.filter(question__webinar=webinar).delete()
    PulseMark.objects.filter(webinar=webinar).delete()
    Floor.objects.filter(webinar=webinar).update(takes_questions=False, screen=ScreenKind.TITLE)
    ended_webinar = hold_webinar(
        actor=actor,
        webinar=webinar,
        started_at=started_at or webinar.actually_started_at,
        ended_at=ended_at or webinar.cycle.now(),
    )
    record(actor, "closed the floor of", webinar)
    for poll in polls:
        tell_poll(poll)
    for question in read:
        tell_question(question)
    for question in unread:
        tell_question(question, was_readable=False)
    tell_floor(webinar)
    transaction.on_commit(lambda: ephemeral.destroy_key(room_key_name(webinar)))
    return ended_webinar


def leave_questions(webinar: Webinar) -> tuple[list[Question], list[Question]]:
    """Nothing waits on for a room that is over: what it read is left for afterwards, and what it never read too, in
    another state, so that it is neither shown nor cited.
    """
    rows = Question.objects.filter(webinar=webinar).select_related("asker")
    read, unread = rows.filter(state=QuestionState.VISIBLE), rows.filter(state__in=UNDECIDED)
    left = list(read), list(unread)
    read.update(state=QuestionState.DEFERRED, is_pinned=False)
    unread.update(state=QuestionState.LEFT, is_pinned=False)
    return left


def leave_forgotten_questions() -> int:
    """Of sessions that were said to be held without closing their floor; how many questions waited there."""
    with scopes_disabled():
        waiting = Question.objects.filter(state__in=(*UNDECIDED, QuestionState.VISIBLE), webinar__state__in=HELD_STATES)
        webinars = list(Webinar.objects.filter(questions__in=waiting).select_related("cycle").distinct())
    return sum(len(rows) for webinar in webinars for rows in _left_in_scope(webinar))


@transaction.atomic
def _left_in_scope(webinar: Webinar) -> tuple[list[Question], list[Question]]:
    with scope(cycle=webinar.cycle):
        locked_floor(webinar)
        return leave_questions(webinar)


def end_rooms() -> int:
    """What a press left behind in the moment of the close: tags and keys of rooms that are not live; how many rows."""
    with scopes_disabled():
        over = Webinar.objects.exclude(state=WebinarState.LIVE)
        upvotes, _rows = Upvote.objects.filter(question__webinar__in=over).delete()
        marks, _rows = PulseMark.objects.filter(webinar__in=over).delete()
        for webinar in over.filter(floor__isnull=False).select_related("cycle"):
            ephemeral.destroy_key(room_key_name(webinar))
    return upvotes + marks


def close_abandoned_polls() -> int:
    """Polls whose key was lost, or whose session is over, close with the votes so far; keys of ended ones go."""
    with scopes_disabled():
        rows = list(Poll.objects.select_related("cycle", "webinar").exclude(state=PollState.DRAFT))
    unkept = [row for row in rows if row.state == PollState.OPEN and not _still_runs(row)]
    for poll in unkept:
        with scope(cycle=poll.cycle):
            close_poll(actor=None, poll=poll)
    for poll in rows:
        if poll.state != PollState.OPEN:
            ephemeral.destroy_key(poll_key_name(poll))
    return len(unkept)


def forget_nameless_askers() -> int:
    """Who of the team asked without a name goes with the participants' names, as they do; how many questions.

    Until then the row knows it: whoever asked reads what became of the question, and may take it back.
    """
    forgotten = 0
    for cycle in Cycle.objects.filter(clock_stands_at=None):
        with scope(cycle=cycle):
            if registration_erased_on(cycle) < cycle.today():
                nameless = Question.objects.filter(shown_as=ShownAs.WITHOUT_NAME, asker_of_team__isnull=False)
                forgotten += nameless.update(asker_of_team=None)
    return forgotten


def _still_runs(poll: Poll) -> bool:
    """A session may be said to be held from the plan, where no floor is closed."""
    return poll.webinar.state == WebinarState.LIVE and ephemeral.key_named(poll_key_name(poll)) is not None
