"""The live session at its fifty-second minute: who is there, what is on screen, an open poll, the pulse."""

from collections.abc import Iterator
from functools import partial
from itertools import chain, repeat

from tinkuy.core import clock
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.polls.actions import cast_vote, draft_poll, open_poll
from tinkuy.dialogue.polls.models import Option
from tinkuy.dialogue.pulse.actions import mark_pulse
from tinkuy.dialogue.pulse.models import PulseKind
from tinkuy.dialogue.screen.actions import show_hook
from tinkuy.example.pack import Item, second_of, texts

from . import questions
from .dates import Course, Deed, play
from .participants import Participant, in_room, note_presences, some
from .sessions import main_deeds, open_session


def play_live(course: Course, row: Item, everyone: list[Participant]) -> None:
    """From the start until the moment of loading; those present stay until the planned end.

    They are noted first, as their pages do it: how a question without a name appears depends on who is there.
    """
    webinar = course.webinars[row["id"]]
    here = in_room(webinar, everyone)
    floor = open_session(course, webinar)
    with clock.at(course.dates.now):
        note_presences(webinar, everyone)
    play(webinar.starts_at, chain(main_deeds(course, row, floor), _live_deeds(course, row, floor, here)))
    with clock.at(course.dates.now):
        _mark_pulse(row["live"]["pulse"], floor, here)


def _live_deeds(course: Course, row: Item, floor: Floor, here: list[Participant]) -> Iterator[Deed]:
    yield from questions.deeds(course, row, floor, here)
    for poll in row["polls"]:
        yield second_of(poll["opened_at"]), partial(_open_poll, poll, course, floor, here)
    live = row["live"]
    hook = course.hooks[live["hook_on_screen"]]
    yield second_of(live["shown_at"]), partial(show_hook, actor=course.facilitation, floor=floor, hook=hook)


def _open_poll(row: Item, course: Course, floor: Floor, here: list[Participant]) -> None:
    """Opened, and voted in by as many different people as the pack counts."""
    poll = draft_poll(
        actor=course.facilitation,
        webinar=floor.webinar,
        question=texts(row["question"]),
        options=[texts(option["text"]) for option in row["options"]],
    )
    open_poll(actor=course.facilitation, poll=poll)
    options = Option.objects.select_related("poll__webinar__cycle").filter(poll=poll)
    votes = zip(options, row["options"], strict=True)
    chosen = chain.from_iterable(repeat(option, option_row["votes"]) for option, option_row in votes)
    for one, option in zip(some(here, row["votes"]), chosen, strict=True):
        cast_vote(voice=one.voice, option=option)


def _mark_pulse(row: Item, floor: Floor, here: list[Participant]) -> None:
    """To ask for the floor is no sign of the pulse: see the pack's `README.md`."""
    after = 0
    for kind in PulseKind:
        for one in some(here, row[kind], after=after):
            mark_pulse(voice=one.voice, webinar=floor.webinar, kind=kind)
        after += row[kind]
