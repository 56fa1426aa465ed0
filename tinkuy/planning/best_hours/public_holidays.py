"""Public holidays of the countries that may be invited: which day is one, and how it is called.

The `holidays` library knows them by country and year. A name is given in the reader's language where the library has
it, else in a language of the country; `language` says which, for the `lang` attribute.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays

LOCALES = {"es": "es", "pt-br": "pt_BR", "en": "en_US"}
"""The library's name for each language of the pages."""

OWN = {"BR": "pt_BR", "GY": "en_GY", "SR": "nl"}
"""In which language a country's names are, where no language of the pages has them; Spanish for the others."""


@dataclass(frozen=True)
class Holiday:
    """`language` is a language tag."""

    name: str
    language: str


def holiday_on(day: date, country: str, language: str) -> Holiday | None:
    """The public holiday of *country* (ISO 3166-1 alpha-2) on *day*, named in *language* where that can be."""
    return holidays_of(country, day.year, language).get(day)


@cache
def holidays_of(country: str, year: int, language: str) -> Mapping[date, Holiday]:
    """All of a year; none for a country that the library does not know."""
    locale = _locale(country, language)
    if locale is None:
        return {}
    tag = locale.split("_")[0] if locale != "pt_BR" else "pt-BR"
    names_by_day = holidays.country_holidays(country, years=year, language=locale)
    return {day: Holiday(name, tag) for day, name in names_by_day.items() if day.year == year}


@cache
def _locale(country: str, language: str) -> str | None:
    if country not in holidays.list_supported_countries():
        return None
    locales = holidays.list_localized_countries().get(country, [])
    wanted = LOCALES.get(language, "es")
    return wanted if wanted in locales else OWN.get(country, "es")
