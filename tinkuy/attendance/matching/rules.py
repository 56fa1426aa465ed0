"""Who of the registered a report speaks of: by e-mail, by what a person decided, by name where nothing contradicts.

A name counts within the country and the organisation that the report or the name itself tells; where they tell none, it
has to be unequivocal in the cycle.

Two different addresses are never joined here; a person does that.
Names and addresses are compared in memory, within one cycle, and nothing of this is stored.
"""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from sys import intern
from typing import Literal

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.reports.countries import country_code
from tinkuy.attendance.reports.report import Row

from .names import NameParts, Organisations, name_key, parts_of_name, plain, without_office, words_for
from .similar_names import Resemblance

__all__ = ["SUGGESTED_BECAUSE", "Match", "Reason", "Registrant", "alias_key", "match_rows", "without_office"]

Reason = Literal["email", "alias", "name", ""]
type Verdicts = Mapping[Hashable, bool]
"""By registration, whether a person said of a name without address that it is theirs."""
NOTHING_SAID: Verdicts = {}

Grounds = Literal["country", "organisation", "only-one", "several", "no-longer"]
# Why the program took a name for somebody's, for the page; the last two are to be looked at.
MATCHED_BECAUSE: dict[Grounds, Promise] = {
    "country": _("the same name, and the country that is told is theirs"),
    "organisation": _("the same name, and the organisation that is told is theirs"),
    "only-one": _("the only one registered with this name, and nothing contradicts"),
    "several": _("others with this name are registered too by now"),
    "no-longer": _("what is registered by now no longer tells that it is them"),
}
DOUBTFUL: frozenset[Grounds] = frozenset(("several", "no-longer"))

# Why somebody is suggested, for the page; the sooner the stronger.
SUGGESTED_BECAUSE = {
    "same-name": _("same name, another address"),
    "same-words": _("the same words in another order"),
    "original-name": _("the name in brackets is the same"),
    "same-local-part": _("the same address at another provider"),
    "similar-name": _("a similar name"),
}
MAX_SUGGESTIONS = 5
_MARKED = re.compile(r"\(([^()]{3,})\)\s*$")


@dataclass(slots=True, unsafe_hash=True)  # not frozen, as `Row` is not
class Registrant:
    """A registration as matching needs it; `name` may be as typed or folded, `id` is the caller's."""

    id: Hashable
    name: str
    email: str
    country: str = ""
    organisation: str = ""


