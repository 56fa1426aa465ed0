"""The floor is closed: what was not answered is left, tags and keys are destroyed."""

from django.db import transaction

from tinkuy.core.keys import ephemeral
from tinkuy.dialogue.floor.actions import demand_live, locked_floor
from tinkuy.dialogue.floor.keys import room_key_name
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.floor.stream_events import tell_floor
from tinkuy.dialogue.polls.actions import end_poll
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.polls.stream_events import tell_poll
from tinkuy.dialogue.pulse.models import PulseMark
from tinkuy.dialogue.questions.models import Question, QuestionState, Upvote
from tinkuy.dialogue.questions.stream_events import tell_question
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import demand
from tinkuy.planning.sessions.actions.holding import hold_webinar


@transaction.atomic
def close_floor(*, actor: Person, webinar: Webinar) -> Webinar:
    """The webinar ends: open polls close, what was not answered is left for afterwards, tags and key are destroyed.

    Invariant 26: after this nothing stored says who supported which question.
    """
    demand(actor, "moderate", webinar.cycle)
    locked_floor(webinar)
    demand_live(webinar)
    polls = list(Poll.objects.select_related("cycle", "webinar").filter(webinar=webinar, state=PollState.OPEN))
    for poll in polls:
        end_poll(actor, poll)
    read = Question.objects.filter(webinar=webinar, state=QuestionState.VISIBLE)
    questions = list(read.select_related("asker"))
    read.update(state=QuestionState.DEFERRED, is_pinned=False)  # what nobody approved stays unread, and is not cited
    Upvote.objects.filter(question__webinar=webinar).delete()
    PulseMark.objects.filter(webinar=webinar).delete()
    Floor.objects.filter(webinar=webinar).update(takes_questions=False, screen=ScreenKind.TITLE)
    ended_webinar = hold_webinar(
        actor=actor, webinar=webinar, started_at=webinar.actually_started_at, ended_at=webinar.cycle.now()
    )
    record(actor, "closed the floor of", webinar)
    for poll in polls:
        tell_poll(poll)
    for question in questions:
        tell_question(question)
    tell_floor(webinar)
    transaction.on_commit(lambda: ephemeral.destroy_key(room_key_name(webinar)))
    return ended_webinar
