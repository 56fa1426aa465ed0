"""Names of sections that no field has: short lines alone above a text. What stands below waits for a person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tinkuy.language.headings import Heading, without_remark
from tinkuy.publication.importing.blocks import Paragraph, Part, is_address

LONGEST, MOST_WORDS, FEWEST_WORDS = 60, 8, 6
LONGEST_IN_CAPITALS = 120
"""A name that a printed form asks with is as long as a question."""
LONGEST_QUESTION, ENOUGH_WORDS = 160, 20
ENOUGH_QUESTIONS = 3
"""With as many questions alone above a text, a form asks them: then the first is none that guides the practice."""
WITHOUT_SENTENCES = {"scope"}
"""Fields that hold names alone, which end with no full stop: «País: Brasil»."""
_SURE = re.compile(r"^#{1,6}[ \t]{1,9}(\S.{0,119})$")
"""A heading of Markdown, wherever it stands."""
_NUMBERED = re.compile(r"^\d{1,2}[.)]\s")
ENOUGH_NUMBERED = 2
"""With as many known names that have a number, a text numbers its sections: then a number is no bullet of a list."""
_NO_HEADING = (".", "!", "?", "…", ";", ",")


@dataclass(frozen=True)
class UnknownHeading:
    """The name as it is written; `is_sure` where a sign says that it is one and a text stands below it."""

    words: str
    is_sure: bool = False


@dataclass(frozen=True)
class WaitingSection:
    """A section whose field nobody knows, with its paragraphs: a person says where they go."""

    name: str
    paragraphs: tuple[str, ...]


def with_unknown_headings(parts: Sequence[Part]) -> Iterator[Part | UnknownHeading]:
    """*parts* with what looks like a name of a section among its paragraphs. Only below a text that has ended:
    what stands right under a name is the beginning of its section.
    """
    before: Part | UnknownHeading | None = None
    field = ""
    is_form = sum(_is_question(part, after) for part, after in pairwise(parts)) >= ENOUGH_QUESTIONS
    is_numbered = sum(isinstance(one, Heading) and bool(_NUMBERED.match(one.words)) for one in parts) >= ENOUGH_NUMBERED
    has_begun = is_form  # else the first question above all sections is the one that guides the practice
    for place, part in enumerate(parts):
        after = parts[place + 1] if place + 1 < len(parts) else None
        is_question = _is_question(part, after)
        is_name = is_question and has_begun and (is_form or _asks_alone(part, before))
        field = part.field if isinstance(part, Heading) else field
        for piece in _question_of_form(part) if is_name else _pieces(part, before, after, field, is_numbered):
            before = piece
            field = "" if isinstance(piece, UnknownHeading) else field
            yield piece
        has_begun = has_begun or is_question or not isinstance(part, Paragraph)


def _asks_alone(part: Part, before: Part | UnknownHeading | None) -> bool:
    """Whether a question that no form asks is a name all the same; the last one of a list of questions is none."""
    is_item = isinstance(part, Paragraph) and part.is_bullet
    return not is_item and isinstance(before, Paragraph) and _is_whole(before)


def _is_question(part: Part, after: Part | None) -> bool:
    """A question alone on its line, above a text that is none: what a form asks. A form that numbers its questions has
    its answers in paragraphs, where a list goes on with its next item.
    """
    if not (isinstance(part, Paragraph) and isinstance(after, Paragraph)):
        return False
    if len(part.lines) != 1 or len(part.text) > LONGEST_QUESTION or (part.is_bullet and after.is_bullet):
        return False
    is_answered = not after.text.endswith("?") or len(after.text) > LONGEST_QUESTION
    return part.text.endswith("?") and is_answered and _is_text(after)


def _question_of_form(part: Part) -> tuple[UnknownHeading, ...]:
    return (UnknownHeading(part.lines[0], is_sure=True),) if isinstance(part, Paragraph) else ()


def _pieces(
    part: Part, before: Part | UnknownHeading | None, after: Part | None, field: str, is_numbered: bool
) -> tuple[Part | UnknownHeading, ...]:
    """A name alone, or a name on the first line of its text; *field* is that of the section they stand in."""
    if isinstance(part, Paragraph) and (sure := _SURE.match(part.lines[0])):
        below = [Paragraph(part.lines[1:])] if part.lines[1:] else []
        holds = bool(below) or (isinstance(after, Paragraph) and not _SURE.match(after.lines[0]))
        return (UnknownHeading(sure[1].rstrip(": "), holds), *below)
    if not isinstance(part, Paragraph) or not isinstance(before, Paragraph):
        return (part,)
    if not (_has_ended(before) or field in WITHOUT_SENTENCES):
        return (part,)
    first, *others = part.lines
    is_item = part.is_bullet and not (first.isupper() or is_numbered)  # `3. PRINCIPALES HITOS` is no bullet
    if is_item or not _may_be_a_name(first):
        return (part,)
    if not others:
        return (UnknownHeading(first.rstrip(":; ")),) if isinstance(after, Paragraph) and _is_text(after) else (part,)
    text = Paragraph(tuple(others))
    return (UnknownHeading(first.rstrip(":; ")), text) if others[0][:1].isupper() and _is_text(text) else (part,)


def _is_whole(paragraph: Paragraph) -> bool:
    """Whether it has ended, or is as long as a text is that somebody left without its full stop."""
    return _has_ended(paragraph) or len(paragraph.text.split()) > ENOUGH_WORDS


def _has_ended(paragraph: Paragraph) -> bool:
    return paragraph.is_bullet or paragraph.text.endswith((".", "!", "?", "…", ";"))


def _may_be_a_name(line: str) -> bool:
    if line.isupper() and len(line) <= LONGEST_IN_CAPITALS:
        return not is_address(line)
    name = without_remark(line)
    words = name.split()
    is_short = len(name) <= LONGEST and len(words) <= MOST_WORDS
    return is_short and line[:1].isupper() and not line.endswith(_NO_HEADING) and not is_address(line)


def _is_text(paragraph: Paragraph) -> bool:
    """A sentence, or several words: two short lines after another are rather a list."""
    is_sentence = paragraph.text.endswith((".", "!", "?", "…")) and len(paragraph.text.split()) > 1
    return paragraph.is_bullet or is_sentence or len(paragraph.text.split()) > FEWEST_WORDS
