"""Words made findable: split, stemmed in their language, without accents."""

import re

import Stemmer

from tinkuy.core.text import folded

ALGORITHMS = {"es": "spanish", "pt-br": "portuguese", "en": "english"}
WORD = re.compile(r"[^\W_]+")
LONGEST_WORD = 60


def stems(text: str, language: str) -> list[str]:
    """The stems of the words of *text*, in order. Accents go after stemming, since Portuguese stems keep them.

    A word typed without its accents stems alike in most cases; to be sure a search asks for both `stems` and
    `plain_words`, and an index holds both.
    """
    stemmer = Stemmer.Stemmer(ALGORITHMS.get(language, "spanish"))
    words = (word for word in WORD.findall(text.casefold()) if len(word) <= LONGEST_WORD)
    return [folded(stem) for stem in stemmer.stemWords(list(words))]


def plain_words(text: str) -> list[str]:
    """The words of *text* without accents or case, in order."""
    return [word for word in WORD.findall(folded(text)) if len(word) <= LONGEST_WORD]


def searchable(text: str, language: str) -> str:
    """What an index keeps of *text*: for each word its stem, and the stem of the word typed without accents."""
    unaccented = " ".join(plain_words(text))
    return " ".join(dict.fromkeys([*stems(text, language), *stems(unaccented, language)]))


def search_terms(query: str, language: str) -> list[frozenset[str]]:
    """For each word of *query* the stems that may match it in an index of `searchable` text."""
    words = plain_words(query)
    accented = WORD.findall(query.casefold())
    return [
        frozenset([*stems(word, language), *stems(other, language)])
        for word, other in zip(words, accented or words, strict=False)
    ]
