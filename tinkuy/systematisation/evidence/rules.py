"""Attribution by regime, and when countries have validated a finding."""

from collections.abc import Iterable, Sequence

from tinkuy.dialogue.notes.models import Note, NoteState
from tinkuy.dialogue.polls.models import Poll, PollState
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.planning.cycles.models.cycle import Regime
from tinkuy.planning.cycles.models.webinar import Segment
from tinkuy.planning.rules import NAMELESS as NAMELESS, names_country as names_country, strictest as strictest
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState, Validation, Verdict

Live = Question | Poll | Note
"""What may be cited of the live dialogue; an answer stands in the row of its question."""

READ_BY_THE_ROOM = (QuestionState.VISIBLE, QuestionState.ANSWERED, QuestionState.DEFERRED)
"""States of a question that everyone in the room has read."""


def could_be_read(row: Live) -> bool:
    """Whether the room could read it: only that may be cited."""
    if isinstance(row, Question):
        return row.state in READ_BY_THE_ROOM
    return row.state == (PollState.CLOSED if isinstance(row, Poll) else NoteState.SHARED)


def is_answered_in_words(question: Question) -> bool:
    """Whether there is an answer to cite; one given aloud stands in the transcript."""
    return question.state == QuestionState.ANSWERED and bool(question.answer)


def regime_between(segments: Sequence[Segment], start_ms: int, end_ms: int, default: str) -> Regime:
    """The strictest regime of the agenda's *segments* (in order) that the time touches; without an agenda, *default*.

    Of a time that is not wholly within the agenda, the strictest of all: which part went on then, nobody knows.
    """
    end_ms = max(end_ms, start_ms + 1)
    if start_ms < 0 or end_ms > sum(segment.minutes for segment in segments) * 60_000:
        return regime_of_all(segments, default)
    touched, begin = [], 0
    for segment in segments:
        end = begin + segment.minutes * 60_000
        if begin < end_ms and start_ms < end:
            touched.append(segment.regime)
        begin = end
    return strictest(*(touched or [default]))


def regime_of_all(segments: Sequence[Segment], default: str) -> Regime:
    """The strictest of the agenda: of what was said at a moment that nobody knows."""
    return strictest(*([segment.regime for segment in segments] or [default]))


def segment_place(segments: Sequence[Segment], start_ms: int) -> int:
    """The place of the segment in which a moment falls, counted from 0; after the end, one of its own."""
    end = 0
    for place, segment in enumerate(segments):
        end += segment.minutes * 60_000
        if start_ms < end:
            return place
    return len(segments)


def may_publish_passage(regime: str) -> bool:
    """Whether the words of a passage may stand on a public page."""
    return regime not in NAMELESS


def is_open_to_validation(finding: Finding) -> bool:
    return finding.state in (FindingState.CONTRASTED, FindingState.VALIDATED)


AGREEING = (Verdict.YES, Verdict.WITH_CHANGE)


def are_validated(countries: Iterable[str], validations: Iterable[Validation], *, silence_agrees: bool = False) -> bool:
    """Whether *validations* of the present words make a finding valid.

    Nobody objects, at least one country agrees (perhaps with a change), and each quoted country has answered. Who is
    silent has not: only where a round stated from the start that silence is no objection, and its deadline is over,
    *silence_agrees*, and the answers given are enough.
    """
    verdicts = {validation.country: validation.verdict for validation in validations}
    if Verdict.OBJECTION in verdicts.values() or not set(AGREEING) & set(verdicts.values()):
        return False
    return silence_agrees or all(country in verdicts for country in countries)


def current_validations(finding: Finding) -> list[Validation]:
    """What was said of the words as they stand; prefetch `validations` where there are many findings."""
    words = finding.content_hash
    return [validation for validation in finding.validations.all() if validation.content_hash == words]
