"""A step of a thread as the list and the figure say it, and how countries and days are called in it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import ngettext

from tinkuy.core.text import listed
from tinkuy.hub.recommendation_page.facts import Facts
from tinkuy.people.countries import country_after, country_name
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import day_with_year, local_day, short_day

UNFOLDED = frozenset({"answered", "answers", "done"})


@dataclass(frozen=True)
class Step:
    """A step as the list and the figure say it. *details* go to the part of the page that opens."""

    name: str
    mark: str
    label: tuple[str, str]
    heading: str
    on: date | None = None
    words: str = ""
    summary: str = ""
    details: dict[str, Any] = field(default_factory=dict)
    codes: Sequence[str] = ()
    is_large: bool = False
    is_done: bool = True
    is_public: bool = True
    is_question: bool = False
    days: int | None = None

    @property
    def is_unfolded(self) -> bool:
        """Whoever reads the page sees the quotes, each country's answer and the actions with their proof at once."""
        return self.name in UNFOLDED

    @property
    def day(self) -> str:
        return day_with_year(self.on) if self.on else ""

    @property
    def short_day(self) -> str:
        return short_day(self.on) if self.on else ""

    @property
    def days_words(self) -> str:
        return days_written(self.days) if self.days else ""


def days_written(days: int) -> str:
    return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}


def day_of(facts: Facts, webinar: Webinar) -> date:
    return local_day(webinar.starts_at, facts.cycle.zone)


def capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]


def the(code: str) -> str:
    """The country as the subject of a sentence."""
    return capitalised(country_after("the", code))


def named(codes: Sequence[str]) -> str:
    return capitalised(listed(country_after("the", code) for code in sorted(codes, key=country_name)))
