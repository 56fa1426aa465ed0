"""How far a country came, as knots: `{% load practice %}`."""

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from tinkuy.design.figures.practice_knot import practice_knot
from tinkuy.design.figures.two_voices import tied_voices
from tinkuy.people.countries import country_after
from tinkuy.planning.hours import day_with_year, month_written
from tinkuy.practice.figures import cells
from tinkuy.practice.figures.rates import Rate
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.verification.models import Verification
from tinkuy.practice.verification.queries import verifier_name
from tinkuy.practice.verification.rules import carries_the_mark

register = template.Library()


@register.simple_tag
def turns(state: str, is_verified: bool = False) -> SafeString:
    """The knot of a response's *state*; decorative: its word stands beside it. Not communicated: an open ring.

    A second loop around it where somebody else verified it.
    """
    drawn = "no_response" if state in ("", ResponseState.NO_ANSWER) else str(state)
    return practice_knot(drawn, is_verified=is_verified)


@register.filter
def state_word(state: str) -> str:
    """The word of a response's state, in the reader's language."""
    return str(ResponseState(state).label)


@register.filter
def full_day(day: date) -> str:
    """«16 de julio de 2020», as the reader's language writes it."""
    return day_with_year(day)


@register.filter
def month_with_year(day: date) -> str:
    """«julio de 2020»."""
    return month_written(day)


@register.simple_tag
def voices_tie(gap: str) -> SafeString:
    """How far two voices stand apart on a point, as two cords."""
    return tied_voices(str(gap))


@register.simple_tag
def grade_chip(grade: str, word: str) -> SafeString:
    """A grade of a point: filled where it is met, dashed where nothing was said or could be verified."""
    look = {"met": " decided", "not_reported": " pending", "no_evidence": " pending"}.get(str(grade), "")
    return format_html('<span class="chip{}">{}</span>', look, word)


@register.filter
def has_mark(verification: Verification) -> bool:
    """Whether it makes its practice a verified one."""
    return carries_the_mark(verification)


register.filter(verifier_name)


@register.filter
def verifier_in_sentence(verification: Verification) -> str:
    """The same within a sentence: a country with the article that its language asks for."""
    return country_after("the", verification.country) if verification.country else verifier_name(verification)


@register.simple_tag
def rate_cell(rate: Rate, head: object = "") -> SafeString:
    """A figure as a cell of a table, which is called *head* where the table is narrow."""
    return cells.rate_cell(rate, str(head))
