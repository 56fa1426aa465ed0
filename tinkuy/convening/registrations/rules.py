"""Who may register and when, and until when registrations are kept (see `SECURITY.md`)."""

from collections.abc import Sequence
from datetime import date, timedelta

from tinkuy.planning.cycles.models.cycle import LONGEST_KEPT, Cycle, CycleState
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.rules import READY, close_of

KEPT_UNCONFIRMED = timedelta(days=7)


OPEN_STATES = (CycleState.CONVENING, CycleState.RUNNING)

DOOR_OPENS = timedelta(minutes=30)
"""Before a session begins."""


def takes_registrations(cycle: Cycle) -> bool:
    return cycle.state in OPEN_STATES


def may_be_joined(webinar: Webinar) -> bool:
    """Whether one may still register for it: it has a day, and it is not over."""
    return webinar.state in READY and webinar.ends_at > webinar.cycle.now()


def is_door_open(webinar: Webinar) -> bool:
    """Whether the live page may be entered: it is live, or begins within half an hour."""
    is_near = may_be_joined(webinar) and webinar.starts_at - DOOR_OPENS <= webinar.cycle.now()
    return webinar.state == WebinarState.LIVE or is_near


def registration_erased_on(cycle: Cycle, webinars: Sequence[Webinar] | None = None) -> date:
    """Name, e-mail and language go some days after the close, 30 at most: the same day for everybody.

    *webinars* are all of the cycle, as for `close_of`.
    """
    return (close_of(cycle, webinars) or cycle.today()) + retention_after_close(cycle)


def retention_after_close(cycle: Cycle) -> timedelta:
    """How long *cycle* keeps who took part: never longer than the longest, whatever was written."""
    return timedelta(days=min(cycle.keeps_days, LONGEST_KEPT))
