"""What was said live, as it is copied into a quote: its words, its moment, and whom it may be attributed to."""

from dataclasses import dataclass

from tinkuy.convening.figures.small_numbers import K_TEAM
from tinkuy.dialogue.models import Note, Poll, Question
from tinkuy.systematisation.models import Source
from tinkuy.systematisation.rules import Live

from .poll_words import poll_words


@dataclass(frozen=True)
class Said:
    """`second` counts from the real start. `regime` is the one it was captured under, empty where none was kept: the
    agenda then says it. Nothing here leads to who asked, answered or voted.
    """

    source: Source
    row: Live
    text: str
    second: int
    language: str
    country: str = ""
    regime: str = ""


def said_of(source: str, row: Live) -> Said:
    """What *row* says; of a question, as *source* has it, the question itself or its answer."""
    if isinstance(row, Poll):
        return _poll(row)
    if isinstance(row, Note):
        return _note(row)
    return _answer(row) if source == Source.ANSWER else _question(row)


def _question(question: Question) -> Said:
    return Said(
        source=Source.QUESTION,
        row=question,
        text=question.text,
        second=question.second,
        language=question.language,
        country=question.country,
        regime=question.regime,
    )


def _answer(question: Question) -> Said:
    """In the words of the moderation: whoever spoke is in the transcript, and no country is known."""
    asked = question.second
    return Said(
        source=Source.ANSWER,
        row=question,
        text=question.answer,
        second=asked if question.answered_second is None else question.answered_second,
        language=question.cycle.main_language,
        regime=question.regime,
    )


def _poll(poll: Poll) -> Said:
    language = poll.cycle.main_language
    return Said(
        source=Source.POLL,
        row=poll,
        text=poll_words(poll, K_TEAM, language),
        second=poll.closed_second or 0,
        language=language,
    )


def _note(note: Note) -> Said:
    return Said(
        source=Source.NOTE,
        row=note,
        text=note.text,
        second=note.second,
        language=note.language,
        country=note.country,
        regime=note.regime,
    )
