from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import Cycle, Hook, HookState, TeamRole, Webinar
from tinkuy.planning.models.hook import HookKind, HookTarget

from .content import Words, demand_choice, demand_words, lock


@transaction.atomic
def plan_hook(
    *,
    actor: Person,
    cycle: Cycle,
    kind: str,
    text: Words,
    origin: Webinar,
    target_kind: str = "webinar",
    target: Webinar | None = None,
    responsible: Person | None = None,
    number: int | None = None,
) -> Hook:
    """Plan an expectation that *origin* leaves open for a later webinar, the product or the next cycle (invariant 3).

    *number* is its place in H1, H2 …; the next free one if not said.
    """
    rules.demand(actor, "plant_hooks", cycle)
    lock(cycle)
    demand_choice(kind, HookKind)
    demand_choice(target_kind, HookTarget)
    demand_words(text, cycle.main_language, _("Write the thread in the main language of the cycle."))
    _demand_later(cycle, origin, target_kind, target)
    _demand_member(responsible)
    highest = Hook.objects.aggregate(highest=Max("number"))["highest"] or 0
    if number is not None and Hook.objects.filter(number=number).exists():
        raise Refused(_("There is already a thread H%(number)s in this cycle.") % {"number": number})

    hook = Hook.objects.create(
        cycle=cycle,
        number=number or highest + 1,
        kind=kind,
        text=dict(text),
        origin=origin,
        target_kind=target_kind,
        target=target if target_kind == HookTarget.WEBINAR else None,
        responsible=responsible,
    )
    record(actor, "planned", hook, label=hook.label)
    return hook


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
def drop_hook(*, actor: Person, hook: Hook, reason: str) -> Hook:
    """Close a hook that nobody picked up, and say why."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    reason = tidy(reason)
    if not reason:
        raise Refused(_("Write why this thread is closed without being picked up."))
    open_states = (HookState.PLANNED, HookState.PLANTED)
    return _change(hook, actor, "dropped", open_states, state=HookState.DROPPED, drop_reason=reason)


def _change(hook: Hook, actor: Person, deed: str, before: tuple[HookState, ...], **changes: Any) -> Hook:
    """Guarded: of two who press at once, the second one is told."""
    if not Hook.objects.filter(pk=hook.pk, state__in=before).update(**changes):
        now = HookState(Hook.objects.get(pk=hook.pk).state).label
        raise Refused(
            _("Thread %(label)s is in the state «%(now)s» and cannot change like this.")
            % {"label": hook.label, "now": now}
        )
    hook.refresh_from_db()
    record(actor, deed, hook, label=hook.label)
    return hook


def _demand_later(cycle: Cycle, origin: Webinar, target_kind: str, target: Webinar | None) -> None:
    if origin.cycle_id != cycle.pk or (target is not None and target.cycle_id != cycle.pk):
        raise Refused(_("A thread joins sessions of one cycle."))
    if target_kind != HookTarget.WEBINAR:
        return
    last = Webinar.objects.order_by("ordinal").last()
    if last is not None and origin.ordinal == last.ordinal:
        raise Refused(_("The last session leaves threads only for the product or for the next cycle."))
    if target is None:
        raise Refused(_("Say which later session picks up this thread."))
    if target.ordinal <= origin.ordinal:
        raise Refused(_("A thread is picked up in a later session than the one that leaves it open."))


def _demand_member(responsible: Person | None) -> None:
    if responsible is not None and not TeamRole.objects.filter(person=responsible).exists():
        raise Refused(_("The person responsible belongs to the team of the cycle."))


def _demand_within(webinar: Webinar, second: int | None) -> None:
    if second is None:
        return
    start, end = webinar.window
    if second < 0 or (webinar.is_held and second > (end - start).total_seconds()):
        raise Refused(_("That moment lies outside the session."))
