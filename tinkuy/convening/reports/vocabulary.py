"""The words of the platforms: which meaning a header, a section title, a role or an answer has. The words are data."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import yaml
from django.utils.translation import gettext_lazy as _

from tinkuy.core.letters import folded

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


def key_of(text: str) -> str:
    """*text* reduced to what headers are compared by: no case, accents or punctuation."""
    return " ".join(re.sub(r"[^\w#]+|_", " ", folded(text)).split())


@cache
def words() -> Mapping[str, Any]:
    """The file of synonyms, as it is."""
    text = files("tinkuy.convening.reports").joinpath("synonyms.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # in C four times as fast, where it was built
    data: Mapping[str, Any] = yaml.load(text, loader)  # noqa: S506  both are the safe ones
    return data


@cache
def keys(group: str) -> Mapping[str, str]:
    """Of a group such as `roles` or `sections`: each word's key to its meaning."""
    return {key_of(word): meaning for meaning, found in words()[group].items() for word in found}


@cache
def keys_of_list(group: str) -> frozenset[str]:
    """The keys of a plain list of words, such as `guest_marks`."""
    return frozenset(key_of(word) for word in words()[group])


@lru_cache(maxsize=64)
def is_yes(text: str) -> bool:
    """Whether an answer such as *Sí* or *TRUE* affirms."""
    return key_of(text) in keys_of_list("yes")


def section_role(text: str) -> str:
    """The role of the people under a section title of Zoom's webinar report, or ""."""
    key = key_of(text)
    return next((role for title, role in keys("sections").items() if key.startswith(title)), "")


class Vocabulary:
    """Headers to meanings, with a person's own corrections (*columns*: header → meaning, "" = not used) before ours."""

    def __init__(self, columns: Mapping[str, str] | None = None, *, registrations: bool = False) -> None:
        groups = [words()["columns"], *([words()["registrations"]] if registrations else [])]
        self._known: dict[str, tuple[str, int, str]] = {}
        for key, meaning, rank, language in _entries(groups):
            self._known.setdefault(key, (meaning, rank, language))
        self.corrected = frozenset(key_of(header) for header in columns or {})
        for header, meaning in (columns or {}).items():
            self._known[key_of(header)] = (meaning, -1, "")
        self._heard: dict[str, tuple[str, int, str]] = {}

    def meaning(self, header: str) -> str:
        """The meaning of a header, "" when it is not known."""
        return self._look_up(header)[0]

    def rank(self, header: str) -> int:
        """Where the word stands among its synonyms: the lowest wins when several columns mean the same."""
        return self._look_up(header)[1]

    def language(self, headers: Iterable[str]) -> str:
        """The language that most of the *headers* are in: `en`, `es`, `pt` or ""."""
        found = [language for header in headers if (language := self._look_up(header)[2])]
        return max(found, key=found.count, default="")

    def count(self, cells: Iterable[str]) -> int:
        """How many of the cells are headers."""
        return sum(1 for cell in cells if cell and self.meaning(cell))

    def _look_up(self, header: str) -> tuple[str, int, str]:
        if len(header) > 120:
            return "", 0, ""
        if header not in self._heard:
            if len(self._heard) > 5_000:  # names and hours pass here too; they need not stay
                self._heard.clear()
            self._heard[header] = self._known.get(key_of(header), ("", 0, ""))
        return self._heard[header]


def _entries(groups: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, int, str]]:
    for group in groups:
        for meaning, by_language in group.items():
            pairs = [(word, language) for language, found in by_language.items() for word in found]
            for rank, (word, language) in enumerate(pairs):
                yield key_of(word), meaning, rank, language
