"""What a name in a report tells besides the name: an office, a country, an organisation; or that it is a device's.

People write «Nombre Apellido sede Norte», «Perú – Nombre Apellido», «Nombre (ACNUR)» into the field of the name.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

from tinkuy.attendance.reports.countries import country_code, known_countries
from tinkuy.attendance.reports.vocabulary import key_of, words
from tinkuy.core.text import folded
from tinkuy.people.countries import countries

_SEPARATOR = re.compile(r"(\s*[()\[\]|/;,–—]+\s*|\s+-+\s*|\s*-+\s+)")
_SMALL = frozenset(key_of("a al and con da das de del do dos e el en for in la las los o of para por the y").split())
_SHORTEST = 3
_FEWEST_WORDS = 2


@dataclass(frozen=True)
class NameParts:
    """What a name tells. `office` are the countries that the words of an office name.

    `bare` is the name without the countries and organisations that stand beside it, "" where none does; only with it do
    `countries` and `organisations` count, since *Rojas, Santiago* is somebody's name before it is a city.
    """

    key: str
    office: frozenset[str] = frozenset()
    bare: str = ""
    countries: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()


Organisations = Mapping[str, frozenset[str]]
"""The words for organisations (see `words_for`), each with the names of those that it may mean."""


def plain(name: str) -> str:
    """As `folded`, sooner for names without accents."""
    return " ".join(name.casefold().split()) if name.isascii() else folded(name)


def without_office(name: str) -> str:
    """The folded name without the office that people add to it: *Nombre Apellido sede Norte* → `nombre apellido`."""
    return _cut(plain(name))[0]


def _cut(whole: str) -> tuple[str, str]:
    """The folded name, and the words of the office behind it."""
    office = _office().search(whole)
    if not office:
        return whole.strip(" ,;-–—|/(") or whole, ""
    return whole[: office.start()].strip(" ,;-–—|/(") or whole, office[0]


def name_key(name: str) -> str:
    """The name for comparing: folded, without office, *Apellido, Nombre* turned round."""
    return _turned(without_office(name))


def _turned(whole: str) -> str:
    last, comma, first = whole.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else whole


def parts_of_name(name: str, organisations: Organisations) -> NameParts:
    """What *name* tells, the words for *organisations* being those of the registered."""
    rest, office = _cut(plain(name))
    parts = NameParts(_turned(rest), frozenset(_places_in(office)))
    if not _SEPARATOR.search(rest):
        return parts
    pieces = _SEPARATOR.split(rest)
    places = {at: _places()[pieces[at]] for at in range(0, len(pieces), 2) if _is_place(pieces, at)}
    works = {at: organisations[pieces[at]] for at in range(0, len(pieces), 2) if pieces[at] in organisations}
    bare = _turned(_without(pieces, {*places, *works}))
    if (not places and not works) or len(bare.split()) < _FEWEST_WORDS:
        return parts
    return replace(
        parts, bare=bare, countries=frozenset(places.values()), organisations=frozenset().union(*works.values())
    )


def _is_place(pieces: list[str], at: int) -> bool:
    """After a comma a city is not looked for: more people are called Santiago than write it there."""
    is_after_comma = at > 0 and "," in pieces[at - 1]
    return pieces[at] in (known_countries() if is_after_comma else _places())


def _without(pieces: list[str], left_out: set[int]) -> str:
    """The pieces that are no place and no organisation, each with the separator before it."""
    rest = ""
    for at in range(0, len(pieces), 2):
        if pieces[at] and at not in left_out:
            rest += (pieces[at - 1] if rest else "") + pieces[at]
    return rest.strip(" ,;-–—|/()[]")


def country_in_name(name: str, column: str) -> str:
    """The only country that *name* tells, else that of the report's *column*; "" where none is told."""
    parts = parts_of_name(name, {})
    named = parts.office or parts.countries
    return next(iter(named)) if len(named) == 1 else country_code(column) if column else ""


def words_for(organisation: str) -> Iterable[str]:
    """The words by which people call an organisation: its name, what stands in brackets, its initials."""
    whole = plain(organisation)
    yield whole
    yield from (piece for piece in _SEPARATOR.split(whole)[::2] if len(piece) >= _SHORTEST and piece not in _places())
    initials = "".join(word[0] for word in key_of(organisation).split() if word not in _SMALL)
    if len(initials) >= _SHORTEST:
        yield initials


def tells_one_person(name: str) -> bool:
    """Whether *name* can be taken for the same person in another session: two words or more, none of a device."""
    parts = key_of(without_office(name)).split()
    own = [word for word in parts if len(word) > 1 and not word.isdigit()]
    return len(own) >= _FEWEST_WORDS and not _device().search(" ".join(parts)) and "☎" not in name


@cache
def _office() -> re.Pattern[str]:
    offices = "|".join(re.escape(folded(office)) for office in words()["offices"])
    return re.compile(rf"(?<=\S)\s{{0,3}}[(\[|/,;–—-]{{0,3}}\s{{0,3}}\b(?:{offices})\b.*$")


@cache
def _device() -> re.Pattern[str]:
    devices = "|".join(re.escape(key_of(device)) for device in words()["devices"])
    return re.compile(rf"\b(?:{devices})\b")


@cache
def _places() -> Mapping[str, str]:
    """Names of all countries, and the codes and cities of those that may be invited, to the country."""
    own = countries()
    places = {name: code for name, code in known_countries().items() if len(name) > 2 or code in own}
    for code, country in own.items():
        places |= {folded(city): code for _language, city in country.cities}
    return places


def _places_in(text: str) -> Iterable[str]:
    """The countries named in the words of an office: the longest name that begins at each word."""
    parts = key_of(text).split()
    for start in range(len(parts)):
        for end in range(min(len(parts), start + 4), start, -1):
            name = " ".join(parts[start:end])
            if name in _places() and len(name) > 2:
                yield _places()[name]
                break
