"""A transcript in plain text, or the text of a Word document, as captions: with the times that stand in it, or none."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused

from .guesses import milliseconds_for
from .heads import a_line_for_each_turn, heads_of, without_spoken_times
from .layouts import HEADING_OF_TRANSCRIPT, OF_THE_PROGRAM, Head, plain
from .page_edges import without_page_edges
from .raw import RawCaption, RawCaptions
from .signs import with_colons
from .turns import Turns, is_heading_alone, persons_in, turns_of

LONGEST_LINE = 200_000
LONGEST_WORDS = 1_200
"""In letters. A longer paragraph is cut between its sentences, so that it can be read and coded."""

FEWEST_WORDS, FEWEST_PARAGRAPHS, ENOUGH_WORDS = 40, 4, 200
FEWEST_OF_VOICES = 8
"""In words, of a conversation of several voices, however short."""
HOURS = 3_600_000
SENTENCE = re.compile(r"(?<=[.?!…])\s+")
ITEM = re.compile(r"^\s{0,9}(?:[-*•–]|\(?\d{1,2}[.)])\s")
"""How a line of a list begins, before its sign is taken away."""


OF_A_CHAT = re.compile(
    r"^\u200e?\[?\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?\s?m\.?)?(?:\]\s|\s[-–]\s)\S"
    r"|^(?:\d{4}-\d{2}-\d{2}\s)?\d{1,2}:\d{2}:\d{2}\s{1,4}(?:from|de|von)\s.{1,200}:",
    re.IGNORECASE,
)
"""A message of WhatsApp, with its day, or of Zoom's chat: written, not said, and often signed by a telephone number."""


@dataclass
class Paragraph:
    """Who says what, from when to when as far as the text tells it."""

    start: int | None = None
    end: int | None = None
    voice: str = ""
    lines: list[str] = field(default_factory=list)


def paragraphs_as_captions(text: str, known_speakers: Sequence[str] = ()) -> RawCaptions:
    """The captions of a *text* in no caption format; refuses what is no transcript of a conversation."""
    written = text.strip().split("\n")
    lines, at_edges = without_page_edges([plain(line) for line in written])
    lines, signed = with_colons(lines)
    _demand_words(text, lines)
    spoken, before = _from_its_heading(list(without_spoken_times(list(a_line_for_each_turn(lines)))))
    of_the_program = sum(bool(OF_THE_PROGRAM.match(line)) for line in spoken)
    heads = _without_lists(spoken, heads_of(spoken), {plain(line) for line in written if ITEM.match(line)})
    words = [line for line, head in zip(spoken, heads, strict=True) if not head and not OF_THE_PROGRAM.match(line)]
    turns = turns_of(words, [*known_speakers, *persons_in(lines), *signed])
    if before and _begins_without_its_mark(spoken, heads, turns):
        spoken, heads = ["", *spoken], [Head(0), *heads]
    is_timed = sum(head is not None and head.start is not None for head in heads) > 1
    first = next((n for n, head in enumerate(heads) if head and head.start is not None), 0) if is_timed else 0
    untimed = sum(bool(line) and not head for line, head in zip(spoken[:first], heads[:first], strict=True))
    if untimed > 40 or untimed * 2 > len(spoken):
        first = untimed = 0
    assembled = _assembled(spoken[first:], heads[first:], turns, is_timed=is_timed)
    paragraphs = [one for one in assembled if any(one.lines)]
    is_timed = is_timed and any(one.start is not None for one in paragraphs)  # times below which nothing stands
    is_shifted = is_timed and _count_from_the_first(paragraphs, any(head and head.is_hour_of_day for head in heads))
    if not is_timed and not (before and of_the_program):
        _demand_conversation(paragraphs, turns)
    captions = _with_marks(paragraphs, turns) if is_timed else _with_guesses(paragraphs, turns)
    notes = {
        "before_first": before + untimed,
        "of_the_program": of_the_program,
        "page_edges": at_edges,
        "hours_of_day": int(is_shifted),
        "no_times": int(not is_timed),
    }
    return RawCaptions("text", tuple(captions), 0, notes=tuple(notes.items()))


