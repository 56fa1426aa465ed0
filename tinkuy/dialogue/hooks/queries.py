"""The threads of a live webinar: what it picks up, what it leaves open, what is on screen."""

from dataclasses import dataclass

from django.db.models import Q

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.dialogue.floor.models import Floor, ScreenKind
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook, HookState


@dataclass(frozen=True)
class Threads:
    """`to_pick_up` come from earlier sessions, `to_leave_open` are planned for this one; `on_screen` is either."""

    to_pick_up: list[Hook]
    to_leave_open: list[Hook]
    on_screen: Hook | None

    @property
    def announced(self) -> Hook | None:
        """The thread that the room is told of: the one on screen, else the first still to be picked up."""
        return self.on_screen or next((hook for hook in self.to_pick_up if hook.state == HookState.PLANTED), None)


HOOKS_OF = CompiledQuery(
    lambda cycle, webinar: (
        Hook.objects.with_scope(cycle=cycle)
        .select_related("origin", "target", "responsible")
        .exclude(state=HookState.DROPPED)
        .filter(Q(target=webinar) | Q(origin=webinar))
    )
)


def threads_of(webinar: Webinar, floor: Floor | None) -> Threads:
    hooks = HOOKS_OF.rows(cycle_in_scope(), webinar.pk)
    on_screen = floor.screen_hook if floor is not None and floor.screen == ScreenKind.HOOK else None
    return Threads(
        to_pick_up=[hook for hook in hooks if hook.target_id == webinar.pk and hook.state != HookState.PLANNED],
        to_leave_open=[hook for hook in hooks if hook.origin_id == webinar.pk],
        on_screen=on_screen,
    )
