"""Who says each caption: a voice tag, a name before a colon, or a name on a line of its own."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from tinkuy.core.letters import folded

from .minutes import HEADINGS
from .raw import RawCaption

PREFIX_LETTERS, MOST_WORDS = 60, 7
PREFIX = re.compile(r"^([^:.?!¿¡;…\"“”]{2,60}):\s+(?=\S)")
OWN_LINE = re.compile(r"^\(([^()]{2,60})\)$")
ROLE = re.compile(r"(?<=\S)\s{1,3}\([^()]{1,40}\)$")
"""What stands in brackets after a name: «Persona Uno (Moderación)»."""
PARTICLES = {
    "de", "del", "la", "las", "los", "da", "do", "das", "dos", "e", "y", "of", "the", "and", "von", "van", "di",
}  # fmt: skip

SpeakerAndWords = tuple[str, str]
"""Speaker (empty: unknown) and words."""


def attributed(captions: Sequence[RawCaption], known_speakers: Iterable[str]) -> Iterator[SpeakerAndWords]:
    """Speaker and words of each caption. One without a name continues the speaker before it (Zoom's habit)."""
    names, first_lines = names_of(captions, known_speakers), _first_lines(captions)
    current = ""
    for caption in captions:
        speaker, words = _speaker_and_words(caption, names, first_lines)
        current = "" if caption.is_aside else speaker or current
        yield current, words


def has_prefixes(captions: Sequence[RawCaption], known_speakers: Iterable[str]) -> bool:
    """Whether names before a colon say who speaks."""
    names = names_of(captions, known_speakers)
    return any(_prefix(caption) and folded(_prefix(caption)) in names for caption in captions)


def _speaker_and_words(caption: RawCaption, names: set[str], first_lines: set[str]) -> SpeakerAndWords:
    words = " ".join(caption.lines)
    if caption.voice or caption.is_aside:
        return caption.voice, words
    if caption.lines and caption.lines[0] in first_lines:
        return caption.lines[0], " ".join(caption.lines[1:])
    own_line = _own_line(caption)
    if own_line and (folded(own_line) in names or own_line[0].isupper()):
        return own_line, " ".join(caption.lines[1:])
    prefix = _prefix(caption)
    if prefix and folded(prefix) in names:
        return prefix, words.partition(":")[2].strip()
    return "", words


def names_of(captions: Sequence[RawCaption], known_speakers: Iterable[str]) -> set[str]:
    """The names before a colon in first lines that say who speaks, folded."""
    prefixes = [prefix for caption in captions if (prefix := _prefix(caption))]
    are_full_of_them = len(prefixes) > 1 and len(prefixes) * 5 >= len(captions) * 4
    begin_turns = are_full_of_them or _begin_turns(captions)
    is_a_name = may_be_a_name if begin_turns else is_like_a_name
    is_habit = begin_turns or any(caption.voice for caption in captions)  # others of the file name who speaks
    return names_among(prefixes, len(captions), known_speakers, is_a_name, is_habit=is_habit)


def _begin_turns(captions: Sequence[RawCaption]) -> bool:
    """Whether names begin the turns of *captions*: the first one, and every third at least. Then whoever speaks once is
    a voice too; their words would else stand in the mouth of who spoke before.
    """
    named = [place for place, caption in enumerate(captions) if is_like_a_name(_prefix(caption))]
    return len(named) > 1 and named[0] == 0 and len(named) * 3 >= len(captions)


def names_among(
    prefixes: Sequence[str],
    lines: int,
    known_speakers: Iterable[str],
    is_a_name: Callable[[str], bool],
    *,
    is_habit: bool = False,
) -> set[str]:
    """The prefixes that are speakers, folded: known ones, recurring ones, and in a file full of them those like a name.

    «Les pido tres cosas: turnos…» stands once and does not look like a name: it is a sentence.
    """
    spellings = Counter(prefixes)
    counts: Counter[str] = Counter()
    for prefix, times in spellings.items():
        counts[folded(prefix)] += times
    recurring = {name for name, times in counts.items() if times > 1 and "," not in name}
    names = recurring | {folded(label) for label in known_speakers}
    named = sum(times for name, times in counts.items() if name in names)
    if is_habit or named * 3 >= lines:
        names |= {folded(prefix) for prefix in spellings if is_a_name(prefix)}
    return names


def _first_lines(captions: Sequence[RawCaption]) -> set[str]:
    """Names in the first line of captions, where most captions have one: a few that stand there again and again."""
    counts = Counter(caption.lines[0] for caption in captions if len(caption.lines) > 1 and not caption.voice)
    names = {line: times for line, times in counts.items() if times > 1 and is_like_a_name(line) and line[-1].isalnum()}
    return set(names) if sum(names.values()) * 10 >= len(captions) * 6 else set()


def _prefix(caption: RawCaption) -> str:
    return "" if caption.voice or caption.is_aside or not caption.lines else prefix_of(caption.lines[0])


def prefix_of(line: str) -> str:
    """What stands before a colon at the beginning of *line*, where it is short enough for a name."""
    match = PREFIX.match(line[: PREFIX_LETTERS + 4])
    label = match.group(1).strip() if match else ""
    return label if label and len(label.split()) <= MOST_WORDS and "," not in label.rstrip(",") else ""


def _own_line(caption: RawCaption) -> str:
    match = OWN_LINE.match(caption.lines[0]) if len(caption.lines) > 1 else None
    return match.group(1).strip() if match else ""


def is_like_a_name(label: str) -> bool:
    """Two words or more, each with a capital save particles; or office and country: «Organización civil – Chile»."""
    label = ROLE.sub("", label)
    if re.search(r"^[^\W\d_].* [–—-] [A-ZÁÉÍÓÚÑÇ]", label) and label[0].isupper():
        return True
    words = [word for word in label.split() if word.casefold() not in PARTICLES]
    return len(words) > 1 and all(word[0].isupper() for word in words)


def may_be_a_name(label: str) -> bool:
    """Of one word too, where turns begin their lines: elsewhere the words of a caption do so anywhere."""
    label = ROLE.sub("", label)
    if folded(label) in HEADINGS:
        return False
    return is_like_a_name(label) or (len(label.split()) == 1 and label[0].isupper())
