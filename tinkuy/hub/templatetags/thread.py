"""The upright cord beside the list of a thread's steps, and days as the list says them."""

from collections.abc import Sequence
from datetime import date

from django import template
from django.utils.safestring import SafeString

from tinkuy.design.figures.thread.upright import bend, upright_mark
from tinkuy.hub.recommendation_page.facts import Facts
from tinkuy.hub.recommendation_page.step import Step
from tinkuy.planning.hours import day_with_year
from tinkuy.publication.renderers.html import kind_counts

register = template.Library()


@register.filter
def written_day(day: date) -> str:
    return day_with_year(day)


@register.simple_tag
def thread_bend(step: Step, steps: Sequence[Step], place: int) -> SafeString:
    """From a step to the next one: it bends further the more days passed."""
    return bend(step.days, is_done=steps[place + 1].is_done)


@register.simple_tag
def thread_mark(step: Step, facts: Facts) -> SafeString:
    branches = len(step.codes) - 1 if step.name == "adopted" else 0
    return upright_mark(step.mark, is_done=step.is_done, stripes=kind_counts(facts.content), branches=branches)
