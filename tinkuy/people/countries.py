"""The countries that may be invited: code, name in each language, zone and the city whose hour is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.languages import get_official_languages
from django.utils.translation import get_language, pgettext

from tinkuy.core.languages import listed, locale_of, reader_language
from tinkuy.core.yaml_files import yaml_values


@dataclass(frozen=True)
class Country:
    """`code` is ISO 3166-1 alpha-2, `zone` an IANA zone; `region` is "south" for South America, else "north".

    `tile` is the column and row of its square on the map of countries, where it has one.
    """

    code: str
    region: str
    zone: str
    cities: tuple[tuple[str, str], ...]
    article_pt: str = ""
    tile: tuple[int, int] | None = None

    @property
    def name(self) -> str:
        return country_name(self.code)

    @property
    def city(self) -> str:
        cities = dict(self.cities)
        return cities.get((get_language() or "es")[:2], cities["es"])


@cache
def countries() -> dict[str, Country]:
    """All countries by code."""
    rows = yaml_values(files("tinkuy.people").joinpath("countries.yaml").read_text(encoding="utf-8"))
    return {code: _country(code, row) for code, row in rows.items()}


def _country(code: str, row: dict[str, Any]) -> Country:
    cities = {"es": row["city"]} | {key[5:]: city for key, city in row.items() if key.startswith("city_")}
    column_and_row = tuple(row["tile"]) if "tile" in row else None
    return Country(code, row["region"], row["zone"], tuple(cities.items()), row.get("article_pt", ""), column_and_row)


def country_name(code: str, language: str | None = None) -> str:
    """The name of the country in *language* (the active one by default), as CLDR has it; unknown codes stay codes."""
    return _name(code, language or reader_language())


@lru_cache(maxsize=2_000)
def _name(code: str, language: str) -> str:
    """A page names each of its countries tens of times."""
    return str(locale_of(language).territories.get(code.upper(), code))


CONTRACTED = {
    "of": {"o": "do", "a": "da"},
    "in": {"o": "no", "a": "na"},
    "to": {"o": "ao", "a": "à"},
    "for": {"o": "pelo", "a": "pela"},
    "the": {"o": "o", "a": "a"},
}
"""What Portuguese makes of a preposition and the article of a country."""


def official_languages(code: str) -> str:
    """«Español, quechua»: a country's languages as CLDR knows them, in the reader's; empty where it knows none."""
    named = locale_of().languages
    words = ", ".join(named[one] for one in get_official_languages(code, de_facto=True) if one in named)
    return words[:1].upper() + words[1:]


def country_after(preposition: str, code: str) -> str:
    """«of Peru» as the active language says it, which in Portuguese draws the article in: «do Peru», «de Cuba».

    *preposition* is a key of `CONTRACTED`; after "the" the country is the subject: «o Peru», «Cuba».
    """
    country = countries().get(code)
    article = country.article_pt if country and (get_language() or "").startswith("pt") else ""
    name = country_name(code)
    return f"{CONTRACTED[preposition][article]} {name}" if article else _before_a_name(preposition) % {"name": name}


def countries_of(codes: Iterable[str]) -> str:
    """«of Argentina and Peru», in the order of their names; in Portuguese «da Argentina, de Cuba e do Peru»."""
    in_order = sorted(codes, key=country_name)
    if (get_language() or "").startswith("pt"):
        return listed(country_of(code) for code in in_order)
    return of(listed(country_name(code) for code in in_order))


def country_of(code: str) -> str:
    return country_after("of", code)


def country_forms(code: str) -> dict[str, str]:
    """All that a sentence may say of a country: `country` by its name, `of_country`, `in_country` and so on."""
    forms = {f"{preposition}_country": country_after(preposition, code) for preposition in CONTRACTED}
    return {"country": country_name(code), **forms}


def of(name: str) -> str:
    """A name that draws no article in."""
    return _before_a_name("of") % {"name": name}


def _before_a_name(preposition: str) -> str:
    if preposition == "the":
        return "%(name)s"
    return {
        "of": pgettext("before a name", "of %(name)s"),
        "in": pgettext("before a name", "in %(name)s"),
        "to": pgettext("before a name", "to %(name)s"),
        "for": pgettext("before a name", "for %(name)s"),
    }[preposition]


def zone_of(code: str, otherwise: str) -> str:
    """The clock of a country; *otherwise* where we know none."""
    country = countries().get(code)
    return country.zone if country else otherwise


def country_choices() -> list[tuple[str, str]]:
    """Code and name of each country, by name in the active language."""
    return list(_choices_in(locale_of()))


@cache
def _choices_in(locale: Locale) -> tuple[tuple[str, str], ...]:
    names = ((code, str(locale.territories.get(code, code))) for code in countries())
    return tuple(sorted(names, key=lambda choice: choice[1]))
