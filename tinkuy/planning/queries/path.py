"""The path of a cycle: each webinar with what it builds on, picks up and leaves open."""

from dataclasses import dataclass, field

from tinkuy.planning import rules
from tinkuy.planning.models import Cycle, Hook, HookState, Segment, Webinar, WebinarState
from tinkuy.planning.models.hook import HookTarget


@dataclass
class PathStep:
    """A webinar at its place; hooks by number, segments in order."""

    webinar: Webinar
    builds_on: list[Webinar]
    segments: list[Segment]
    picks_up: list[Hook] = field(default_factory=list)
    leaves: list[Hook] = field(default_factory=list)
    is_last: bool = False

    @property
    def agenda_minutes(self) -> int:
        return sum(segment.minutes for segment in self.segments)

    @property
    def took_place(self) -> bool:
        return rules.took_place(self.webinar)

    @property
    def lacks_hook(self) -> bool:
        """Held, not the last, and nothing left open for later: nothing brings people back (invariant 4)."""
        return self.webinar.is_held and not self.is_last and not self.leaves


def path_of(cycle: Cycle) -> list[PathStep]:
    """All webinars in order, in six queries however many there are."""
    webinars = Webinar.objects.select_related("cycle").prefetch_related("builds_on", "segments", "themes__theme")
    steps = {webinar.pk: _step(webinar) for webinar in webinars}
    for hook in Hook.objects.select_related("origin", "target", "former_target", "responsible"):
        steps[hook.origin_id].leaves.append(hook)
        if hook.target_id is not None:
            steps[hook.target_id].picks_up.append(hook)
    path = list(steps.values())
    held_last = [step for step in path if step.webinar.state != WebinarState.CANCELLED]
    if held_last:
        held_last[-1].is_last = True
    return path


def webinar_step(cycle: Cycle, ordinal: int) -> tuple[PathStep, PathStep | None, PathStep | None] | None:
    """The step at *ordinal* with the one before and the one after it, or None where there is none."""
    path = path_of(cycle)
    place = next((place for place, step in enumerate(path) if step.webinar.ordinal == ordinal), None)
    if place is None:
        return None
    before = path[place - 1] if place else None
    after = path[place + 1] if place + 1 < len(path) else None
    return path[place], before, after


def steps_without_hooks(path: list[PathStep]) -> list[PathStep]:
    return [step for step in path if step.lacks_hook]


def next_webinar(path: list[PathStep]) -> Webinar | None:
    """The first webinar that is still to come, by its order; one that is live now comes first."""
    off = (WebinarState.CANCELLED, WebinarState.POSTPONED, WebinarState.DRAFT)
    return next((s.webinar for s in path if not s.webinar.is_held and s.webinar.state not in off), None)


def loose_hooks(path: list[PathStep]) -> list[Hook]:
    """Planted for a webinar that was held without picking them up (invariant 4)."""
    return [
        hook
        for step in path
        for hook in step.leaves
        if hook.state == HookState.PLANTED
        and hook.target_kind == HookTarget.WEBINAR
        and hook.target is not None
        and hook.target.is_held
    ]


def _step(webinar: Webinar) -> PathStep:
    earlier = sorted(webinar.builds_on.all(), key=lambda other: other.ordinal)
    return PathStep(webinar, earlier, sorted(webinar.segments.all(), key=lambda part: part.ordinal))
