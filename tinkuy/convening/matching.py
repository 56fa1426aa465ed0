"""Who of the registered a report speaks of: by e-mail, by what a person decided, by name where nothing contradicts.

A name counts within the country and the organisation that the report or the name itself tells; where they tell none, it
has to be unequivocal in the cycle.

Two different addresses are never joined here; a person does that.
Names and addresses are compared in memory, within one cycle, and nothing of this is stored.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property
from sys import intern
from typing import Literal

from django.utils.translation import gettext_lazy as _

from .names import Organisations, Told, name_key, plain, told_by, without_office, words_for
from .reports.countries import country_code
from .reports.report import Row

__all__ = ["SUGGESTED_BECAUSE", "Match", "Reason", "Registrant", "alias_key", "match_rows", "without_office"]

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


@dataclass(frozen=True, slots=True)
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


def opened(registrants: Iterable[Registrant]) -> "Registered":
    """The registrations made ready for `match_rows`, for who matches several reports."""
    return Registered(registrants)


def match_rows(
    rows: Iterable[Row],
    registrants: "Iterable[Registrant] | Registered",
    aliases: Mapping[str, Hashable] | None = None,
    *,
    suggest: bool = True,
) -> tuple[Match, ...]:
    """Each row with its registration, in the order of *rows*.

    *aliases* maps `alias_key(row)` to the registration that a person decided. The name decides only for a row without
    an address, when a single registration of the country and organisation that are told has it. Where a country or an
    organisation is told that is not the registration's, a person decides.
    """
    registered = registrants if isinstance(registrants, Registered) else Registered(registrants)
    known = aliases or {}
    found: list[Match] = []
    suggested: dict[str, tuple[tuple[Hashable, str], ...]] = {}
    for row in rows:
        owner, reason = registered.owner(row, known)
        if owner is not None:
            found.append(Match(row, owner, reason))
            continue
        key = f"{alias_key(row)}|{row.name}"
        if suggest and key not in suggested and len(suggested) < SUGGESTED_FOR:
            suggested[key] = registered.suggestions(row)
        found.append(Match(row, None, "", suggested.get(key, ())))
    return tuple(found)


def alias_key(row: Row) -> str:
    """What an alias is kept by: the address in lower case, else the folded name."""
    return row.email.strip().casefold() or plain(row.name)


class Registered:
    """The registrations of the cycle, indexed for looking up and for resemblance."""

    def __init__(self, registrants: Iterable[Registrant]) -> None:
        self.people: dict[Hashable, Registrant] = {}
        self.by_email: dict[str, Hashable] = {}
        self.by_name: defaultdict[str, list[Hashable]] = defaultdict(list)
        for person in registrants:
            self.people[person.id] = person
            email = person.email.strip().casefold()
            if email:
                self.by_email[email] = person.id
            if key := intern(name_key(person.name)):
                self.by_name[key].append(person.id)
        self._organisations = _called({person.organisation for person in self.people.values()})
        self._names: tuple[str, ...] = tuple(self.by_name)
        self._told: dict[str, Told] = {}
        self._parts: dict[str, list[int]] = {}

    def owner(self, row: Row, aliases: Mapping[str, Hashable]) -> tuple[Hashable | None, Reason]:
        email = row.email.strip().casefold()
        if email in self.by_email:
            return self.by_email[email], "email"
        alias = aliases.get(alias_key(row))
        if alias is not None:
            return alias, "alias"
        if not email and (named := self._named(row)) is not None:
            return named, "name"
        return None, ""

    def _named(self, row: Row) -> Hashable | None:
        """The only registration with the name of *row* that what is told does not contradict."""
        told = self._tells(row.name)
        column = country_code(row.country) if row.country else ""
        at = told.office or (frozenset((column,)) if column else frozenset())
        if (same := self.by_name.get(told.key)) is not None:
            return self._only(same, at, frozenset())
        if told.bare and (same := self.by_name.get(told.bare)) is not None:
            return self._only(same, told.countries or at, told.organisations)
        return None

    def _only(self, same: list[Hashable], countries: frozenset[str], organisations: frozenset[str]) -> Hashable | None:
        """Of registrations with one name: the only one that agrees with what is told, else the only open one."""
        people = [self.people[one] for one in same]
        open_ones = [one for one in people if not _contradicts(one, countries, organisations)]
        agreeing = [one for one in open_ones if one.country in countries or one.organisation in organisations]
        found = agreeing or open_ones
        return found[0].id if len(found) == 1 else None

    def suggestions(self, row: Row) -> tuple[tuple[Hashable, str], ...]:
        """Up to five registrations that the row may be, each once, with the strongest reason; those of the country told
        before others for the same reason.
        """
        found: dict[Hashable, str] = {}
        for owner, reason in self._resembling(row):
            if owner not in found:
                found[owner] = reason
        told = self._tells(row.name)
        at = told.office or told.countries or {country_code(row.country)}
        order = {reason: place for place, reason in enumerate(SUGGESTED_BECAUSE)}
        ranked = sorted(found.items(), key=lambda one: (order[one[1]], self.people[one[0]].country not in at))
        return tuple(ranked[:MAX_SUGGESTIONS])

    def _resembling(self, row: Row) -> Iterable[tuple[Hashable, str]]:
        told = self._tells(row.name)
        key = told.bare or told.key
        yield from self._owners([told.key, told.bare], "same-name")
        yield from self._owners(self._by_words.get(_words(key), []), "same-words")
        if marked := _MARKED.search(row.name):
            yield from self._owners([name_key(marked[1]), name_key(row.name[: marked.start()])], "original-name")
        local_part = row.email.strip().casefold().partition("@")[0]
        yield from ((owner, "same-local-part") for owner in self._by_local_part.get(local_part, []))
        yield from self._owners(self._similar(key), "similar-name")

    def _tells(self, name: str) -> Told:
        if name not in self._told:
            self._told[name] = told_by(name, self._organisations)
        return self._told[name]

    @cached_property
    def _by_words(self) -> Mapping[tuple[str, ...], list[str]]:
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in self.by_name:
            found[_words(name)].append(name)
        return found

    @cached_property
    def _by_local_part(self) -> Mapping[str, list[Hashable]]:
        found: defaultdict[str, list[Hashable]] = defaultdict(list)
        for email, owner in self.by_email.items():
            found[email.partition("@")[0]].append(owner)
        return found

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


def _called(organisations: Iterable[str]) -> Organisations:
    called: defaultdict[str, set[str]] = defaultdict(set)
    for organisation in filter(None, organisations):
        for word in words_for(organisation):
            called[word].add(organisation)
    return {word: frozenset(found) for word, found in called.items()}


def _contradicts(person: Registrant, countries: frozenset[str], organisations: frozenset[str]) -> bool:
    """Whether *person* is registered from elsewhere; what is not known contradicts nothing."""
    elsewhere = bool(person.country and countries) and person.country not in countries
    at_another = bool(person.organisation and organisations) and person.organisation not in organisations
    return elsewhere or at_another


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(name.split()))


def _parts_of(name: str) -> set[str]:
    return {name[start : start + 3] for start in range(len(name) - 2)}
