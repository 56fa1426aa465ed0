"""Public holidays by country, in the reader's language where the calendar has it, else in the country's own."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

import holidays

LANGUAGES = {"es": ("es",), "pt-br": ("pt_BR", "es"), "en": ("en_US", "en_GY")}
"""The calendar's languages for each of ours, the best first."""


def holiday_on(day: date, country: str, language: str) -> str:
    """The name of the public holiday that *day* is in *country*, or nothing."""
    return _of_year(country, day.year, language).get(day, "")


@lru_cache(maxsize=512)
def _of_year(country: str, year: int, language: str) -> Mapping[date, str]:
    """All holidays of a year; they are computed, so each country and year is looked up once per process."""
    try:
        own = holidays.country_holidays(country)
        offered = next((code for code in LANGUAGES.get(language, ()) if code in own.supported_languages), None)
        return dict(holidays.country_holidays(country, years=year, language=offered).items())
    except NotImplementedError:  # a country whose calendar nobody wrote yet
        return {}
