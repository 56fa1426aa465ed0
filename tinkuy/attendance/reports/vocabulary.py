"""The words of the platforms: which meaning a header, a section title, a role or an answer has. The words are data."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from django.utils.translation import gettext_lazy as _

from tinkuy.core.letters import folded
from tinkuy.core.yaml_files import yaml_values

from .report import Role

# What a person may say of a column that no reader knows.
MEANINGS = {
    "name": _("Name"),
    "first_name": _("First name"),
    "last_name": _("Last name"),
    "email": _("E-mail address"),
    "join": _("Hour of joining"),
    "leave": _("Hour of leaving"),
    "minutes": _("Duration"),
    "role": _("Role"),
    "": _("Not used"),
}

_LANGUAGES = ("en", "es", "pt")  # those of our pages; the words of others are understood
_CLEARLY = 2
_LONGEST_WORD = 120
_AFTER_OURS = 1_000  # rank of a word of the hub: where a file has both, the word of the file of synonyms wins


@dataclass(frozen=True)
class KnownColumns:
    """What a person once said of files with exactly these *headers* (their keys); `id` is the caller's.

    It holds for files in that *language*, "" for all.
    """

    id: str
    headers: frozenset[str]
    columns: Mapping[str, str]
    language: str = ""


@dataclass(frozen=True)
class AddedWords:
    """What is known beside the file of synonyms: words of the hub (word, meaning, language), mappings of the cycle."""

    words: tuple[tuple[str, str, str], ...] = ()
    mappings: tuple[KnownColumns, ...] = ()

    def mapping_for(self, lines: Sequence[Sequence[str]], vocabulary: "Vocabulary") -> KnownColumns | None:
        """The mapping whose headers are exactly the cells of one of the *lines*, and that is of the file's language.

        A word may stand in two languages and mean two things: a file whose other words are of another language than the
        mapping's asks anew. So does one of which two mappings say different things and nothing tells its language.
        """
        if not self.mappings:
            return None
        rows = {frozenset(key_of(cell) for cell in cells) for cells in lines}
        same = {known.language: known for known in self.mappings if known.headers in rows}
        spoken = vocabulary.spoken(cell for cells in lines for cell in cells) if same else Counter()
        fitting = [known for known in same.values() if _fits(known, spoken)]
        best = max((spoken[known.language] for known in fitting), default=0)
        chosen = [known for known in fitting if spoken[known.language] == best]
        return chosen[0] if len({tuple(sorted(known.columns.items())) for known in chosen}) == 1 else None

    def as_json(self) -> dict[str, Any]:
        """As JSON values; `from_plain` turns them back."""
        return {
            "words": self.words,
            "mappings": [[k.id, sorted(k.headers), dict(k.columns), k.language] for k in self.mappings],
        }

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "AddedWords":
        mappings = [
            KnownColumns(i, frozenset(headers), columns, language)
            for i, headers, columns, language in plain["mappings"]
        ]
        return cls(tuple((word, meaning, language) for word, meaning, language in plain["words"]), tuple(mappings))


def _fits(known: KnownColumns, spoken: "Counter[str]") -> bool:
    """Whether no other language than the mapping's own is heard clearly, by two words or more."""
    others = [count for language, count in spoken.items() if language != known.language]
    return not known.language or bool(spoken[known.language]) or max(others, default=0) < _CLEARLY


NO_WORDS = AddedWords()


def key_of(text: str) -> str:
    """*text* reduced to what headers are compared by: no case, accents or punctuation."""
    return " ".join(re.sub(r"[^\w#]+|_", " ", folded(text)).split())


