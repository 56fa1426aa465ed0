"""The times of captions, or guesses: what rests on a time that nobody can read may stand in no part of the agenda."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from .raw import UNKNOWN, RawCaption, RawCaptions

WORDS_PER_MINUTE = 150
"""How fast people speak, where a text has no times: minutes are then a guess, and the page says so."""

DAY = 86_400_000


def with_sure_times(raw: RawCaptions) -> RawCaptions:
    """All times as the file tells them; where one start is none of a session, all are guesses and it is said so.

    One time that cannot be read tells that the others may be read wrongly: the words of a closed part would else
    stand in a public one.
    """
    if any(kind == "no_times" and count for kind, count in raw.notes):
        return raw
    if all(0 <= caption.start_ms <= DAY for caption in raw.captions):
        return replace(raw, captions=tuple(_with_ends(raw.captions)))
    return replace(raw, captions=tuple(_guessed(raw.captions)), notes=(*raw.notes, ("no_times", 1)))


def milliseconds_for(words: str) -> int:
    """How long it takes to say them."""
    return len(words.split()) * 60_000 // WORDS_PER_MINUTE


def _with_ends(captions: Sequence[RawCaption]) -> Iterator[RawCaption]:
    """One without an end lasts until the next begins: it may go on in the next part of the agenda."""
    following = dict(pairwise(sorted({caption.start_ms for caption in captions})))
    for caption in captions:
        end = caption.end_ms
        if end == UNKNOWN:
            end = following.get(caption.start_ms, caption.start_ms + milliseconds_for(" ".join(caption.lines)))
        yield replace(caption, end_ms=min(end, DAY))


def _guessed(captions: Sequence[RawCaption]) -> Iterator[RawCaption]:
    start = 0
    for caption in captions:
        end = start + milliseconds_for(" ".join(caption.lines))
        yield replace(caption, start_ms=start, end_ms=end)
        start = end
