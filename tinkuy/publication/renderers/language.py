"""A sheet speaks its own language, whatever the reader's: words, dates and numbers of a rendering follow the sheet."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from babel import Locale
from babel.dates import format_date, format_skeleton
from django.utils import translation

from tinkuy.core import languages

MAIN = "es"


def working_language(code: str) -> str:
    """*code* if it is one of the working languages, else Spanish."""
    return code if code in languages.CODES else MAIN


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Within it, translated words are those of the sheet's language."""
    with translation.override(working_language(code)):
        yield


def locale_of(code: str) -> Locale:
    return Locale.parse(working_language(code).replace("-", "_"), sep="_")


def day(iso: str) -> date | None:
    """The calendar day of an ISO text, if it is one."""
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def long_date(iso: str, language: str) -> str:
    """«28 de agosto de 2020»; what is no date stays as it is."""
    parsed = day(iso)
    return format_date(parsed, "long", locale=locale_of(language)) if parsed else iso


def short_date(iso: str, language: str) -> str:
    """«4 jun»; what is no date stays as it is."""
    parsed = day(iso)
    return format_skeleton("MMMd", parsed, locale=locale_of(language)).replace(".", "") if parsed else iso
