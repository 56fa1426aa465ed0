"""The languages of the site, by their codes, and how each writes. Without models, so that a reader of files may be
started in a moment.
"""

from collections.abc import Iterable
from functools import cache

from babel import Locale
from babel.lists import format_list
from django.conf import settings
from django.conf.locale import LANG_INFO
from django.utils.translation import get_language, get_language_info

CODES = ("es", "pt-br", "en")

LANG_INFO["pt-br"] = LANG_INFO["pt-br"] | {"name": LANG_INFO["pt"]["name"], "name_local": LANG_INFO["pt"]["name_local"]}
"""Pages and lists name it «Português»: no language of the site is named by its country."""

BY_TWO_LETTERS = {code[:2]: code for code in CODES}
"""The code of the site for the language as the world writes it: `pt` is `pt-br` here."""


def reader_language() -> str:
    """The code of the language in which the page, mail or file of now is written."""
    return get_language() or settings.LANGUAGE_CODE


def names_in_sentence(codes: Iterable[str]) -> list[str]:
    """«español», «portugués»: as languages are named inside a sentence in the reader's own, none by its country."""
    names = [str(get_language_info(code.split("-")[0])["name_translated"]) for code in codes]
    return names if get_language() == "en" else [name.lower() for name in names]


def locale_of(language: str | None = None) -> Locale:
    """How *language* (the reader's by default) writes days, numbers, lists and the names of places: CLDR's locale."""
    return _locale(language or reader_language())


def listed(words: Iterable[str]) -> str:
    """«Paraguay, Uruguay y Venezuela», as CLDR joins a list in the reader's language."""
    return format_list(list(words), locale=locale_of())


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language.replace("-", "_"), sep="_")
