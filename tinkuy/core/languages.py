"""The languages of the site, by their codes, and how each writes. Without models, so that a reader of files may be
started in a moment.
"""

from functools import cache

from babel import Locale
from django.conf import settings
from django.utils.translation import get_language

CODES = ("es", "pt-br", "en")

BY_TWO_LETTERS = {code[:2]: code for code in CODES}
"""The code of the site for the language as the world writes it: `pt` is `pt-br` here."""


def reader_language() -> str:
    """The code of the language in which the page, mail or file of now is written."""
    return get_language() or settings.LANGUAGE_CODE


def locale_of(language: str | None = None) -> Locale:
    """How *language* (the reader's by default) writes days, numbers, lists and the names of places: CLDR's locale."""
    return _locale(language or reader_language())


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"), sep="_")