@cache
def words() -> Mapping[str, Any]:
    """The file of synonyms, as it is."""
    text = files("tinkuy.attendance.reports").joinpath("synonyms.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml_values(text)
    return data


@cache
def keys(group: str) -> Mapping[str, str]:
    """Of a group such as `roles` or `sections`: each word's key to its meaning."""
    return {key_of(word): meaning for meaning, own_words in words()[group].items() for word in own_words}


@cache
def keys_of_list(group: str) -> frozenset[str]:
    """The keys of a plain list of words, such as `guest_marks`."""
    return frozenset(key_of(word) for word in words()[group])


@lru_cache(maxsize=256)
def is_answer(text: str) -> bool:
    """Whether *text* affirms or denies, such as *Presente* or *Ausente*."""
    return is_yes(text) or key_of(text) in keys_of_list("no")


@lru_cache(maxsize=64)
def is_yes(text: str) -> bool:
    """Whether an answer such as *Sí* or *TRUE* affirms."""
    return key_of(text) in keys_of_list("yes")


def section_role(text: str) -> str:
    """The role of the people under a section title of Zoom's webinar report, or ""."""
    key = key_of(text)
    return next((role for title, role in keys("sections").items() if key.startswith(title)), "")


def platform_of(cells: Iterable[str]) -> str:
    """The platform that a column names which only its reports have, or ""."""
    platforms = keys("platforms")
    return next((platforms[key] for cell in cells if (key := key_of(cell)) in platforms), "")


def role_of(text: str) -> Role:
    """The role that a cell of the column of roles tells; whoever has none of the known words attends."""
    return keys("roles").get(key_of(text), "attendee")  # type: ignore[return-value]


def meaning_of(word: str) -> str:
    """What the file of synonyms says of *word* among the columns, "" when nothing."""
    return next((meaning for key, meaning, *_rest in _own_entries(True) if key == key_of(word)), "")


class Vocabulary:
    """Headers to meanings, with a person's own corrections (*columns*: header → meaning, "" = not used) before ours.

    The words of the *hub* stand after ours: they add to what is known, and replace nothing of it.
    """

    def __init__(
        self, columns: Mapping[str, str] | None = None, *, hub: AddedWords = NO_WORDS, registrations: bool = False
    ) -> None:
        self._known: dict[str, tuple[str, int, str]] = {}
        self._languages: defaultdict[str, set[str]] = defaultdict(set)
        for key, meaning, rank, language in _own_entries(registrations):
            self._known.setdefault(key, (meaning, rank, language))
            self._languages[key].add(language)
        for word, meaning, language in hub.words:
            if self._known.setdefault(key_of(word), (meaning, _AFTER_OURS, language))[1] == _AFTER_OURS:
                self._languages[key_of(word)].add(language)
        self.corrected = frozenset(key_of(header) for header in columns or {})
        for header, meaning in (columns or {}).items():
            self._known[key_of(header)] = (meaning, -1, "")
        self._heard: dict[str, tuple[str, int, str]] = {}

    def meaning(self, header: str) -> str:
        """The meaning of a header, "" when it is not known."""
        return self._look_up(header)[0]

    def is_unused(self, header: str) -> bool:
        """Whether a person said that this column is not used."""
        return bool(header) and key_of(header) in self.corrected and not self.meaning(header)

    def rank(self, header: str) -> int:
        """Where the word stands among its synonyms: the lowest wins when several columns mean the same."""
        return self._look_up(header)[1]

    def language(self, headers: Iterable[str]) -> str:
        """The language that most of the *headers* are in: `en`, `es`, `pt` or ""."""
        languages = [language for header in headers if (language := self._look_up(header)[2]) in _LANGUAGES]
        return max(languages, key=languages.count, default="")

    def spoken(self, cells: Iterable[str]) -> "Counter[str]":
        """How many of the *cells* are words of one language alone, by language."""
        languages_of = (self._languages.get(key_of(cell), set()) for cell in cells if 0 < len(cell) <= _LONGEST_WORD)
        return Counter(next(iter(languages)) for languages in languages_of if len(languages) == 1)

    def count(self, cells: Iterable[str]) -> int:
        """How many of the cells are headers."""
        return sum(1 for cell in cells if cell and self.meaning(cell))

    def _look_up(self, header: str) -> tuple[str, int, str]:
        if len(header) > _LONGEST_WORD:
            return "", 0, ""
        if header not in self._heard:
            if len(self._heard) > 5_000:  # names and hours pass here too; they need not stay
                self._heard.clear()
            self._heard[header] = self._known.get(key_of(header), ("", 0, ""))
        return self._heard[header]


@cache
def _own_entries(registrations: bool) -> tuple[tuple[str, str, int, str], ...]:
    """Those of our file: each word's key, its meaning, its rank among its synonyms, its language."""
    return tuple(_entries(_groups(registrations)))


def _groups(registrations: bool) -> list[Mapping[str, Any]]:
    return [words()["columns"], *([words()["registrations"]] if registrations else [])]


def _entries(groups: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, int, str]]:
    for group in groups:
        for meaning, by_language in group.items():
            pairs = [(word, language) for language, own_words in by_language.items() for word in own_words]
            for rank, (word, language) in enumerate(pairs):
                yield key_of(word), meaning, rank, language