def _from_its_heading(lines: list[str]) -> tuple[list[str], int]:
    """What stands below the line *Transcripción*, and how many lines are above: a summary, who was invited."""
    place = next((n for n, line in enumerate(lines) if HEADING_OF_TRANSCRIPT.match(line)), None)
    if place is None or not any(lines[place + 1 :]):
        return lines, 0
    return lines[place + 1 :], sum(bool(line) for line in lines[: place + 1])


def _begins_without_its_mark(lines: Sequence[str], heads: Sequence[Head | None], turns: Turns) -> bool:
    """Somebody speaks before the first mark, which is that of the fifth minute then: Meet marks no beginning."""
    first = next((n for n, head in enumerate(heads) if head and head.start is not None), 0)
    return any(turns.speaker_and_words(line)[0] for line in lines[:first])


def _without_lists(lines: Sequence[str], heads: list[Head | None], items: set[str]) -> list[Head | None]:
    """«Para las tareas:» above a list is nobody's name, unless it stands alone in its line again and again."""
    alone = Counter(head.name for head in heads if head and head.start is None)
    return [
        None if head and head.start is None and alone[head.name] == 1 and below in items else head
        for head, below in zip(heads, [*lines[1:], ""], strict=True)
    ]


def _assembled(
    lines: Sequence[str], heads: Sequence[Head | None], turns: Turns, *, is_timed: bool
) -> Iterator[Paragraph]:
    """Lines under a head belong to it; without heads, what stands between empty lines, or each line, is a paragraph."""
    blocks = sum(not line for line in lines) * 10 >= sum(bool(line) for line in lines)
    current, is_after_empty = Paragraph(), True
    for line, head in zip(lines, heads, strict=True):
        if OF_THE_PROGRAM.match(line):
            continue
        if head:
            if head.start is None and not any(current.lines):
                current.voice = head.name  # the name below its time
                continue
            yield current
            current = Paragraph(head.start, head.end, head.name, [head.rest] if head.rest else [])
        elif line and _goes_on(current, line, turns, blocks and not is_after_empty, is_timed=is_timed):
            current.lines.append(line)
        elif line:
            yield current
            current = Paragraph(voice="", lines=[line])
        is_after_empty = not line
    yield current


def _goes_on(paragraph: Paragraph, line: str, turns: Turns, is_same_block: bool, *, is_timed: bool) -> bool:
    if not any(paragraph.lines):
        return True
    if turns.speaker_and_words(line)[0]:
        return False
    if paragraph.voice:
        return not is_heading_alone(line)
    if turns.is_aside(line) or turns.is_aside(paragraph.lines[0]):
        return False
    return is_same_block or (is_timed and paragraph.start is not None)


def _count_from_the_first(paragraphs: Sequence[Paragraph], is_hour_of_day: bool) -> bool:
    """Hours of the day become times of the session: Zoom's saved captions, and whatever begins after five hours."""
    first = next(one.start for one in paragraphs if one.start is not None)
    if first < (HOURS if is_hour_of_day else 5 * HOURS):
        return False
    for one in paragraphs:
        for edge in ("start", "end"):
            milliseconds = getattr(one, edge)
            if milliseconds is not None:  # past midnight the hours begin anew
                setattr(
                    one,
                    edge,
                    milliseconds - first if milliseconds >= first - HOURS else milliseconds - first + 24 * HOURS,
                )
    return True


