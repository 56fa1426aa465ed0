"""The day that it is for a cycle, and what messages to its team say in each reader's language."""

from datetime import date
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from tinkuy.core.text import in_language
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.hours import day_with_year


def typed_for(person: Person, words: str) -> str:
    """*words* that somebody typed, for who has entered here; for others none.

    Any account may start a cycle and make any address part of its team: nobody's words reach strangers in our name.
    """
    return words if person.last_login else ""


def typed_or_hint(words: str, person: Person, cycle: Cycle | NoCycle) -> str:
    """*words*; of a sensitive cycle, or for who has not entered here, that they stand on their page."""
    with translation.override(person.language):
        return (not cycle.is_sensitive and typed_for(person, words)) or gettext("You read it on its page.")


def day_for(day: date, person: Person) -> str:
    """*day* as a message to *person* says it."""
    with translation.override(person.language):
        return day_with_year(day)


def path_for(route: str, cycle: Cycle | NoCycle, person: Person, *places: int) -> str:
    """A page of *cycle*; on a sensitive theme, which its address may tell, the one that leads there."""
    with translation.override(person.language):
        return reverse("desk:home") if cycle.is_sensitive else reverse(route, args=[cycle.slug, *places])


def title_for(cycle: Cycle, language: str) -> str:
    """The title as a message may say it; empty on a sensitive theme, for mail is read."""
    return "" if cycle.is_sensitive else in_language(cycle.title, language, cycle.main_language)


def discreet_path(route: str, cycle: Cycle, language: str, neutral: str = "desk:home") -> str:
    """A page of *cycle*; on a sensitive theme, which its address may tell, the *neutral* one that leads there."""
    with translation.override(language):
        return reverse(neutral) if cycle.is_sensitive else reverse(route, args=[cycle.slug])


def day_of(cycle: Cycle) -> date:
    """The day that it is in the zone of *cycle*."""
    return cycle.now().astimezone(ZoneInfo(cycle.zone)).date()
