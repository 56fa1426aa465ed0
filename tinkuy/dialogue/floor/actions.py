"""The floor of a webinar: prepared, opened, led through its agenda. Its deeds come one after the other."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.dialogue.floor.channels import tell_floor
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.dialogue.floor.rules import begins_its_cycle, is_live
from tinkuy.journal.trail import record, undoing
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.planning.rules import demand
from tinkuy.planning.sessions.actions.holding import start_webinar

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
    """The webinar begins: its clock runs, its first segment is entered, questions are taken.

    The first session of a cycle that was announced puts it under way, where its opener may do that.
    """
    if begins_its_cycle(actor, webinar):
        advance_cycle(actor=actor, cycle=webinar.cycle, state=CycleState.RUNNING)
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
def enter_segment(*, actor: Person, floor: Floor, segment: Segment) -> Floor:
    """Another part of the agenda begins now, with its regime."""
    demand(actor, "moderate", floor.cycle)
    demand_live(floor.webinar)
    if segment.webinar_id != floor.webinar_id:
        raise Refused(_("This part belongs to another session."))
    before = _place_in_agenda(locked_floor(floor.webinar) or floor)
    floor.segment, floor.segment_began_at, floor.extra_minutes = segment, clock.now(), 0
    floor.save(update_fields=["segment", "segment_began_at", "extra_minutes"])
    record(actor, "entered", segment, title=segment.title, before=before)
    tell_floor(floor.webinar)
    return floor


@transaction.atomic
def return_to_segment(*, actor: Person, floor: Floor, before: Mapping[str, Any], undoes: int) -> Floor:
    """Undo a going on: the part that went on *before* goes on again, with its clock."""
    demand(actor, "moderate", floor.cycle)
    demand_live(floor.webinar)
    segment = Segment.objects.filter(webinar=floor.webinar, pk=before["segment"]).first()
    if segment is None:
        raise Refused(_("That part is no longer in the agenda."))
    noted = _place_in_agenda(locked_floor(floor.webinar) or floor)
    floor.segment, floor.extra_minutes = segment, before["extra_minutes"]
    floor.segment_began_at = datetime.fromisoformat(before["began_at"]) if before["began_at"] else clock.now()
    floor.save(update_fields=["segment", "segment_began_at", "extra_minutes"])
    record(actor, "entered", segment, title=segment.title, before=noted, **undoing(undoes))
    tell_floor(floor.webinar)
    return floor


def _place_in_agenda(floor: Floor) -> dict[str, Any]:
    """Where it stands, as plain values for the trail."""
    began_at = floor.segment_began_at
    return {
        "segment": floor.segment.pk if floor.segment else None,  # its place may be another one by then
        "began_at": began_at.isoformat() if began_at else None,
        "extra_minutes": floor.extra_minutes,
    }


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
    record(actor, "extended", floor, minutes=minutes, segment=floor.segment.pk)
    tell_floor(floor.webinar)
    return floor


@transaction.atomic
def shorten_segment(*, actor: Person, floor: Floor, minutes: int, segment: int, undoes: int) -> Floor:
    """Undo an extension: take minutes that were given to the part with the key *segment* back."""
    demand(actor, "moderate", floor.cycle)
    demand_live(floor.webinar)
    floor = locked_floor(floor.webinar) or floor
    if floor.segment is None or floor.segment.pk != segment or floor.extra_minutes < minutes:
        raise Refused(_("Another part goes on now: its minutes stay as they are."))
    floor.extra_minutes -= minutes
    floor.save(update_fields=["extra_minutes"])
    record(actor, "shortened", floor, minutes=minutes, **undoing(undoes))
    tell_floor(floor.webinar)
    return floor


@transaction.atomic
def set_taking_questions(*, actor: Person, floor: Floor, takes: bool, undoes: int | None = None) -> Floor:
    """Open or close the floor for new questions; those asked already stay."""
    demand(actor, "moderate", floor.cycle)
    floor.takes_questions = takes
    floor.save(update_fields=["takes_questions"])
    record(actor, "opened to questions" if takes else "closed to questions", floor, **undoing(undoes))
    tell_floor(floor.webinar)
    return floor


def demand_live(webinar: Webinar) -> None:
    """Refuse unless the webinar is going on, by what the database says now."""
    if not is_live(Webinar.objects.get(pk=webinar.pk)):
        raise Refused(_("This session is not going on now."))


def locked_floor(webinar: Webinar) -> Floor | None:
    """The floor of the room, locked until the transaction ends: its deeds come one after the other."""
    locked = Floor.objects.select_for_update(of=("self",)).select_related("cycle", "segment", "webinar")
    return locked.filter(webinar=webinar).first()


def take_off_the_screen(**thing: object) -> bool:
    """Show the session's own question instead of *thing* (`screen_question=…`); whether it was on screen."""
    return bool(Floor.objects.filter(**thing).update(screen=ScreenKind.TITLE, **dict.fromkeys(thing)))
