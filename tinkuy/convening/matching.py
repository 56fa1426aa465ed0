"""Who of the registered a report speaks of: by e-mail, by what a person decided before, by an unequivocal name.

Two different addresses are never joined here; a person does that.
Names and addresses are compared in memory, within one cycle, and nothing of this is stored.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache
from typing import Literal

from django.utils.translation import gettext_lazy as _

from tinkuy.core.letters import folded

from .reports.report import Row
from .reports.vocabulary import words

Reason = Literal["email", "alias", "name", ""]

# Why somebody is suggested, for the page; the sooner the stronger.
SUGGESTED_BECAUSE = {
    "same-name": _("same name, another address"),
    "same-words": _("the same words in another order"),
    "original-name": _("the name in brackets is the same"),
    "same-local-part": _("the same address at another provider"),
    "similar-name": _("a similar name"),
}
MAX_SUGGESTIONS = 5
SUGGESTED_FOR = 500  # distinct unmatched accounts; a person does not go through more in one sitting
_SIMILAR = 0.8
_COMPARED = 12
_LOOKED_AT = 400
_MARKED = re.compile(r"\(([^()]{3,})\)\s*$")


@dataclass(frozen=True)
class Registrant:
    """A registration as matching needs it; `name` may be as typed or folded, `id` is the caller's."""

    id: Hashable
    name: str
    email: str
    country: str = ""
    organisation: str = ""


@dataclass(frozen=True)
class Match:
    """A row and whose it is. Unmatched rows have reason "" and suggestions, the best first, each with its reason."""

    row: Row
    registration_id: Hashable | None
    reason: Reason
    suggestions: tuple[tuple[Hashable, str], ...] = ()


def match_rows(
    rows: Iterable[Row], registrants: Iterable[Registrant], aliases: Mapping[str, Hashable] | None = None
) -> tuple[Match, ...]:
    """Each row with its registration, in the order of *rows*.

    *aliases* maps `alias_key(row)` to the registration that a person decided. The name alone decides only for a row
    without an address, without the words of an office, and when a single registration has it.
    """
    registered = _Registered(registrants)
    known = aliases or {}
    found: list[Match] = []
    suggested: dict[str, tuple[tuple[Hashable, str], ...]] = {}
    for row in rows:
        owner, reason = registered.owner(row, known)
        if owner is not None:
            found.append(Match(row, owner, reason))
            continue
        key = f"{alias_key(row)}|{row.name}"
        if key not in suggested and len(suggested) < SUGGESTED_FOR:
            suggested[key] = registered.suggestions(row)
        found.append(Match(row, None, "", suggested.get(key, ())))
    return tuple(found)


def alias_key(row: Row) -> str:
    """What an alias is kept by: the address in lower case, else the folded name."""
    return row.email.strip().casefold() or _plain(row.name)


def without_office(name: str) -> str:
    """The folded name without the office that people add to it: *Nombre Apellido sede Norte* → `nombre apellido`."""
    plain = _plain(name)
    return _office().sub("", plain).strip(" ,;-–—|/(") or plain


def _plain(name: str) -> str:
    """As `folded`, sooner for names without accents."""
    return " ".join(name.casefold().split()) if name.isascii() else folded(name)


@cache
def _office() -> re.Pattern[str]:
    offices = "|".join(re.escape(folded(office)) for office in words()["offices"])
    return re.compile(rf"(?<=\S)\s{{0,3}}[(\[|/,;–—-]{{0,3}}\s{{0,3}}\b(?:{offices})\b.*$")


def name_key(name: str) -> str:
    """The name for comparing: folded, without office, *Apellido, Nombre* turned round."""
    plain = without_office(name)
    last, comma, first = plain.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else plain


