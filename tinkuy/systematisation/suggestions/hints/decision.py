"""What a sentence sounds like: by the rules, whose cues say why, and by classifiers, which hear what no cue says.

One weighs its words, another its meaning, where the worker has reckoned that ahead; the heading above it counts too,
and with the meaning also what stands before and after it.
"""

from tinkuy.core import languages
from tinkuy.language.detecting import language_of_text

from .classifier import KINDS, heaviest_words, shares
from .combined import Clues, Shares, combined_shares
from .engine import ENOUGH, WORTH, Hint, Line, announced_hint, is_silent, line_of, ruled_hint, strongest_cue
from .sections import kind_of_label

RULED, SILENCED = 0.35, 0.25
"""What a rule adds to its kind, and takes from none, where both decide together."""
HEADED, NOT_NONE = 0.4, 0.25
"""The same of a heading: «Lecciones aprendidas»."""
AT_LEAST, AT_LEAST_COMBINED = 0.72, 0.6
"""What the four kinds together must weigh, of one, for a sentence to be suggested: who is unsure says nothing. By words
seven of ten suggestions are right then, and with the meaning three of four, in sources that were not learnt from.
"""

type Neighbours = tuple[Shares | None, Shares | None]
"""What the meaning of the sentence before and of that after weighs; None where there is none, or it is a heading."""
NO_NEIGHBOURS: Neighbours = (None, None)

NOTHING = 0.7
"""What the meaning must weigh, of one, that a sentence tells nothing for an announcement not to decide: «Y la lección
es esta.» A label decides all the same."""


def hint_in(
    sentence: str, *, section: str = "", meaning: Shares | None = None, neighbours: Neighbours = NO_NEIGHBOURS
) -> Hint | None:
    """What *sentence* sounds like; None where it is a question, tells the order of the day, or is thought to be none.

    Who announces a kind («se recomienda», «el riesgo es», «Buena práctica: …») need not weigh anything.
    *section* is the kind that its heading promises, *meaning* the shares of `meaning.shares_of`, where there are any.
    The marked words are a cue of the rules where they know one of this kind; else those that weigh most.
    """
    line = line_of(sentence)
    if is_silent(sentence, line):
        return None
    if label := _by_label(sentence):
        return label
    announced = announced_hint(sentence, line)
    if announced and not (meaning and meaning[""] > NOTHING):
        return strongest_cue(line, announced.kind) or announced
    ruled = ruled_hint(line)
    if meaning:
        kinds = (ruled.kind if ruled else "", announced.kind if announced else "", section)
        clues = Clues(sentence, shares(sentence), meaning, *kinds, *neighbours)
        weighed, least = combined_shares(clues), AT_LEAST_COMBINED
    else:
        weighed, least = _by_words_and_cues(sentence, ruled, section), AT_LEAST
    if 1 - weighed[""] <= least:
        return None
    kind = max(KINDS, key=lambda one: weighed[one])
    if ruled and ruled.kind == kind:
        return ruled
    return strongest_cue(line, kind) or _by_words(sentence, line, kind)


def _by_words_and_cues(sentence: str, ruled: Hint | None, section: str) -> dict[str, float]:
    """Without the meaning: of one, the part of each kind."""
    weighed = shares(sentence)
    if ruled:
        weighed[ruled.kind] += RULED
        weighed[""] -= SILENCED
    if section:
        weighed[section] += HEADED
        weighed[""] -= NOT_NONE
    whole = sum(weighed.values())
    return {kind: share / whole for kind, share in weighed.items()}


def _by_label(sentence: str) -> Hint | None:
    """«Buena práctica: un turno de noche»: the label says it."""
    kind = kind_of_label(sentence)
    return Hint(kind, _language(sentence), 0, sentence.index(":"), WORTH["strong"]) if kind else None


def _by_words(sentence: str, line: Line, kind: str) -> Hint:
    first, last = heaviest_words(sentence, kind)
    return Hint(kind, _language(sentence), line.places[first][0], line.places[last][1], ENOUGH)


def _language(sentence: str) -> str:
    return language_of_text(sentence) or languages.CODES[0]
