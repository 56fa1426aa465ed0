"""Clocks, bounds of letters, bars and cords of a live session: `{% load dialogue %}`."""

from datetime import date
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from tinkuy.dialogue.floor.queries import Position
from tinkuy.dialogue.notes.models import Note
from tinkuy.dialogue.polls.queries import PollView
from tinkuy.dialogue.promised_answers.queries import answerer_choices
from tinkuy.dialogue.questions.answer_promises import AnswerPromise, answer_promise
from tinkuy.dialogue.questions.models import Question
from tinkuy.dialogue.questions.rules import LONGEST_ANSWER, LONGEST_QUESTION, LONGEST_REASON, answers_read_until
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import team_person
from tinkuy.planning.rules import names_country

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


@register.simple_tag
def promise_of(question: Question) -> AnswerPromise | None:
    """Who promised a written answer and by when, as the room may read it: `{% promise_of row as promise %}`."""
    return answer_promise(question)


@register.filter
def read_until(cycle: Cycle) -> date | None:
    """Until when whoever asked can read an answer on their page; nothing where that has no end."""
    return answers_read_until(cycle)


@register.simple_tag
def promise_to_team(question: Question) -> AnswerPromise | None:
    """The same as the team may read it."""
    return answer_promise(question, for_team=True)


@register.simple_tag(takes_context=True)
def possible_answerers(context: dict[str, Any], webinar: Webinar) -> list[tuple[str, str]]:
    """Who may promise an answer, as a list to choose from: `{% possible_answerers webinar as answerers %}`."""
    return answerer_choices(webinar, team_person(context["request"]))
