"""What the pages show before a session or a cycle changes: how many are told, and the words they read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import translation

from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.convening.session_changes.changes import Change, cycle_values, session_values
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import webinars_in_order
from tinkuy.planning.hours import day_with_year


@dataclass(frozen=True)
class RegisteredCount:
    """How many are registered, of whom each with an address is told: `count` is None where the number is hidden.

    Those without an address are not counted apart: they would be a difference of two numbers that a page shows.
    """

    count: int | None


type CountOfSession = Callable[[Webinar], int | None]
type CountOfCycle = Callable[[Cycle], int | None]

_counts: dict[str, Any] = {}


def count_registered_by(*, of_session: CountOfSession, of_cycle: CountOfCycle) -> None:
    """Register who counts those registered, once, in `AppConfig.ready`.

    A page may hide a number only together with all others from which it follows: whoever shows those counts.
    """
    _counts.update(of_session=of_session, of_cycle=of_cycle)


def registered_count_of_session(webinar: Webinar) -> RegisteredCount:
    """Of *webinar*, which is of the cycle in scope."""
    return RegisteredCount(_counts["of_session"](webinar))


def registered_count_of_cycle(cycle: Cycle) -> RegisteredCount:
    """Of the *cycle* in scope."""
    return RegisteredCount(_counts["of_cycle"](cycle))


def session_sample(webinar: Webinar, change: Change, before: datetime) -> dict[str, Any]:
    """The values of the message in the main language and on the clock of the cycle."""
    cycle = webinar.cycle
    return session_values(webinar, change, before=before, language=cycle.main_language, zone=cycle.zone, path="/…")


def cycle_sample(cycle: Cycle, reason: Mapping[str, str]) -> dict[str, Any]:
    """As `session_sample`, for who had chosen every session to come."""
    ahead = [webinar for webinar in webinars_in_order() if not webinar.is_held and webinar.state != "cancelled"]
    values = cycle_values(cycle, ahead, reason=reason, language=cycle.main_language, zone=cycle.zone)
    until = registration_erased_on(cycle)
    with translation.override(cycle.main_language):
        return values | {"erased_on": day_with_year(until)}
