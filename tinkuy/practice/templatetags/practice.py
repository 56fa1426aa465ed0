"""How far a country came, as knots: `{% load practice %}`."""

from datetime import date

from django import template
from django.utils.safestring import SafeString

from tinkuy.design.figures.practice_knot import practice_knot
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.responses.models import ResponseState

register = template.Library()


@register.simple_tag
def turns(state: str) -> SafeString:
    """The knot of a response's *state*; decorative: its word stands beside it. Not communicated: an open ring."""
    drawn = "no_response" if state in ("", ResponseState.NO_ANSWER) else str(state)
    return practice_knot(drawn)


@register.filter
def state_word(state: str) -> str:
    """The word of a response's state, in the reader's language."""
    return str(ResponseState(state).label)


@register.filter
def full_day(day: date) -> str:
    """«16 de julio de 2020», as the reader's language writes it."""
    return day_with_year(day)
