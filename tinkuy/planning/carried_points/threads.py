"""Threads that a cycle leaves to the next one, or that no session picked up."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import Q
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hooks.models import OPEN_HOOKS, Hook, HookState, HookTarget

from .sources import OpenPoint, PointSource


def _left_open(cycle: Cycle) -> Sequence[OpenPoint]:
    """Those for the next cycle first, also where they were closed for it. One whose session is still to come is not
    left: that session may pick it up.
    """
    is_left = Q(state__in=OPEN_HOOKS) | Q(state=HookState.DROPPED, target_kind=HookTarget.NEXT_CYCLE)
    hooks = Hook.objects.filter(is_left).select_related("origin", "target").order_by("number")
    left = [hook for hook in hooks if hook.target is None or hook.target.is_held or hook.target.state == "cancelled"]
    left = [hook for hook in left if hook.target_kind != HookTarget.PRODUCT]
    return [_point(hook) for hook in sorted(left, key=lambda hook: not _is_for_next(hook))]


def _named(keys: Collection[str]) -> Mapping[str, OpenPoint]:
    hooks = Hook._base_manager.filter(pk__in=[key for key in keys if key.isdecimal()]).select_related("origin")
    return {str(hook.pk): _point(hook) for hook in hooks}


def _point(hook: Hook) -> OpenPoint:
    origin = _("Left open in session %(place)s") % {"place": hook.origin.ordinal}
    facts = [origin, *([] if _is_for_next(hook) else [_("No session picked it up")])]
    if hook.drop_reason:
        facts.append(_("Closed in its cycle: %(reason)s") % {"reason": hook.drop_reason})
    return OpenPoint(
        key=str(hook.pk),
        code=hook.label,
        words=hook.text,
        facts=facts,
        is_urged=_is_for_next(hook),
        is_open=hook.is_open or _is_closed_for_next(hook),
        session=hook.origin.ordinal,
    )


def _is_for_next(hook: Hook) -> bool:
    return hook.target_kind == HookTarget.NEXT_CYCLE


def _is_closed_for_next(hook: Hook) -> bool:
    """Its own cycle is done with it, and left it to the next one."""
    return hook.state == HookState.DROPPED and _is_for_next(hook)


THREADS = PointSource(
    kind="thread",
    place=2,
    heading=gettext_lazy("Threads that were left open"),
    left_open=_left_open,
    named=_named,
    is_question=True,
)
