"""The one next step of a plan: what would move the cycle on, in the order in which it is needed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tinkuy.planning.models import Cycle, CycleState, Webinar, WebinarState

NEW_WEBINAR = "planning:new_webinar"


@dataclass(frozen=True)
class NextStep:
    """What to do, and the route that leads there (its cycle is the first argument)."""

    words: str | Promise
    route: str
    place: int | None = None


@dataclass(frozen=True)
class Facts:
    """What the next step depends on."""

    webinars: tuple[Webinar, ...]
    without_focal_point: int
    without_agenda: frozenset[int]
    open_hooks: int
    now: datetime


def next_step(cycle: Cycle, facts: Facts) -> NextStep:
    """The step for a cycle in its state; a cycle past its close has none in planning but to be read."""
    state = CycleState(cycle.state)
    if state in (CycleState.IDEA, CycleState.DESIGN):
        return _design_step(facts)
    if state in (CycleState.CONVENING, CycleState.RUNNING):
        return _session_step(state, facts)
    if state == CycleState.CLOSING and facts.open_hooks:
        words = ngettext("Settle %(count)s open thread", "Settle %(count)s open threads", facts.open_hooks)
        return NextStep(words % {"count": facts.open_hooks}, "planning:plan")
    if state == CycleState.CLOSING:
        return NextStep(_("Go on to systematise"), "planning:plan")
    return NextStep(_("See the plan"), "planning:plan")


def _design_step(facts: Facts) -> NextStep:
    if len(facts.webinars) < 2:
        return NextStep(_("Add the second session") if facts.webinars else _("Add the first session"), NEW_WEBINAR)
    if facts.without_focal_point:
        count = facts.without_focal_point
        words = ngettext(
            "Name the focal point of %(count)s country", "Name the focal points of %(count)s countries", count
        )
        return NextStep(words % {"count": count}, "planning:team")
    return NextStep(_("Announce the cycle"), "planning:plan")


def _session_step(state: CycleState, facts: Facts) -> NextStep:
    coming = next(_still_to_come(facts.webinars), None)
    if coming is None:
        return NextStep(_("Close the cycle: no session is left"), "planning:plan")
    if coming.ends_at <= facts.now:
        if state == CycleState.CONVENING:
            return NextStep(_("Say that the cycle is running"), "planning:plan")
        words = str(_("Say how session %(place)s went")) % {"place": coming.ordinal}
        return NextStep(words, "planning:hold", coming.ordinal)
    if coming.pk in facts.without_agenda:
        words = str(_("Write the agenda of session %(place)s")) % {"place": coming.ordinal}
        return NextStep(words, "planning:agenda", coming.ordinal)
    return NextStep(_("See the plan"), "planning:plan")


def _still_to_come(webinars: Iterable[Webinar]) -> Iterator[Webinar]:
    off = (WebinarState.CANCELLED, WebinarState.POSTPONED)
    return (webinar for webinar in webinars if not webinar.is_held and webinar.state not in off)
