"""A caption that two voices share: each gets its own, so that nobody's words are laid into another's mouth.

Subtitles put the second name at the beginning of a later line («Ana: … / Luis: …»), or alone in it, in brackets.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from tinkuy.core.letters import folded

from .raw import RawCaption
from .speakers import OWN_LINE, is_like_a_name, may_be_a_name, names_of, prefix_of

DASHES = frozenset("-–—")
MOST_WORDS = 5


def one_voice_each(captions: Sequence[RawCaption], known_speakers: Iterable[str]) -> tuple[RawCaption, ...]:
    """*captions*, those in which a later line begins with a speaker cut there, of the same time."""
    names = names_of(captions, known_speakers)
    later = [line for caption in captions if not caption.voice for line in caption.lines[1:]]
    if names:
        has_one_word = any(" " not in name for name in names)  # «Nota: …» is nobody where names have two words
        is_a_name = may_be_a_name if has_one_word else is_like_a_name
        prefixes = [prefix for line in later if (prefix := prefix_of(line)) and _is_short(prefix)]
        counts = Counter(folded(prefix) for prefix in prefixes if is_a_name(prefix))
        names |= {name for name, times in counts.items() if times > 1}
    own = [match[1] for caption in captions if len(caption.lines) > 1 and (match := OWN_LINE.match(caption.lines[0]))]
    are_in_brackets = len(own) > 1 and all(map(is_like_a_name, own))
    return tuple(part for caption in captions for part in _parts(caption, names, are_in_brackets=are_in_brackets))


def _parts(caption: RawCaption, names: set[str], *, are_in_brackets: bool) -> Iterator[RawCaption]:
    if caption.voice or caption.is_aside:
        yield caption
        return
    starts = [0, *(n for n, line in enumerate(caption.lines) if n and _begins(line, names, are_in_brackets))]
    for start, end in zip(starts, [*starts[1:], len(caption.lines)], strict=True):
        lines = caption.lines[start:end]
        while len(starts) > 1 and lines and lines[-1].strip() in DASHES:
            lines = lines[:-1]
        yield replace(caption, lines=lines)


def _begins(line: str, names: set[str], are_in_brackets: bool) -> bool:
    if are_in_brackets and (match := OWN_LINE.match(line)) and is_like_a_name(match[1]):
        return True
    prefix = prefix_of(line)
    return bool(prefix) and _is_short(prefix) and folded(prefix) in names


def _is_short(prefix: str) -> bool:
    return len(prefix.split()) <= MOST_WORDS