def _with_marks(paragraphs: Sequence[Paragraph], turns: Turns) -> Iterator[RawCaption]:
    """Where only a mark now and then tells the time, what follows it lies between that mark and the next."""
    marks = [(n, one.start) for n, one in enumerate(paragraphs) if one.start is not None]
    windows = {place: (start, later) for (place, start), (_next, later) in pairwise(marks)}
    last = marks[-1]
    windows[last[0]] = (last[1], last[1] + milliseconds_for(" ".join(paragraphs[last[0]].lines)))
    start, end = windows[marks[0][0]]
    for n, one in enumerate(paragraphs):
        start, end = windows.get(n, (start, end))
        voice, lines, is_aside = _turn(one, turns)
        for words in _pieces(" ".join(lines)):
            yield RawCaption(start, one.end if one.end is not None else max(start, end), (words,), voice, is_aside)


def _with_guesses(paragraphs: Sequence[Paragraph], turns: Turns) -> Iterator[RawCaption]:
    start = 0
    for one in paragraphs:
        voice, lines, is_aside = _turn(one, turns)
        for words in _pieces(" ".join(lines)):
            end = start + milliseconds_for(words)
            yield RawCaption(start, end, (words,), voice, is_aside)
            start = end


def _turn(paragraph: Paragraph, turns: Turns) -> tuple[str, list[str], bool]:
    """Whose words they are, the words, and whether they are nobody's."""
    if paragraph.voice:
        return paragraph.voice, paragraph.lines, False
    first, *others = paragraph.lines
    voice, words = turns.speaker_and_words(first)
    return voice, [words, *others], turns.is_aside(first)


def _pieces(words: str) -> Iterator[str]:
    """Cut between sentences, else between words, where a paragraph is very long."""
    if len(words) <= LONGEST_WORDS:
        yield words
        return
    piece = ""
    for part in (part for sentence in SENTENCE.split(words) for part in _short(sentence)):
        if piece and len(piece) + len(part) >= LONGEST_WORDS:
            yield piece
            piece = ""
        piece = f"{piece} {part}".strip()
    yield piece


def _short(sentence: str) -> Iterator[str]:
    while len(sentence) > LONGEST_WORDS:
        cut = sentence.rfind(" ", 1, LONGEST_WORDS)
        cut = cut if cut > 0 else LONGEST_WORDS
        yield sentence[:cut]
        sentence = sentence[cut:].strip()
    yield sentence


def _demand_words(text: str, lines: Sequence[str]) -> None:
    start = text.lstrip()[:200].casefold()
    if start.startswith(("<!doctype", "<html", "<?xml", "{", "[{")):
        raise Refused(_("This is a page or data for a program, not a transcript. Export it as .vtt, .docx or .txt."))
    if max(map(len, lines)) > LONGEST_LINE:
        raise Refused(_("One line of this file is longer than a book chapter. Export the transcript again."))
    filled = [line for line in lines if line][:200]
    if sum(bool(OF_A_CHAT.match(line)) for line in filled) >= max(2, len(filled) // 3):
        raise Refused(_("This is the export of a chat, not a transcript. Import what was said in the session."))
    if any(_is_a_table(filled, sign) for sign in "\t;,"):
        raise Refused(_("This is a table, not a transcript. Attendance and registrations have their own pages."))


def _is_a_table(lines: Sequence[str], sign: str) -> bool:
    """Every line has as many cells, three or more, or two of them in short lines without a sentence."""
    cells = {line.count(sign) for line in lines}
    return len(lines) > 1 and len(cells) == 1 and (min(cells) > 1 or (min(cells) == 1 and max(map(len, lines)) < 60))


def _demand_conversation(paragraphs: Sequence[Paragraph], turns: Turns) -> None:
    words = sum(len(line.split()) for one in paragraphs for line in one.lines)
    voices = {voice for one in paragraphs if (voice := _turn(one, turns)[0])}
    if len(voices) > 1 and words >= FEWEST_OF_VOICES:
        return
    if words < FEWEST_WORDS or (len(paragraphs) < FEWEST_PARAGRAPHS and words < ENOUGH_WORDS):
        raise Refused(
            _(
                "No caption with its time stands in this file, and it is too short for a transcript in paragraphs. "
                "A caption file has lines such as 00:02:24.720 --> 00:02:32.850."
            )
        )
