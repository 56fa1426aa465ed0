"""What happens in each session, held or live: its agenda, its notes, the threads that it picks up and leaves open."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from itertools import accumulate

from tinkuy.core import clock
from tinkuy.dialogue.closing.actions import close_floor
from tinkuy.dialogue.floor.actions import enter_segment, open_floor
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.hooks.actions import leave_hook_open, pick_up_hook
from tinkuy.dialogue.notes.actions import propose_note, write_note
from tinkuy.dialogue.notes.models import NoteState
from tinkuy.example.pack import Item, second_of
from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.planning.sessions.actions.holding import set_webinar_state

from .dates import Course, Deed, play
from .participants import Participant, note_presences

AFTERWARDS = (
    (timedelta(), WebinarState.ATTENDANCE_LOADED),
    (timedelta(days=2), WebinarState.MINUTES_READY),
    (timedelta(days=7), WebinarState.VALIDATED),
)
"""How long after its end a session takes each step; it goes on until the state that the pack tells."""


def open_session(course: Course, webinar: Webinar) -> Floor:
    """The floor opens at the planned start; the cycle runs from its first session on."""
    with clock.at(webinar.starts_at):
        if webinar.ordinal == 1:
            advance_cycle(actor=course.team.coordination, cycle=course.cycle, state=CycleState.RUNNING)
        return open_floor(actor=course.facilitation, webinar=webinar)


def hold(course: Course, row: Item, everyone: list[Participant]) -> None:
    """A session from its start to its minutes."""
    webinar = course.webinars[row["id"]]
    floor = open_session(course, webinar)
    play(webinar.starts_at, main_deeds(course, row, floor))
    with clock.at(webinar.ends_at):
        close_floor(actor=course.facilitation, webinar=webinar)
        note_presences(webinar, everyone)
    webinar.refresh_from_db()
    for after, state in AFTERWARDS:
        with clock.at(webinar.ends_at + after):
            set_webinar_state(actor=course.team.persons["relat"], webinar=webinar, state=state)
        if state == row["state"]:
            return


def main_deeds(course: Course, row: Item, floor: Floor) -> Iterator[Deed]:
    """Agenda, notes and threads, as far as they are in the past."""
    yield from _agenda(course, row, floor)
    yield from _notes(course, row, floor)
    yield from _threads(course, row, floor)


def _agenda(course: Course, row: Item, floor: Floor) -> Iterator[Deed]:
    """Each part is entered when those before it are over."""
    segments = list(Segment.objects.filter(webinar=floor.webinar).order_by("ordinal"))
    present = row.get("live", {}).get("segment")
    for part, segment, minute in zip(row["segments"], segments, _begins(row), strict=True):
        if minute:
            yield minute * 60, partial(enter_segment, actor=course.facilitation, floor=floor, segment=segment)
        if present and part["id"] == present:
            return


def _begins(row: Item) -> list[int]:
    """The minute at which each part begins."""
    return [0, *accumulate(part["minutes"] for part in row["segments"][:-1])]


def _notes(course: Course, row: Item, floor: Floor) -> Iterator[Deed]:
    """Written by the rapporteur; a proposed one comes from the focal point of its country."""
    for note in row["notes"]:
        words = {"kind": note["kind"], "text": note["text"], "country": note["country"]}
        words["language"] = note.get("lang", course.cycle.main_language).lower()
        if note.get("state") == NoteState.PROPOSED:
            write = partial(propose_note, actor=course.team.focal_point(note["country"]))
        else:
            write = partial(write_note, actor=course.team.persons["relat"])
        yield second_of(note["at"]), partial(write, webinar=floor.webinar, **words)


def _threads(course: Course, row: Item, floor: Floor) -> Iterator[Deed]:
    for thread in course.pack.cycle["hooks"]:
        hook = course.hooks[thread["id"]]
        if thread["origin"] == row["id"] and "planted_at" in thread:
            yield (
                second_of(thread["planted_at"]),
                partial(leave_hook_open, actor=course.facilitation, floor=floor, hook=hook),
            )
        if thread["target"] == row["id"] and "resolved_at" in thread:
            yield (
                second_of(thread["resolved_at"]),
                partial(pick_up_hook, actor=course.facilitation, floor=floor, hook=hook),
            )
