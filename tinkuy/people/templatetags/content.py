"""Content of the database in the reader's language, and countries by name."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from babel.dates import format_date
from django import template
from django.template import Context
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from tinkuy.core import text
from tinkuy.core.languages import locale_of
from tinkuy.design.templatetags.design import whole_codes
from tinkuy.people.countries import country_after, country_name, country_of as name_after_of

register = template.Library()


@register.filter
def in_language(texts: Mapping[str, str] | None) -> str:
    """The text in the reader's language, else in Spanish, else in any."""
    return text.in_language(texts, get_language() or "es")


@register.simple_tag(takes_context=True)
def content(context: Context, texts: Mapping[str, str] | None) -> SafeString | str:
    """The text in the reader's language, for HTML; in another language it is marked with `lang`."""
    reader = get_language() or "es"
    main = str(context.get("main_language", "es"))
    language = text.displayed_language(texts, reader, main)
    words = whole_codes(text.in_language(texts, reader, main))
    return words if language == reader else format_html('<span lang="{}">{}</span>', language, words)


@register.simple_tag
def lang(code: str | None) -> SafeString | str:
    """`<p{% lang quote.language %}>`: the language of words that are not in the page's, for who hears it read."""
    return format_html(' lang="{}"', code) if code and code != get_language() else ""


@register.simple_tag
def written(words: Any, code: str | None) -> SafeString | str:
    """Words of the language *code* where they have no element of their own."""
    return format_html('<span lang="{}">{}</span>', code, words) if code and code != get_language() else str(words)


@register.filter
def country(code: Any) -> str:
    """The country's name in the reader's language."""
    return country_name(str(code)) if code else ""


@register.filter
def of_country(code: Any) -> str:
    """«of Peru», as the reader's language says it: «do Peru»."""
    return name_after_of(str(code)) if code else ""


@register.filter
def the_country(code: Any) -> str:
    """«Peru» as a subject or an object, as the reader's language says it: «o Peru»; `capfirst` where it begins."""
    return country_after("the", str(code)) if code else ""


@register.filter
def moment(at: datetime) -> str:
    """«25 de noviembre de 2026, 14:03», in UTC."""
    return f"{format_date(at, 'long', locale_of())}, {at:%H:%M}"
