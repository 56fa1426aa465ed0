"""The floor of a webinar: prepared, opened, led through its agenda, closed."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.keys import ephemeral
from tinkuy.dialogue import rules
from tinkuy.dialogue.keys import room_key_name
from tinkuy.dialogue.models import Floor, Poll, PollState, PulseMark, Question, QuestionState, ScreenKind, Upvote
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.segment import Segment
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import demand
from tinkuy.planning.sessions.actions.holding import hold_webinar, start_webinar

from .polls import end_poll
from .room import locked_floor
from .stream_events import tell_floor, tell_poll, tell_question

MOST_EXTRA_MINUTES = 60


@transaction.atomic
def prepare_floor(*, actor: Person, webinar: Webinar) -> Floor:
    """The floor of *webinar*, made with its join code if there is none yet: before, during or after."""
    demand(actor, "moderate", webinar.cycle)
    floor, is_new = Floor.objects.get_or_create(webinar=webinar, defaults={"cycle": webinar.cycle})
    if is_new:
        record(actor, "prepared", floor)
    return floor


@transaction.atomic
def open_floor(*, actor: Person, webinar: Webinar) -> Floor:
    """The webinar begins: its clock runs, its first segment is entered, questions are taken."""
    floor = prepare_floor(actor=actor, webinar=webinar)
    webinar = start_webinar(actor=actor, webinar=webinar)
    floor.webinar = webinar
    floor.segment = Segment.objects.filter(webinar=webinar).order_by("ordinal").first()
    floor.segment_began_at = clock.now()
    floor.takes_questions = True
    floor.screen = ScreenKind.TITLE
    floor.save()
    tell_floor(webinar)
    return floor


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


@transaction.atomic
def enter_segment(*, actor: Person, floor: Floor, segment: Segment) -> Floor:
    """Another part of the agenda begins now, with its regime."""
    demand(actor, "moderate", floor.cycle)
    demand_live(floor.webinar)
    if segment.webinar_id != floor.webinar_id:
        raise Refused(_("This part belongs to another session."))
    floor.segment, floor.segment_began_at, floor.extra_minutes = segment, clock.now(), 0
    floor.save(update_fields=["segment", "segment_began_at", "extra_minutes"])
    record(actor, "entered", segment, title=segment.title)
    tell_floor(floor.webinar)
    return floor


@transaction.atomic
def extend_segment(*, actor: Person, floor: Floor, minutes: int) -> Floor:
    """Give the present part some more minutes."""
    demand(actor, "moderate", floor.cycle)
    demand_live(floor.webinar)
    floor = locked_floor(floor.webinar) or floor  # of two presses at once both count
    if floor.segment is None or not 0 < minutes <= MOST_EXTRA_MINUTES - floor.extra_minutes:
        raise Refused(_("A part is extended by at most %(minutes)d minutes.") % {"minutes": MOST_EXTRA_MINUTES})
    floor.extra_minutes += minutes
    floor.save(update_fields=["extra_minutes"])
    record(actor, "extended", floor, minutes=minutes)
    tell_floor(floor.webinar)
    return floor


@transaction.atomic
def set_taking_questions(*, actor: Person, floor: Floor, takes: bool) -> Floor:
    """Open or close the floor for new questions; those asked already stay."""
    demand(actor, "moderate", floor.cycle)
    floor.takes_questions = takes
    floor.save(update_fields=["takes_questions"])
    record(actor, "opened to questions" if takes else "closed to questions", floor)
    tell_floor(floor.webinar)
    return floor


def demand_live(webinar: Webinar) -> None:
    """Refuse unless the webinar is going on, by what the database says now."""
    if not rules.is_live(Webinar.objects.get(pk=webinar.pk)):
        raise Refused(_("This session is not going on now."))
