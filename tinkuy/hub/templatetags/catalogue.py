"""What a page of the catalogue has many of: the boxes of a facet, some seventy, written at once; and thirty cards."""

from collections.abc import Iterable
from operator import attrgetter

from django import template
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from tinkuy.core.languages import reader_language
from tinkuy.design.components import kind_tag
from tinkuy.design.remembered import remembered_part
from tinkuy.hub.catalogue.options import Facet, Option
from tinkuy.hub.sheets.catalogue import Card
from tinkuy.publication.search.models import SheetCard

register = template.Library()

BOX = (
    '<label class="facet"><input type="checkbox" name="{}" value="{}"{}><span>{}</span>'
    '<span class="num">{}</span></label>'
)
CHECKED = " checked"
CARD = "hub/parts/sheet_card.html"
SHOWN_BY_ITS_WORDS = {"texts", "title_stems", "body_stems"}
OF_ROW = attrgetter(*(one.attname for one in SheetCard._meta.concrete_fields if one.name not in SHOWN_BY_ITS_WORDS))
"""All that a card may show of its row, besides its words: a field that is added later is among it by itself."""


@register.simple_tag
def facet_boxes(facet: Facet, options: Iterable[Option]) -> SafeString:
    """One box for each of *options*, with how many hits it would show."""
    boxes = (
        (facet.name, one.value, CHECKED if one.is_chosen else "", _label(facet, one), localize(one.count))
        for one in options
    )
    return format_html_join("", BOX, boxes)


@register.simple_tag
def sheet_card(card: Card, brief: bool = False) -> SafeString:
    """A sheet in a list. Without the words of a search it reads alike in each list, until the sheet is another."""
    if card.passage is not None:
        return _sheet_card(card, brief)
    key = (CARD, reader_language(), brief, card.language, card.title, card.summary, *OF_ROW(card.row))
    return remembered_part(key, lambda: _sheet_card(card, brief))


def _sheet_card(card: Card, brief: bool) -> SafeString:
    return render_to_string(CARD, {"card": card, "brief": brief})


def _label(facet: Facet, option: Option) -> str:
    return kind_tag(option.value) if facet.name == "kind" else option.label
