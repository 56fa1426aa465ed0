"""Clocks, bounds of letters and the stacked bar of the console: `{% load console %}`."""

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tinkuy.dialogue.polls.queries import PollView
from tinkuy.dialogue.questions.rules import LONGEST_ANSWER, LONGEST_QUESTION, LONGEST_REASON

register = template.Library()

TONES = 4

LONGEST = {"answer": LONGEST_ANSWER, "question": LONGEST_QUESTION, "reason": LONGEST_REASON}


@register.filter
def clock(seconds: int) -> str:
    """Time that has passed: `3134` → «0:52:14»."""
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


@register.filter
def timer(seconds: int) -> str:
    """Time that is left, or by how much it is over: `1366` → «22:46», `-65` → «1:05»."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{minutes}:{rest:02}"


@register.simple_tag
def longest(words: str) -> int:
    """How many letters the moderation may write: `{% longest "reason" %}`."""
    return LONGEST[words]


@register.simple_tag
def stacked_bar(poll: PollView) -> SafeString:
    """One bar, a piece for each option as wide as its share; the list beside it says the numbers."""
    pieces, start = [], 0.0
    for place, choice in enumerate(poll.choices):
        width = 100 * (choice.share or 0)
        pieces.append((place % TONES + 1, f"{start:.2f}", f"{max(0.0, width - 0.5):.2f}"))
        start += width
    drawn = format_html_join("", '<rect class="tone-{}" x="{}" width="{}" height="10"></rect>', pieces)
    box = 'class="stacked-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"'
    return format_html("<svg {}>{}</svg>", SafeString(box), drawn)
