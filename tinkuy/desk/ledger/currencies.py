"""Currencies by their code, and amounts as people type them. Nothing is converted: a rate would be an invention."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from babel.numbers import format_decimal, get_currency_name, get_territory_currencies

from tinkuy.core.languages import locale_of

EVERYWHERE = ("USD", "EUR")
OF_DONORS = ("CAD", "CHF", "GBP", "NOK", "SEK", "DKK", "JPY", "AUD")

AMOUNT = re.compile(r"(\d{1,3}(?:([ .,])\d{3})(?:\2\d{3})*|\d+)(?:[.,](\d{1,2}))?")
"""Digits, perhaps in groups of three with one sign between them, and at most two places behind another sign."""


@cache
def of_country(country: str) -> tuple[str, ...]:
    """The codes that are tender there today."""
    return tuple(get_territory_currencies(country)) if country else ()


def offered_currencies(countries: Iterable[str], used: Iterable[str] = ()) -> list[str]:
    """Those of most use first: of everywhere, of the invited *countries*, those *used* already, of usual donors."""
    local = sorted({code for country in countries for code in of_country(country)})
    return list(dict.fromkeys([*EVERYWHERE, *local, *sorted(used), *OF_DONORS]))


def is_currency(code: str) -> bool:
    return len(code) == 3 and code.isascii() and code.isupper() and get_currency_name(code, locale="en") != code


def currency_label(code: str, language: str) -> str:
    """«USD · dólar estadounidense»."""
    return f"{code} · {get_currency_name(code, locale=locale_of(language))}"


def amount_from(typed: str) -> Decimal | None:
    """The number that was typed, with the signs of whichever language: one behind which three digits stand parts
    thousands, one behind which one or two stand parts the cents. None where it cannot be read in one way alone.
    """
    text = typed.strip().replace("\u00a0", " ").replace("\u202f", " ").replace("'", "")
    match = AMOUNT.fullmatch(text)
    if match is None:
        return None
    whole, sign, cents = match.groups()
    if cents is not None and sign in (".", ",") and text[-len(cents) - 1] == sign:
        return None
    return Decimal(re.sub(r"\D", "", whole) + ("." + cents if cents else ""))


def amount_in_words(amount: Decimal, currency: str, language: str) -> str:
    """«1.250,50 USD»: the code and not a sign, since «$» is of nine countries."""
    return f"{format_decimal(amount, '#,##0.00', locale=locale_of(language))}\u00a0{currency}"
