"""The path of a cycle: each webinar with what it builds on, picks up and leaves open; and one thread by its number."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Q

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState

from .models import Hook, HookState, HookTarget

WEBINARS_OF = CompiledQuery(lambda cycle: Webinar.objects.with_scope(cycle=cycle).order_by("ordinal"))
WHOLE_WEBINARS_OF = CompiledQuery(
    lambda cycle: (
        Webinar.objects.with_scope(cycle=cycle)
        .order_by("ordinal")
        .prefetch_related("themes__theme", "builds_on", "segments")
    )
)
HOOKS_WITH_RESPONSIBLE_OF = CompiledQuery(
    lambda cycle: Hook.objects.with_scope(cycle=cycle).select_related("responsible").order_by("number")
)
HOOKS_OF = CompiledQuery(lambda cycle: Hook.objects.with_scope(cycle=cycle).order_by("number"))
"""Without who sees to each: public pages read them, and those read no row of a person."""


@dataclass
class PathStep:
    """A webinar at its place; hooks by number, segments in order. `carried` is what it takes over of a former cycle."""

    webinar: Webinar
    builds_on: list[Webinar]
    segments: list[Segment]
    picks_up: list[Hook] = field(default_factory=list)
    leaves: list[Hook] = field(default_factory=list)
    carried: Sequence[object] = ()
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
    webinars = WHOLE_WEBINARS_OF.rows(cycle_in_scope())
    hooks = HOOKS_WITH_RESPONSIBLE_OF.rows(cycle_in_scope())
    return _with_hooks([_step(webinar) for webinar in _of_cycle(webinars, cycle)], hooks)


def path_without_agenda(cycle: Cycle) -> list[PathStep]:
    """The same, without the parts and themes of each webinar and what it builds on; two queries."""
    webinars = WEBINARS_OF.rows(cycle_in_scope())
    hooks = HOOKS_OF.rows(cycle_in_scope())
    return _with_hooks([PathStep(webinar, [], []) for webinar in _of_cycle(webinars, cycle)], hooks)


def _of_cycle(webinars: Iterable[Webinar], cycle: Cycle) -> Iterator[Webinar]:
    """Each with *cycle* itself as its cycle."""
    for webinar in webinars:
        webinar.cycle = cycle
        yield webinar


def _with_hooks(path: list[PathStep], hooks: Iterable[Hook]) -> list[PathStep]:
    """Each thread knows the very webinars of the path."""
    steps = {step.webinar.pk: step for step in path}
    for hook in hooks:
        hook.origin = steps[hook.origin_id].webinar
        steps[hook.origin_id].leaves.append(hook)
        if hook.target_id is not None:
            hook.target = steps[hook.target_id].webinar
            steps[hook.target_id].picks_up.append(hook)
        if hook.former_target_id is not None:
            hook.former_target = steps[hook.former_target_id].webinar
    held_last = [step for step in path if step.webinar.state != WebinarState.CANCELLED]
    if held_last:
        held_last[-1].is_last = True
    return path


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


def hooks_of_cancelled(cycle: Cycle) -> list[Hook]:
    """Those of the cycle in scope that are still open and would be left open or picked up in a cancelled session."""
    return _dangling(Webinar.objects.filter(state=WebinarState.CANCELLED))


def dangling_hooks(webinar: Webinar) -> list[Hook]:
    """Those that would dangle if *webinar* were cancelled."""
    return _dangling([webinar])


def _dangling(webinars: Iterable[Webinar]) -> list[Hook]:
    """One that was planted before its origin was cancelled does not exist: what was held is never cancelled."""
    unplanted = Q(state=HookState.PLANNED, origin__in=webinars)
    picked_up = Q(state__in=(HookState.PLANNED, HookState.PLANTED), target__in=webinars)
    return list(
        Hook.objects.filter(unplanted | picked_up).select_related("cycle", "origin", "target").order_by("number")
    )


def hooks_of_session(webinar: Webinar) -> list[Hook]:
    """Those that *webinar* left open or picked up, by number: what is contributed in it may answer one of them."""
    never_planted = Q(state=HookState.PLANNED) | Q(state=HookState.DROPPED, planted_second__isnull=True)
    picked_up = Q(target=webinar, state=HookState.RESOLVED, settlement="")
    return list(Hook.objects.filter((Q(origin=webinar) & ~never_planted) | picked_up).order_by("number"))


def hook_at(number: int) -> Hook | None:
    return (
        Hook.objects.select_related("cycle", "origin", "target", "former_target", "responsible")
        .filter(number=number)
        .first()
    )
