"""The cord of blocks over the room, and the country of what was said: `{% load room %}`."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tinkuy.dialogue.floor.queries import Position
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.questions.models import Question
from tinkuy.people.countries import country_name
from tinkuy.planning.rules import names_country

register = template.Library()

BOX = SafeString('viewBox="0 0 1000 6" preserveAspectRatio="none" aria-hidden="true"')
PIECE = '<rect class="bar-track" x="{0}" width="{1}" height="6"/><rect class="bar-ink" x="{0}" width="{2}" height="6"/>'
STEPS = 40
"""A part fills in so many steps: a figure that changed each second would make each part of the page new."""


@register.simple_tag
def block_cord(position: Position) -> SafeString:
    """One bar for each part of the agenda, as wide as it is long, filled as far as it has passed."""
    whole = sum(block.segment.minutes for block in position.blocks) or 1
    pieces, cuts, start = [], [], 0.0
    for block in position.blocks:
        width = 1000 * block.segment.minutes / whole
        filled = width * round(block.share * STEPS) / STEPS
        pieces.append((f"{start:.0f}", f"{width:.0f}", f"{filled:.0f}"))
        start += width
        cuts.append((f"{start:.0f}",))
    drawn = format_html_join("", PIECE, pieces) + format_html_join("", '<path class="cut" d="M{} 0V6"/>', cuts[:-1])
    return format_html('<svg class="block-cord-bar" {}>{}</svg>', BOX, drawn)


@register.filter
def country_of(thing: Note | Question) -> str:
    """The country that a note or a question may name under its regime; else nothing."""
    return country_name(thing.country) if thing.country and names_country(thing.regime) else ""
