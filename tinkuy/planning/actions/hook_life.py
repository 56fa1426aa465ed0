"""Threads through their life: planted, passed on, resolved, settled, dropped (invariant 4)."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import Hook, HookState, Webinar
from tinkuy.planning.models.hook import OPEN_HOOKS, HookTarget


@transaction.atomic
def plant_hook(*, actor: Person, hook: Hook, second: int | None = None) -> Hook:
    """Say that the hook was left open in its origin, at that *second* of it."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    if not rules.took_place(hook.origin):
        raise Refused(_("A thread is left open while its session is held, not before."))
    _demand_within(hook.origin, second)
    return _change(hook, actor, "planted", (HookState.PLANNED,), state=HookState.PLANTED, planted_second=second)


@transaction.atomic
def resolve_hook(*, actor: Person, hook: Hook, second: int | None = None) -> Hook:
    """Say that the hook was picked up, at that *second* of its target webinar."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    if hook.target is not None:
        if not rules.took_place(hook.target):
            raise Refused(_("A thread is picked up in its session, and that one was not held yet."))
        _demand_within(hook.target, second)
    return _change(hook, actor, "resolved", (HookState.PLANTED,), state=HookState.RESOLVED, resolved_second=second)


@transaction.atomic
def pass_hook_on(*, actor: Person, hook: Hook, to: str) -> Hook:
    """Leave a loose thread to the product or to the next cycle (*to*); where it was due is remembered."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    if to not in (HookTarget.PRODUCT, HookTarget.NEXT_CYCLE):
        raise Refused(_("A thread is passed on to the sheet or to the next cycle."))
    former = hook.target or hook.former_target
    changes = {"target_kind": to, "target": None, "former_target": former}
    return _change(hook, actor, "passed on", (HookState.PLANTED,), **changes)


@transaction.atomic
def settle_hook(*, actor: Person, hook: Hook, settlement: str) -> Hook:
    """Say that an agreement answered the thread, in the words of *settlement*; the deed of the agreement calls this."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    settlement = tidy(settlement)
    if not settlement:
        raise Refused(_("Write the agreement that answers this thread."), about="settlement")
    return _change(hook, actor, "settled", (HookState.PLANTED,), state=HookState.RESOLVED, settlement=settlement)


@transaction.atomic
def drop_hook(*, actor: Person, hook: Hook, reason: str) -> Hook:
    """Close a hook that nobody picked up, and say why."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    reason = tidy(reason)
    if not reason:
        raise Refused(_("Write why this thread is closed without being picked up."), about="reason")
    return _change(hook, actor, "dropped", OPEN_HOOKS, state=HookState.DROPPED, drop_reason=reason)


def _change(hook: Hook, actor: Person, deed: str, before: tuple[HookState, ...], **changes: Any) -> Hook:
    """Guarded: of two who press at once, the second one is told."""
    if not Hook.objects.filter(pk=hook.pk, state__in=before).update(**changes):
        refuse_state(Hook.objects.get(pk=hook.pk))
    hook.refresh_from_db()
    record(actor, deed, hook, label=hook.label)
    return hook


def refuse_state(hook: Hook) -> None:
    words = {"label": hook.label, "now": HookState(hook.state).label}
    raise Refused(_("Thread %(label)s is in the state «%(now)s» and cannot change like this.") % words)


def _demand_within(webinar: Webinar, second: int | None) -> None:
    if second is None:
        return
    start, end = webinar.window
    if second < 0 or (webinar.is_held and second > (end - start).total_seconds()):
        raise Refused(_("That moment lies outside the session."), about="second")
