"""The index that the copy's own search reads: the words of each page, in small files that need no server.

A page that was opened from a folder may load scripts and nothing else, so each file is a script that hands over a list.
Words are spread over files by their first two letters: a search loads those of its own words, and the terms of the
field in which the same is said in other languages.
"""

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from django.utils.translation import gettext_lazy as _

from tinkuy.core.text import tidy
from tinkuy.language.common_words import COMMON
from tinkuy.publication.search.asking import curated_terms

WORD = re.compile(r"\w+")
SHORTEST, LONGEST = 2, 40
NOT_READ = frozenset({"script", "style", "svg", "nav", "form", "details"})
SEARCHED = {
    "hub:sheet": _("Sheet"),
    "hub:recommendation": _("Recommendation"),
    "hub:practice_page": _("Good practice"),
    "hub:cycle": _("Cycle"),
    "hub:country": _("Country"),
    "hub:focal_point": _("Focal point"),
}
"""The pages that a search finds, by their routes, with what each is; all else is found through them."""


class _Words(HTMLParser):
    """The text of `<main>`, and of the first heading."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.title: list[str] = []
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "main" or (self._inside and tag in (*NOT_READ, "h1")):
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._inside and self._inside[-1] == tag:
            self._inside.pop()

    def handle_data(self, data: str) -> None:
        if self._inside and NOT_READ.isdisjoint(self._inside):
            self.text.append(data)
            if self._inside[-1] == "h1":
                self.title.append(data)


def folded(text: str) -> str:
    """Small letters without accents, as the script folds what is asked for."""
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words_of(text: str) -> set[str]:
    return {word for word in WORD.findall(folded(text)) if SHORTEST <= len(word) <= LONGEST}


def file_of(word: str) -> str:
    """The name of the file that holds *word*: its first two letters, where any disk takes them."""
    start = word[:2]
    return start if re.fullmatch(r"[a-z0-9]{2}", start) else "_"


@dataclass
class WordIndex:
    """Of one language. `documents` are pages in the order in which they came: place, title, and what each is."""

    documents: list[tuple[str, str, str]] = field(default_factory=list)
    by_word: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, place: str, route: str, page: str) -> None:
        """In the active language."""
        reader = _Words()
        reader.feed(page)
        number = len(self.documents)
        self.documents.append((place, tidy("".join(reader.title)), str(SEARCHED[route])))
        for word in words_of(" ".join(reader.text)):
            self.by_word[word].append(number)

    def write(self, folder: Path) -> Iterator[Path]:
        folder.mkdir(parents=True, exist_ok=True)
        yield _write(folder / "documents.js", "tinkuyDocuments", "", self.documents)
        files: dict[str, dict[str, list[int]]] = defaultdict(dict)
        for word in sorted(self.by_word):
            files[file_of(word)][word] = self.by_word[word]
        for name in sorted(files):
            yield _write(folder / f"words-{name}.js", "tinkuyWords", name, files[name])


def write_terms(folder: Path) -> Path:
    """The terms by which the hub's own search finds what was written in another language: for each meaning its terms,
    each as language, text, and the words of it that say something.
    """
    meanings = [
        [[code, text, _significant_words(text)] for code, texts in row.items() for text in texts]
        for row in curated_terms()
    ]
    return _write(folder / "terms.js", "tinkuyTerms", "", [sorted(COMMON), meanings])


def _significant_words(text: str) -> list[str]:
    words = WORD.findall(folded(text))
    return [word for word in words if word not in COMMON] or words


def _write(path: Path, function: str, name: str, value: object) -> Path:
    argument = f"{json.dumps(name)}, " if name else ""
    path.write_text(f"{function}({argument}{json.dumps(value, ensure_ascii=False, separators=(',', ':'))});\n")
    return path
