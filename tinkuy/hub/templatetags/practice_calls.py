"""How the pages of calls for practices say languages, licences, paragraphs and days."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from babel import Locale
from django import template
from django.conf import settings
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from tinkuy.core.languages import listed, locale_of
from tinkuy.core.text import displayed_language, in_language
from tinkuy.planning.hours import local_day
from tinkuy.planning.templatetags.moments import date_written
from tinkuy.publication.content.licences import OFFERED_LICENCES

register = template.Library()


@register.filter
def names_of_languages(codes: Iterable[str]) -> str:
    """«español y portugués», as CLDR calls them."""
    names = Locale.parse(locale_of()).languages
    return listed([str(names[code[:2]]) for code in codes])


@register.filter
def licence_name(code: str) -> str:
    return dict(OFFERED_LICENCES).get(code, code)


@register.filter
def day_of_line(moment: str) -> str:
    """The day of a line of a conversation, by the hub's clock."""
    return date_written(local_day(datetime.fromisoformat(moment), settings.HUB_ZONE))


@register.simple_tag
def in_paragraphs(texts: Mapping[str, str]) -> SafeString:
    """Words of several paragraphs in the reader's language, marked where it is another one."""
    language = get_language() or "es"
    lines = in_language(dict(texts), language).replace("\r\n", "\n").split("\n\n")
    own = displayed_language(dict(texts), language)
    return format_html_join(
        "\n", '<p lang="{}" class="preserved-lines">{}</p>', ((own, line) for line in lines if line.strip())
    )
