"""The questions of the live session: asked, decided, supported by many voices, answered."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from tinkuy.dialogue.floor.models import Floor
from tinkuy.dialogue.floor.voices import Voice
from tinkuy.dialogue.moderation.actions.answering import answer_question
from tinkuy.dialogue.moderation.actions.deciding import approve_question
from tinkuy.dialogue.questions.actions.asking import submit_question, upvote_question
from tinkuy.dialogue.questions.models import Question, QuestionState, ShownAs
from tinkuy.example.pack import Item, second_of, seconds

from .dates import Course, Deed
from .participants import Participant, some

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
