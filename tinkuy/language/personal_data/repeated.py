"""Part of a name alone, where the whole of it is known: «contó Prieto» in a text that has «Nancy Prieto»."""

from collections.abc import Iterable, Iterator, Sequence

from .dictionary import may_be_a_name
from .presented import IN_A_PLACE
from .runs import PARTICLES, capitals_of, run_at
from .small_names import is_a_common_word
from .words import Word, listed, words_of

FEWEST_LETTERS = 3

type Run = tuple[Sequence[Word], Sequence[Word]]
"""Capitalised words that were taken for no name, and those before them."""


def parts_of(names: Iterable[Sequence[Word]]) -> frozenset[str]:
    """The given and family names within *names*, folded; a name of one word has no part."""
    return frozenset(
        word.key
        for name in names
        if len(capitals_of(name)) > 1
        for word in name
        if len(word.key) >= FEWEST_LETTERS and word.key not in PARTICLES and may_be_a_name(word)
    )


def parts_of_labels(labels: Iterable[str]) -> frozenset[str]:
    """As `parts_of`, of what voices are called in a file: «Teodora Mamani», but not «Moderación» nor «Perú»."""
    return parts_of(list(words_of(label)) for label in labels)


def repeated(runs: Iterable[Run], parts: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each row of *runs*, or of its end, that has nothing but *parts* of names."""
    for run, before in runs:
        place = next((place for place, word in enumerate(run) if word.key in parts), None)
        if place is None or not _may_follow([*before, *run[:place]], run[:place]):
            continue
        rest = run[place:]
        if any(word.key not in parts for word in capitals_of(rest)):
            continue  # «Fundación Prieto», «Santa Fe»
        if len(rest) > 1 or not (rest[0].begins and is_a_common_word(rest[0].key)):
            yield rest[0].start, rest[-1].end


def rows_of_words(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each word and of each row of capitalised words: what `repeated` may tell."""
    words = list(words_of(text))
    for place, word in enumerate(words):
        yield word.start, word.end
        run = run_at(words, place)
        yield from ((word.start, other.end) for other in run[1:] if other.is_capital)


def is_repeated_in_small(word: Word, parts: frozenset[str]) -> bool:
    """Whether *word*, in text without capitals, can be nothing but a part of a name."""
    return word.key in parts and not is_a_common_word(word.key)


def _may_follow(preceding: Sequence[Word], within: Sequence[Word]) -> bool:
    """Not after «en» or «la plaza»; of the row itself only the word that opens the sentence may stand before."""
    if any(word.is_capital and not word.begins for word in within):
        return False
    former = preceding[-1].key if preceding else ""
    return former not in IN_A_PLACE and former not in listed("before_no_name")
