"""The boxes of a facet. A page of the catalogue has some seventy, so they are written at once."""

from collections.abc import Iterable

from django import template
from django.utils.formats import localize
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from tinkuy.design.components import kind_tag
from tinkuy.hub.catalogue.options import Facet, Option

register = template.Library()

BOX = (
    '<label class="facet"><input type="checkbox" name="{}" value="{}"{}><span>{}</span>'
    '<span class="num">{}</span></label>'
)
CHECKED = " checked"


@register.simple_tag
def facet_boxes(facet: Facet, options: Iterable[Option]) -> SafeString:
    """One box for each of *options*, with how many hits it would show."""
    boxes = (
        (facet.name, one.value, CHECKED if one.is_chosen else "", _label(facet, one), localize(one.count))
        for one in options
    )
    return format_html_join("", BOX, boxes)


def _label(facet: Facet, option: Option) -> str:
    return kind_tag(option.value) if facet.name == "kind" else option.label