class _Registered:
    """The registrations of the cycle, indexed for looking up and for resemblance."""

    def __init__(self, registrants: Iterable[Registrant]) -> None:
        self.by_email: dict[str, Hashable] = {}
        self.by_name: defaultdict[str, list[Hashable]] = defaultdict(list)
        self.by_local_part: defaultdict[str, list[Hashable]] = defaultdict(list)
        for person in registrants:
            email = person.email.strip().casefold()
            if email:
                self.by_email[email] = person.id
                self.by_local_part[email.partition("@")[0]].append(person.id)
            if key := name_key(person.name):
                self.by_name[key].append(person.id)
        self.by_words: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in self.by_name:
            self.by_words[_words(name)].append(name)
        self._names: tuple[str, ...] = tuple(self.by_name)
        self._keys: dict[str, str] = {}
        self._parts: dict[str, list[int]] = {}

    def owner(self, row: Row, aliases: Mapping[str, Hashable]) -> tuple[Hashable | None, Reason]:
        email = row.email.strip().casefold()
        if email in self.by_email:
            return self.by_email[email], "email"
        alias = aliases.get(alias_key(row))
        if alias is not None:
            return alias, "alias"
        if not email:
            same = self.by_name.get(self._key(row.name), [])
            if len(same) == 1:
                return same[0], "name"
        return None, ""

    def suggestions(self, row: Row) -> tuple[tuple[Hashable, str], ...]:
        """Up to five registrations that the row may be, each once, with the strongest reason."""
        found: dict[Hashable, str] = {}
        for owner, reason in self._resembling(row):
            if owner not in found:
                found[owner] = reason
        return tuple(found.items())[:MAX_SUGGESTIONS]

    def _resembling(self, row: Row) -> Iterable[tuple[Hashable, str]]:
        key = self._key(row.name)
        yield from self._owners([key], "same-name")
        yield from self._owners(self.by_words.get(_words(key), []), "same-words")
        if marked := _MARKED.search(row.name):
            yield from self._owners([name_key(marked[1]), name_key(row.name[: marked.start()])], "original-name")
        local_part = row.email.strip().casefold().partition("@")[0]
        yield from ((owner, "same-local-part") for owner in self.by_local_part.get(local_part, []))
        yield from self._owners(self._similar(key), "similar-name")

    def _key(self, name: str) -> str:
        if name not in self._keys:
            self._keys[name] = name_key(name)
        return self._keys[name]

    def _owners(self, names: Iterable[str], reason: str) -> Iterable[tuple[Hashable, str]]:
        for name in names:
            yield from ((owner, reason) for owner in self.by_name.get(name, []))

    def _similar(self, key: str) -> list[str]:
        """The registered names that resemble *key*, best first. Only those that share its rarest parts are compared."""
        places = self._by_part()
        near = Counter(place for part in self._rarest_parts(key) for place in places[part])
        matcher = SequenceMatcher(None, "", key, autojunk=False)
        found = []
        for place, _count in near.most_common(_COMPARED):
            matcher.set_seq1(self._names[place])
            if matcher.quick_ratio() >= _SIMILAR and (ratio := matcher.ratio()) >= _SIMILAR:
                found.append((-ratio, self._names[place]))
        return [name for _ratio, name in sorted(found)]

    def _rarest_parts(self, key: str) -> list[str]:
        """The three-letter parts of *key* that fewest names have, as many as keep the comparing short."""
        having = sorted((len(self._by_part().get(part, ())), part) for part in _parts_of(key))
        total = 0
        chosen: list[str] = []
        for count, part in having:
            total += count
            if total > _LOOKED_AT and chosen:
                break
            if count:
                chosen.append(part)
        return chosen

    def _by_part(self) -> Mapping[str, list[int]]:
        if not self._parts:
            for place, name in enumerate(self._names):
                for part in _parts_of(name):
                    self._parts.setdefault(part, []).append(place)
        return self._parts


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(name.split()))


def _parts_of(name: str) -> set[str]:
    return {name[start : start + 3] for start in range(len(name) - 2)}
