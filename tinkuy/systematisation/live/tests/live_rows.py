"""Things said live, made as rows: what the room read, at their minutes."""

from typing import Any

from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.models import Option, Poll
from tinkuy.dialogue.questions.models import Question
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.systematisation.evidence.models.excerpt import Source
from tinkuy.systematisation.evidence.rules import Live

MINUTES = {Source.QUESTION: 10, Source.ANSWER: 12, Source.POLL: 20, Source.NOTE: 30}
"""When each of `everything_live` was said."""


def question(webinar: Webinar, **fields: Any) -> Question:
    values = {"text": "¿Quién paga el traslado?", "country": "PE", "state": "visible", "second": 600, "upvotes": 17}
    return Question.objects.create(cycle=webinar.cycle, webinar=webinar, **values | fields)


def answered(webinar: Webinar, **fields: Any) -> Question:
    values = {"state": "answered", "answer": "Lo paga la provincia.", "answered_second": 720}
    return question(webinar, **values | fields)


def poll(webinar: Webinar, votes: tuple[int, ...] = (14, 9), **fields: Any) -> Poll:
    values = {"question": {"es": "¿Qué falta más?"}, "state": "closed", "closed_second": 1200}
    made = Poll.objects.create(cycle=webinar.cycle, webinar=webinar, **values | fields)
    for place, (words, count) in enumerate(zip(("Turnos", "Traslado", "Intérpretes"), votes, strict=False), 1):
        Option.objects.create(cycle=webinar.cycle, poll=made, ordinal=place, text={"es": words}, votes=count)
    return made


def note(webinar: Webinar, **fields: Any) -> Note:
    values = {"kind": "lesson", "text": "Se atiende sin pedir documentos.", "country": "UY", "second": 1800}
    return Note.objects.create(cycle=webinar.cycle, webinar=webinar, **values | fields)


def everything_live(webinar: Webinar, asker: str = "PE", noted: str = "UY") -> dict[Source, Live]:
    """One question of a country with its answer, one poll, one note of another country."""
    asked, noted_row = answered(webinar, country=asker), note(webinar, country=noted)
    return {Source.QUESTION: asked, Source.ANSWER: asked, Source.POLL: poll(webinar), Source.NOTE: noted_row}


def agenda(webinar: Webinar, *parts: tuple[int, str]) -> None:
    """Parts of so many minutes, each under its regime."""
    for place, (minutes, regime) in enumerate(parts, 1):
        Segment.objects.create(
            cycle=webinar.cycle,
            webinar=webinar,
            ordinal=place,
            title="Parte",
            minutes=minutes,
            kind="dialogue",
            regime=regime,
        )
