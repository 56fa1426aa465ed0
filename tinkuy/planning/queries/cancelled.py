"""Threads that hang on a session that will not be held: they wait to be led to another one, or closed."""

from collections.abc import Iterable

from django.db.models import Q

from tinkuy.planning.models import Cycle, Hook, HookState, Webinar, WebinarState


def hooks_of_cancelled(cycle: Cycle) -> list[Hook]:
    """Those of the cycle in scope that are still open and would be left open or picked up in a cancelled session."""
    return _dangling(Webinar.objects.filter(state=WebinarState.CANCELLED))


def hooks_hanging_on(webinar: Webinar) -> list[Hook]:
    """Those that would dangle if *webinar* were cancelled."""
    return _dangling([webinar])


def _dangling(webinars: Iterable[Webinar]) -> list[Hook]:
    """One that was planted before its origin was cancelled does not exist: what was held is never cancelled."""
    left = Q(state=HookState.PLANNED, origin__in=webinars)
    picked_up = Q(state__in=(HookState.PLANNED, HookState.PLANTED), target__in=webinars)
    return list(Hook.objects.filter(left | picked_up).select_related("cycle", "origin", "target").order_by("number"))
