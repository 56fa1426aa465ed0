"""The live session at its fifty-second minute: who is there, what is on screen, an open poll, the pulse.

The questions of the live session: asked, decided, supported by many voices, answered.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from itertools import chain, repeat

from tinkuy.core import clock
from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.moderation.actions import answer_question, approve_question
from tinkuy.dialogue.polls.actions import cast_vote, draft_poll, open_poll
from tinkuy.dialogue.polls.models import Option
from tinkuy.dialogue.pulse.actions import mark_pulse
from tinkuy.dialogue.pulse.models import PulseKind, PulseMark
from tinkuy.dialogue.questions.actions import submit_question, upvote_question
from tinkuy.dialogue.questions.models import Question, QuestionState, ShownAs
from tinkuy.dialogue.screen.actions import show_hook
from tinkuy.example.pack import Item, second_of, seconds, texts

from .dates import Course, Deed, play
from .participants import Participant, in_room, note_presences, some
from .sessions import main_deeds, open_session

DECIDED_AFTER = 60
"""Seconds from the question to the moderation's decision."""
STEP = 29
"""Each question is supported by other people."""


@dataclass
class QuestionCourse:
    """One question of the pack through its life. `question` is there once it was asked."""

    row: Item
    course: Course
    floor: Floor
    voice: Voice
    supporters: list[Participant]
    question: Question = field(init=False)

    def deeds(self) -> Iterator[Deed]:
        asked_at, answered = second_of(self.row["at"]), seconds(self.row.get("answered_at"))
        yield asked_at, self.ask
        if self.row["state"] != QuestionState.WAITING:
            yield asked_at + DECIDED_AFTER, self.approve
            yield asked_at + DECIDED_AFTER, self.support
        if answered:
            yield answered, self.answer

    def ask(self) -> None:
        self.question = submit_question(
            voice=self.voice,
            webinar=self.floor.webinar,
            text=self.row["text"],
            shown_as=ShownAs.WITHOUT_NAME if self.row["asker"] == "without_name" else ShownAs.NAMED,
            language=self.row["lang"].lower(),
        )

    def approve(self) -> None:
        approve_question(actor=self.course.facilitation, question=self.question)

    def support(self) -> None:
        for one in self.supporters:
            upvote_question(voice=one.voice, question=self.question)

    def answer(self) -> None:
        answer_question(actor=self.course.facilitation, question=self.question, answer=self.row["answer"])


def deeds(course: Course, row: Item, floor: Floor, here: list[Participant]) -> Iterator[Deed]:
    """What becomes of every question. One that waits is read by nobody yet, and so has no support."""
    free = list(here)
    for place, question_row in enumerate(row["questions"]):
        voice = _asker(question_row, course, free)
        supporters = some([one for one in here if one.voice != voice], question_row["upvotes"], after=place * STEP)
        yield from QuestionCourse(question_row, course, floor, voice, supporters).deeds()


def _asker(row: Item, course: Course, free: list[Participant]) -> Voice:
    """The person of the team, else someone of the country with this alias or with none; nobody asks twice."""
    if row["asker"] == "named":
        return Voice(person=course.team.persons[row["person"]])
    wanted = row["country"], row.get("alias", "")
    asker = next(one for one in free if (one.registration.country, one.alias) == wanted)
    free.remove(asker)
    return asker.voice


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
    yield from deeds(course, row, floor, here)
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
    # The room of the example stands at its minute for whoever comes to see it: its signs do not fade.
    PulseMark.objects.filter(webinar=floor.webinar).update(at=clock.now() + timedelta(days=365))