@dataclass(slots=True, unsafe_hash=True)  # not frozen, as `Row` is not
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
    verdicts: Mapping[str, Verdicts] | None = None,
    suggest: bool = True,
) -> tuple[Match, ...]:
    """Each row with its registration, in the order of *rows*.

    *aliases* maps `alias_key(row)` to the registration that a person decided, *verdicts* to what a person said of
    registrations with its name. The name decides only for a row without
    an address, when a single registration of the country and organisation that are told has it. Where a country or an
    organisation is told that is not the registration's, a person decides.
    """
    registered = registrants if isinstance(registrants, Registered) else Registered(registrants)
    known, all_verdicts = aliases or {}, verdicts or {}
    matches: list[Match] = []
    suggested: dict[str, tuple[tuple[Hashable, str], ...]] = {}
    for row in rows:
        owner, reason = registered.owner(row, known, all_verdicts.get(alias_key(row), {}) if all_verdicts else {})
        if owner is not None:
            matches.append(Match(row, owner, reason))
            continue
        key = f"{alias_key(row)}|{row.name}"
        if suggest and key not in suggested:
            suggested[key] = registered.suggestions(row)
        matches.append(Match(row, None, "", suggested.get(key, ())))
    return tuple(matches)


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
        self._told: dict[str, NameParts] = {}

    @cached_property
    def _resemblance(self) -> Resemblance:
        """Made when the first name is looked for: importing a report needs none."""
        return Resemblance(self.by_name)

    def owner(
        self, row: Row, aliases: Mapping[str, Hashable], verdicts: Verdicts = NOTHING_SAID
    ) -> tuple[Hashable | None, Reason]:
        email = row.email.strip().casefold()
        if email in self.by_email:
            return self.by_email[email], "email"
        alias = aliases.get(alias_key(row))
        if alias is not None:
            return alias, "alias"
        if not email and (named := self._named(row, verdicts)) is not None:
            return named, "name"
        return None, ""

    def _named(self, row: Row, verdicts: Verdicts) -> Hashable | None:
        """The only registration with the name of *row* that what is told does not contradict; of several the one that
        a person said it is. Never one that a person said it is not: then nobody, rather than the next best.
        """
        same = self._with_name_of(row)[0]
        namesakes = [one for one in same if verdicts.get(one)] or same
        return namesakes[0] if len(namesakes) == 1 and verdicts.get(namesakes[0], True) else None

    def grounds(self, row: Row, registration_id: Hashable) -> Grounds:
        """Why the name of *row* is taken to be that of this registration, as the registrations are now."""
        same, countries, organisations = self._with_name_of(row)
        if registration_id not in same:
            return "no-longer"
        if len(same) > 1:
            return "several"
        person = self.people[registration_id]
        if person.country in countries:
            return "country"
        return "organisation" if person.organisation in organisations else "only-one"

    def _with_name_of(self, row: Row) -> tuple[list[Hashable], frozenset[str], frozenset[str]]:
        """The registrations that *row* may be by its name, and the countries and organisations that it tells."""
        parts = self._tells(row.name)
        column = country_code(row.country) if row.country else ""
        at = parts.office or (frozenset((column,)) if column else frozenset())
        if (same := self.by_name.get(parts.key)) is not None:
            return self._agreeing(same, at, frozenset()), at, frozenset()
        if parts.bare and (same := self.by_name.get(parts.bare)) is not None:
            at = parts.countries or at
            return self._agreeing(same, at, parts.organisations), at, parts.organisations
        return [], at, frozenset()

    def _agreeing(
        self, same: list[Hashable], countries: frozenset[str], organisations: frozenset[str]
    ) -> list[Hashable]:
        """Of registrations with one name: those that agree with what is told, else those that do not contradict it."""
        people = [self.people[one] for one in same]
        open_ones = [one for one in people if not _contradicts(one, countries, organisations)]
        agreeing = [one for one in open_ones if one.country in countries or one.organisation in organisations]
        return [one.id for one in agreeing or open_ones]

    def suggestions(self, row: Row, verdicts: Verdicts = NOTHING_SAID) -> tuple[tuple[Hashable, str], ...]:
        """Up to five registrations that the row may be, each once, with the strongest reason; those of the country told
        before others for the same reason. None that a person said it is not.
        """
        reasons: dict[Hashable, str] = {}
        for owner, reason in self._resembling(row):
            if owner not in reasons and verdicts.get(owner, True):
                reasons[owner] = reason
        parts = self._tells(row.name)
        at = parts.office or parts.countries or {country_code(row.country)}
        order = {reason: place for place, reason in enumerate(SUGGESTED_BECAUSE)}
        ranked = sorted(reasons.items(), key=lambda one: (order[one[1]], self.people[one[0]].country not in at))
        return tuple(ranked[:MAX_SUGGESTIONS])

    def _resembling(self, row: Row) -> Iterable[tuple[Hashable, str]]:
        key = self._key_of(row)
        yield from self._same(row, key)
        yield from self._owners(self._resemblance.of(key), "similar-name")

    def _key_of(self, row: Row) -> str:
        parts = self._tells(row.name)
        return parts.bare or parts.key

    def _same(self, row: Row, key: str) -> Iterable[tuple[Hashable, str]]:
        """Who has the same name, words or address but for what tells nobody apart."""
        parts = self._tells(row.name)
        yield from self._owners([parts.key, parts.bare], "same-name")
        yield from self._owners(self._by_words.get(_words(key), []), "same-words")
        if marked := _MARKED.search(row.name):
            yield from self._owners([name_key(marked[1]), name_key(row.name[: marked.start()])], "original-name")
        local_part = row.email.strip().casefold().partition("@")[0]
        yield from ((owner, "same-local-part") for owner in self._by_local_part.get(local_part, []))

    def is_like_somebody(self, row: Row, verdicts: Verdicts = NOTHING_SAID) -> bool:
        """Whether anybody is suggested for *row*; sooner than to find out who."""
        if not any(is_theirs is False for is_theirs in verdicts.values()):
            key = self._key_of(row)
            return any(True for _one in self._same(row, key)) or self._resemblance.has(key)
        return bool(self.suggestions(row, verdicts))

    def _tells(self, name: str) -> NameParts:
        if name not in self._told:
            self._told[name] = parts_of_name(name, self._organisations)
        return self._told[name]

    @cached_property
    def _by_words(self) -> Mapping[tuple[str, ...], list[str]]:
        keys: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for name in self.by_name:
            keys[_words(name)].append(name)
        return keys

    @cached_property
    def _by_local_part(self) -> Mapping[str, list[Hashable]]:
        owners: defaultdict[str, list[Hashable]] = defaultdict(list)
        for email, owner in self.by_email.items():
            owners[email.partition("@")[0]].append(owner)
        return owners

    def _owners(self, names: Iterable[str], reason: str) -> Iterable[tuple[Hashable, str]]:
        for name in names:
            yield from ((owner, reason) for owner in self.by_name.get(name, []))


def _called(organisations: Iterable[str]) -> Organisations:
    called: defaultdict[str, set[str]] = defaultdict(set)
    for organisation in filter(None, organisations):
        for word in words_for(organisation):
            called[word].add(organisation)
    return {word: frozenset(keys) for word, keys in called.items()}


def _contradicts(person: Registrant, countries: frozenset[str], organisations: frozenset[str]) -> bool:
    """Whether *person* is registered from elsewhere; what is not known contradicts nothing."""
    elsewhere = bool(person.country and countries) and person.country not in countries
    at_another = bool(person.organisation and organisations) and person.organisation not in organisations
    return elsewhere or at_another


def _words(name: str) -> tuple[str, ...]:
    return tuple(sorted(name.split()))
