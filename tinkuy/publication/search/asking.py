"""What is looked for: the words of a query, each with the stems that it may have, and the terms of the field that say
the same in the other languages.

A query asks for every word. Words that say little (`para`, `of`) are asked for only where nothing else is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from tinkuy.core import languages
from tinkuy.core.yaml_files import yaml_values
from tinkuy.language.common_words import is_common
from tinkuy.language.stemming import WORD, plain_words, search_terms

LONGEST_QUERY = 2_000
"""Letters that are read."""
MOST_WORDS = 24
"""Words that are looked for; whoever writes more is told so."""

type Stems = frozenset[str]
"""Those that one word may have."""
type Way = tuple[Stems, ...]
"""One way to say something: all of its words must be there."""


@dataclass(frozen=True)
class Wanted:
    """A word, or a term of several words, in each of the `ways` to say it: one of them must be there."""

    ways: tuple[Way, ...]


@dataclass(frozen=True)
class Question:
    """`added` has by language the terms that are looked for besides what was written; `left_out` counts words that were
    too many.
    """

    words: tuple[Wanted, ...] = ()
    added: Mapping[str, tuple[str, ...]] | None = None
    left_out: int = 0


@dataclass(frozen=True)
class Term:
    text: str
    language: str
    way: Way


type Meaning = tuple[Term, ...]
"""Terms of all languages that say the same."""


@dataclass(frozen=True)
class Written:
    """A word as somebody wrote it: its stems in each language, and in any."""

    by_language: Mapping[str, Stems]
    stems: Stems


@lru_cache(maxsize=256)
def question_of(query: str, *, as_written: bool = False) -> Question:
    """The same for the same query: it is asked for counts, cards and passages."""
    every = _words(query[:LONGEST_QUERY])
    words = every[:MOST_WORDS]
    wanted: list[Wanted] = []
    added: dict[str, dict[str, None]] = defaultdict(dict)
    place = 0
    while place < len(words):
        meanings, length = ([], 1) if as_written else _meanings_at(words, place)
        written = words[place : place + length]
        own = tuple(word.stems for word in written)
        others = [term for meaning in meanings for term in _in_other_languages(meaning, written)]
        for term in others:
            added[term.language][term.text] = None
        if others:
            wanted.append(Wanted((own, *(term.way for term in others))))
        else:
            wanted += [Wanted(((stems,),)) for stems in own]
        place += length
    in_order = {code: tuple(added[code]) for code in languages.CODES if added[code]}
    return Question(tuple(wanted), in_order, max(len(every) - MOST_WORDS, 0))


def stems_of(text: str) -> list[Stems]:
    """For each word, its stems in any language of the site.

    They hold letters and digits only, so none can command: a letter may fold to several words, or to signs.
    """
    return [word.stems for word in _words(text)]


def _words(text: str) -> list[Written]:
    columns = zip(*(search_terms(text, language) for language in languages.CODES), strict=True)
    words = [
        (is_common(word), Written(dict(zip(languages.CODES, column, strict=True)), _plain(column)))
        for word, column in zip(plain_words(text), columns, strict=False)
    ]
    every = [word for _is_common, word in words if word.stems]
    return [word for says_little, word in words if word.stems and not says_little] or every


def _plain(stems: Sequence[Stems]) -> Stems:
    return frozenset(WORD.findall(" ".join(frozenset().union(*stems))))


def _meanings_at(words: Sequence[Written], place: int) -> tuple[list[Meaning], int]:
    """What the longest term that begins at *place* may mean, and of how many words it is."""
    best: list[Meaning] = []
    length = 1
    for stem in words[place].stems:
        for term, meaning in _by_first_stem().get(stem, ()):
            size = len(term.way)
            if size < length or not _stands_in(term, words[place : place + size]):
                continue
            best = [meaning] if size > length else best if meaning in best else [*best, meaning]
            length = size
    return best, length


def _stands_in(term: Term, written: Sequence[Written]) -> bool:
    """Whether it is what is written, in its own language."""
    return len(term.way) == len(written) and all(
        not stems.isdisjoint(word.by_language[term.language]) for stems, word in zip(term.way, written, strict=True)
    )


def _in_other_languages(meaning: Meaning, written: Sequence[Written]) -> list[Term]:
    """Those of languages in which nobody would say it as it was written, and which add something to that."""
    languages_of_it = {term.language for term in meaning if _stands_in(term, written)}
    others = (term for term in meaning if term.language not in languages_of_it)
    return [term for term in others if not _is_part_of(term.way, written)]


def _is_part_of(way: Way, written: Sequence[Written]) -> bool:
    return len(way) == len(written) and all(stems <= word.stems for stems, word in zip(way, written, strict=True))


def curated_terms() -> Iterator[Mapping[str, Sequence[str]]]:
    """For each meaning, by language, the terms that the field has for it."""
    source = files("tinkuy.publication.content.vocabularies").joinpath("terms.yaml").read_text(encoding="utf-8")
    yield from yaml_values(source)


@cache
def _by_first_stem() -> Mapping[str, list[tuple[Term, Meaning]]]:
    by_stem: dict[str, list[tuple[Term, Meaning]]] = defaultdict(list)
    for row in curated_terms():
        meaning = tuple(Term(text, code, _way(text, code)) for code, texts in row.items() for text in texts)
        for term in meaning:
            for stem in term.way[0]:
                by_stem[stem].append((term, meaning))
    return dict(by_stem)


def _way(text: str, language: str) -> Way:
    ways = list(zip(plain_words(text), search_terms(text, language), strict=False))
    return tuple(stems for word, stems in ways if not is_common(word)) or tuple(stems for _word, stems in ways)
