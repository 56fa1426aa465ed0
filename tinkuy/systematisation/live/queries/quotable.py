"""The result of a poll in one sentence, with no small count of persons in it (invariant 9)."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import translation
from django.utils.translation import ngettext

from tinkuy.core.text import in_language
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.models import Poll
from tinkuy.dialogue.questions.models import Question
from tinkuy.hiding import Audience, Ledger, is_safe_result, safe
from tinkuy.systematisation.evidence.models.excerpt import Excerpt, Source
from tinkuy.systematisation.evidence.rules import Live

TOTAL = -1
"""The place of the total among the counts; options have their key."""


def poll_words(poll: Poll, audience: Audience, language: str) -> str:
    """Question, options and counts of a closed *poll* in *language*. Of a result that the room was not shown there is
    no count at all; of another, those are left out that are small for the *audience*, or would tell one that is.
    Prefetch `options`.

    «¿Qué falta más? Turnos: 12; Traslado: 9 (21 respuestas).»
    """
    options = {option.pk: (in_language(option.text, language), option.votes) for option in poll.options.all()}
    votes = {key: count for key, (_words, count) in options.items()}
    safe_counts = safe(Ledger.of_total(TOTAL, votes), audience)
    if safe_counts[TOTAL] is None or not is_safe_result(list(votes.values())):
        # a single one, even that nobody chose an option, would tell what few others did
        safe_counts = dict.fromkeys(safe_counts)
    with translation.override(language):
        counts = [
            f"{words}: {safe_counts[key]}" for key, (words, _count) in options.items() if safe_counts[key] is not None
        ]
        counts += _hidden_options_sentence(
            words for key, (words, _count) in options.items() if safe_counts[key] is None
        )
        sentence = f"{in_language(poll.question, language)} {'; '.join(counts)}"
        return sentence + (f" ({_answers(total)})." if (total := safe_counts[TOTAL]) is not None else ".")


def published_words(excerpt: Excerpt) -> str:
    """The words of a quote as they may stand on a public page, where greater counts of persons are small ones too."""
    if excerpt.poll is None:
        return excerpt.text
    return poll_words(excerpt.poll, Audience.PUBLIC, excerpt.language)


def _hidden_options_sentence(options: Iterable[str]) -> list[str]:
    """The options whose count is not shown; one that is not small itself would tell another."""
    hidden = list(options)
    if not hidden:
        return []
    words = ngettext(
        "%(options)s: not shown, to protect who answered",
        "%(options)s: not shown, to protect who answered",
        len(hidden),
    )
    return [words % {"options": ", ".join(hidden)}]


def _answers(total: int) -> str:
    return ngettext("%(count)s answer", "%(count)s answers", total) % {"count": total}


@dataclass(frozen=True)
class Quotable:
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


def quotable_of(source: str, row: Live) -> Quotable:
    """What *row* says; of a question, as *source* has it, the question itself or its answer."""
    if isinstance(row, Poll):
        return _poll(row)
    if isinstance(row, Note):
        return _note(row)
    return _answer(row) if source == Source.ANSWER else _question(row)


def _question(question: Question) -> Quotable:
    return Quotable(
        source=Source.QUESTION,
        row=question,
        text=question.text,
        second=question.second,
        language=question.language,
        country=question.country,
        regime=question.regime,
    )


def _answer(question: Question) -> Quotable:
    """In the words of the moderation: whoever spoke is in the transcript, and no country is known."""
    second = question.second
    return Quotable(
        source=Source.ANSWER,
        row=question,
        text=question.answer,
        second=second if question.answered_second is None else question.answered_second,
        language=question.cycle.main_language,
        regime=question.regime,
    )


def _poll(poll: Poll) -> Quotable:
    language = poll.cycle.main_language
    return Quotable(
        source=Source.POLL,
        row=poll,
        text=poll_words(poll, Audience.TEAM, language),
        second=poll.closed_second or 0,
        language=language,
    )


def _note(note: Note) -> Quotable:
    return Quotable(
        source=Source.NOTE,
        row=note,
        text=note.text,
        second=note.second,
        language=note.language,
        country=note.country,
        regime=note.regime,
    )
