"""From an empty hub to its first cycle: what is done, and what comes next. Until then the hub's own pages say it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.people.models import HubRole, Organisation
from tinkuy.planning.cycles.models.cycle import Cycle

from .queries import hub_words


@dataclass(frozen=True)
class FirstStep:
    """One of them, with the route of the page on which it is done."""

    route: str
    words: Promise
    why: Promise
    is_done: bool


def first_steps() -> list[FirstStep]:
    """All of them in their order; none any more once there is a cycle."""
    if Cycle.objects.exists():
        return []
    return [FirstStep(route, words, why, is_done()) for route, words, why, is_done in STEPS]


def _is_named() -> bool:
    words = hub_words()
    return words is not None and bool(words.name)


def _is_shared() -> bool:
    """Whether somebody else holds a role over the hub."""
    return HubRole.objects.values("person").distinct().count() > 1


STEPS: tuple[tuple[str, Promise, Promise, Callable[[], bool]], ...] = (
    (
        "planning:hub_words",
        _("Write the name of the hub and its region"),
        _("They stand on the public pages and in the mails."),
        _is_named,
    ),
    (
        "planning:hub_team",
        _("Give somebody else a role over the hub"),
        _("So that it does not rest on one person. Hub editors publish the sheets."),
        _is_shared,
    ),
    (
        "planning:institutions",
        _("Add the institutions that you know today"),
        _("It can wait: any form that asks for one makes it."),
        Organisation.objects.exists,
    ),
    (
        "planning:new_cycle",
        _("Start a cycle"),
        _("Whoever starts it coordinates it, and invites its team from its page."),
        Cycle.objects.exists,
    ),
)
