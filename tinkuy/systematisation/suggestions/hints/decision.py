"""What a sentence sounds like: by the rules, whose cues say why, and by a classifier, which hears what no cue says."""

from tinkuy.core import languages
from tinkuy.language.detecting import language_of_text

from .classifier import KINDS, heaviest_words, shares
from .engine import ENOUGH, Hint, Line, is_silent, line_of, ruled_hint, strongest_cue

RULED, SILENCED = 0.35, 0.25
"""What a rule adds to its kind, and takes from none, where both decide together."""
AT_LEAST = 0.65
"""What the four kinds together must weigh, of one, for a sentence to be suggested: who is unsure says nothing."""


def hint_in(sentence: str) -> Hint | None:
    """What *sentence* sounds like; None where it is a question, tells the order of the day, or both think it none.

    The marked words are a cue of the rules where they know one of this kind; else those that weigh most.
    """
    line = line_of(sentence)
    if is_silent(sentence, line):
        return None
    ruled = ruled_hint(line)
    weighed = shares(sentence)
    if ruled:
        weighed[ruled.kind] += RULED
        weighed[""] -= SILENCED
    if 1 - weighed[""] / sum(weighed.values()) <= AT_LEAST:
        return None
    kind = max(KINDS, key=lambda one: weighed[one])
    if ruled and ruled.kind == kind:
        return ruled
    return strongest_cue(line, kind) or _by_words(sentence, line, kind)


def _by_words(sentence: str, line: Line, kind: str) -> Hint:
    first, last = heaviest_words(sentence, kind)
    language = language_of_text(sentence) or languages.CODES[0]
    return Hint(kind, language, line.places[first][0], line.places[last][1], ENOUGH)
