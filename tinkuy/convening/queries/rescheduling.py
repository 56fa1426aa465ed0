"""What the pages show before a session or a cycle changes: how many are told, and the words they read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import translation

from tinkuy.convening.changes import Change, cycle_values, session_values
from tinkuy.convening.figures.small_numbers import K_TEAM, shown
from tinkuy.convening.models import Registration
from tinkuy.convening.rules import registration_kept_until
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.models import Cycle, Webinar
from tinkuy.planning.queries import webinars_in_order

from .told import reachable, registered_for


@dataclass(frozen=True)
class Told:
    """How many are told: `count` is None where the number is small, and would point at somebody."""

    count: int | None


def told_of_session(webinar: Webinar) -> Told:
    return _told(registered_for(webinar))


def told_of_cycle() -> Told:
    return _told(reachable())


def _told(registrations: QuerySet[Registration]) -> Told:
    return Told(shown(registrations.count(), K_TEAM))


def session_sample(webinar: Webinar, change: Change, before: datetime) -> dict[str, Any]:
    """The values of the message in the main language and on the clock of the cycle."""
    cycle = webinar.cycle
    return session_values(webinar, change, before=before, language=cycle.main_language, zone=cycle.zone, path="/…")


def cycle_sample(cycle: Cycle, reason: Mapping[str, str]) -> dict[str, Any]:
    """As `session_sample`, for who had chosen every session to come."""
    ahead = [webinar for webinar in webinars_in_order() if not webinar.is_held and webinar.state != "cancelled"]
    values = cycle_values(cycle, ahead, reason=reason, language=cycle.main_language, zone=cycle.zone)
    until = registration_kept_until(cycle)
    with translation.override(cycle.main_language):
        return values | {"erased_on": day_with_year(until)}
