"""Pieces that several rules say: countries, sessions and days, as the reader's language writes and lists them."""

from collections.abc import Iterable
from datetime import date

from babel.dates import format_date
from django.utils.translation import pgettext

from tinkuy.core.languages import locale_of
from tinkuy.core.text import listed as listed
from tinkuy.people.countries import country_name
from tinkuy.planning.hours import day_with_year


def countries_listed(codes: Iterable[str]) -> str:
    """The countries by name, in the order of their names."""
    return listed(sorted(country_name(code) for code in codes))


def places_listed(places: Iterable[int]) -> str:
    """The numbers of sessions: «2, 3 y 5»."""
    return listed(str(place) for place in sorted(places))


def language_name(code: str) -> str:
    """The name of a language in the reader's: «portugués»."""
    return str(locale_of().languages[code])


def day_written(day: date, today: date) -> str:
    """«15 de octubre», with the year where it is another than today's."""
    if day.year != today.year:
        return day_with_year(day)
    return str(format_date(day, format=pgettext("day of this year, CLDR pattern", "d MMMM"), locale=locale_of()))
