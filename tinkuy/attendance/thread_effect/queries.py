"""The effect of each thread of a cycle, all of them together, how many were picked up, how many a session left."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.figures.figure import Figure, ratio
from tinkuy.attendance.figures.presence import Window, there_at
from tinkuy.attendance.figures.queries.attendance import CycleAttendance, attendance_of
from tinkuy.attendance.figures.queries.intervals import stays_in
from tinkuy.attendance.figures.queries.safe_attendance import room_of, safe_attendance
from tinkuy.hiding import Audience
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState

from .effect import Difference, Pair, difference, is_too_near, pooled, safe_pair

LEFT_OPEN = (HookState.PLANTED, HookState.RESOLVED, HookState.DROPPED)


@dataclass(frozen=True)
class ThreadEffect:
    """One thread; without a `pair` its effect is not told, and `why` says why, in a code of the page."""

    hook: Hook
    next: Webinar | None
    pair: Pair | None = None
    why: str = ""

    @property
    def effect(self) -> Difference | None:
        return difference(self.pair) if self.pair else None


@dataclass(frozen=True)
class ThreadEffects:
    threads: tuple[ThreadEffect, ...]
    resolution: Figure
    per_session: Figure

    @property
    def compared(self) -> list[ThreadEffect]:
        return [thread for thread in self.threads if thread.pair]

    @property
    def pooled(self) -> Difference | None:
        """Of two threads or more: of one it is the same as its own."""
        pairs = [thread.pair for thread in self.threads if thread.pair]
        return pooled(pairs) if len(pairs) > 1 else None


def thread_effects(cycle: Cycle) -> ThreadEffects:
    """The threads of the *cycle* in scope that were left open, by number, in a fixed number of queries."""
    attendance = attendance_of(cycle)
    hooks = list(Hook.objects.filter(cycle=cycle).select_related("origin__cycle").order_by("number"))
    left = [hook for hook in hooks if hook.planted_second is not None and hook.state in LEFT_OPEN]
    planted = [hook for hook in hooks if hook.state in LEFT_OPEN]
    resolved = sum(hook.state == HookState.RESOLVED for hook in planted)
    sessions_held = sum(webinar.is_held for webinar in Webinar.objects.filter(cycle=cycle))
    return ThreadEffects(
        threads=tuple(_effects(attendance, left)),
        resolution=ratio(resolved, len(planted), _("Threads that a session picked up ÷ threads that were left open")),
        per_session=ratio(len(planted), sessions_held, _("Threads that were left open ÷ sessions held")),
    )


def _effects(attendance: CycleAttendance, hooks: list[Hook]) -> list[ThreadEffect]:
    places = {webinar.pk: place for place, webinar in enumerate(attendance.webinars)}
    stays = stays_in({hook.origin_id for hook in hooks if hook.origin_id in places})
    safe_numbers = safe_attendance(attendance)
    readable = [None not in flow for flow in safe_numbers.flows]
    pairs_by_hook: dict[int, list[Pair]] = {}
    effects = []
    for hook in hooks:
        place = places.get(hook.origin_id)
        if place is None or place + 1 >= len(attendance.webinars):
            effects.append(ThreadEffect(hook, None, why="no-report" if place is None else "no-next"))
            continue
        window = Window(*hook.origin.window)
        moment = window.starts_at + timedelta(seconds=hook.planted_second or 0)
        present = there_at(stays.get(hook.origin_id, ()), window, moment)
        pair = (
            safe_pair(present, attendance.sessions[place], attendance.sessions[place + 1], Audience.TEAM)
            if readable[place]
            else None
        )
        earlier_pairs = pairs_by_hook.setdefault(hook.origin_id, [])
        moments = room_of(attendance, safe_numbers, place).counts_at_moments
        if pair is None or is_too_near(pair, earlier_pairs, moments, Audience.TEAM):
            effects.append(ThreadEffect(hook, attendance.webinars[place + 1], why="few"))
            continue
        earlier_pairs.append(pair)
        effects.append(ThreadEffect(hook, attendance.webinars[place + 1], pair))
    return effects
