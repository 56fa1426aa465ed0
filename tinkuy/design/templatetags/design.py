"""The components, for templates: `{% load design %}`. `COMPONENTS.md` shows each with an example."""

import re
from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import pgettext

from tinkuy.core.deeds import new_once_key
from tinkuy.design import components, fields, submitting
from tinkuy.design.figures.bar import bar
from tinkuy.design.figures.faja import faja
from tinkuy.design.figures.practice_knot import practice_knot
from tinkuy.design.figures.score_knot import SCORE_SPRITE, score_knot
from tinkuy.design.figures.sprite import PAGE_SPRITE
from tinkuy.design.kinds import KINDS

register = template.Library()

CODE = re.compile(r"\b([^\W\d_]{2,9}-\d{1,4})\b")
"""Short enough to stand whole in a heading on the narrowest telephone."""

register.simple_tag(components.knot)
register.simple_tag(components.kind_tag)
register.simple_tag(components.avatar)
register.simple_tag(components.icon)
register.simple_tag(components.brand_mark)
register.simple_tag(practice_knot)
register.simple_tag(score_knot)
register.simple_tag(faja)
register.simple_tag(bar)
register.filter(components.initials)
register.simple_tag(fields.form_field)
register.simple_tag(submitting.form_errors)
register.filter(submitting.sentences_of_field)
register.simple_tag(fields.submit)
register.simple_tag(components.stage_cord)
register.simple_tag(components.stage_state)


@register.filter
def percent(share: float | None) -> str:
    """`{{ 0.79|percent }}` → «79 %»; nothing known → «—»."""
    return components.percent(share)


@register.filter
def whole_codes(text: str) -> SafeString:
    """*text*, escaped, in which no line ends within a word and its number: a browser breaks «RE-2» and «COVID-19» at
    the hyphen."""
    pieces = CODE.split(text)
    whole = [format_html('<span class="nowrap">{}</span>', one) if at % 2 else one for at, one in enumerate(pieces)]
    return format_html_join("", "{}", ((one,) for one in whole))


@register.filter
def at_key(values: Mapping[str, str] | None, key: str) -> str:
    """What *values* have under *key*; nothing where there is none."""
    return (values or {}).get(key, "")


@register.simple_tag
def percent_of(part: float | None, whole: float | None) -> str:
    """`{% percent_of 189 238 %}` → «79 %»."""
    return components.percent(part / whole if part is not None and whole else None)


@register.filter
def kind_word(kind: str) -> str:
    """`{{ "risk"|kind_word }}` → «Riesgo»."""
    return str(KINDS[kind].singular)


@register.filter
def kind_words(kind: str) -> str:
    """`{{ "risk"|kind_words }}` → «Riesgos»."""
    return str(KINDS[kind].plural)


@register.filter
def kind_class(kind: str) -> str:
    """`{{ "good_practice"|kind_class }}` → «good-practice», the name in CSS."""
    return KINDS[kind].css


@register.simple_tag
def sprite() -> SafeString:
    """Knots and twist, once per page (the layouts do it)."""
    return PAGE_SPRITE


@register.simple_tag
def score_sprite() -> SafeString:
    """What the page's `score_knot`s are drawn from, once."""
    return SCORE_SPRITE


@register.simple_tag
def icon_address() -> str:
    return components.ICON_ADDRESS


@register.simple_tag
def kind_counts(counts: Mapping[str, int], size: int = 18) -> SafeString:
    """Four knots with their numbers and one sentence for who does not see them."""
    return components.kind_counts(counts, size)


@register.simple_tag
def once_key() -> SafeString:
    """A hidden key that lets the same post be carried out only once."""
    return format_html('<input type="hidden" name="once" value="{}">', new_once_key())


@register.simple_tag
def notice_icon(level: Any) -> SafeString:
    """The sign of a notice: error, warning, info or success."""
    words = {
        "error": pgettext("notice", "Error"),
        "warning": pgettext("notice", "Warning"),
        "success": pgettext("notice", "Done"),
    }
    name = str(level) if str(level) in words else "info"
    return components.icon(name, words.get(name, pgettext("notice", "Notice")))
