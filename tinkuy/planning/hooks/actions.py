"""Threads as they are planned (invariant 3), then planted, passed on, resolved, settled, dropped (invariant 4)."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text, tidy
from tinkuy.journal.differences import differences, takes_words_back
from tinkuy.journal.trail import record, undoing
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.actions.frame import Words, demand_choice, demand_unchanged, demand_words, lock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.states import state_of

from .contributions import tie_contributions
from .models import OPEN_HOOKS, Hook, HookKind, HookState, HookTarget


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
    country: str = "",
    number: int | None = None,
) -> Hook:
    """Plan an expectation that *origin* leaves open for a later webinar, the product or the next cycle (invariant 3).

    *number* is its place in H1, H2 …; the next free one if not said.
    """
    rules.demand(actor, "plant_hooks", cycle)
    lock(cycle)
    _demand_whole(cycle, kind, text, origin, target_kind, target, responsible)
    _demand_invited(cycle, country)
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
        country=country,
    )
    record(actor, "planned", hook, label=hook.label)
    return hook


@transaction.atomic
def edit_hook(
    *,
    actor: Person,
    hook: Hook,
    kind: str,
    text: Words,
    origin: Webinar,
    target_kind: str,
    target: Webinar | None,
    responsible: Person | None,
    country: str | None = None,
    read_as: str = "",
) -> Hook:
    """Write an open thread anew. One that was planted keeps its words and origin: people heard them.

    Where no *country* is said (None), who asks it stays.
    """
    rules.demand(actor, "plant_hooks", hook.cycle)
    cycle = lock(hook.cycle)
    hook = Hook.objects.select_related("cycle", "origin", "target", "responsible").get(pk=hook.pk)
    before = state_of(hook)
    demand_unchanged(before, read_as)
    _demand_open(hook)
    if hook.state == HookState.PLANTED and (origin != hook.origin or _tidy_words(text) != _tidy_words(hook.text)):
        raise Refused(
            _("This thread was already left open in its session: its words and its session stay."),
            about=("text", "origin"),
        )
    _demand_whole(cycle, kind, text, origin, target_kind, target, responsible)
    country = hook.country if country is None else country
    _demand_invited(cycle, country)
    is_anothers = bool(hook.country and country != hook.country)

    hook.country = country
    hook.kind, hook.text, hook.origin, hook.responsible = kind, dict(text), origin, responsible
    hook.target_kind, hook.target = target_kind, target if target_kind == HookTarget.WEBINAR else None
    hook.save(update_fields=["kind", "text", "origin", "responsible", "target_kind", "target", "country"])
    changes = differences(before, state_of(hook))
    hides = is_anothers or takes_words_back(changes, "text")
    record(actor, "edited", hook, withdraws=hides, label=hook.label, changes=changes)
    return hook


def _demand_open(hook: Hook) -> None:
    if not hook.is_open:
        refuse_state(hook)


def _tidy_words(text: Words) -> dict[str, str]:
    return {code: tidy(words) for code, words in text.items() if words}


def _demand_whole(
    cycle: Cycle,
    kind: str,
    text: Words,
    origin: Webinar,
    target_kind: str,
    target: Webinar | None,
    responsible: Person | None,
) -> None:
    demand_choice(kind, HookKind)
    demand_choice(target_kind, HookTarget)
    demand_words(text, cycle.main_language, _("Write the thread in the main language of the cycle."), about="text")
    _demand_later(cycle, origin, target_kind, target)
    if responsible is not None and not TeamRole.objects.filter(person=responsible).exclude(TeamRole.AWAITED).exists():
        raise Refused(_("The person responsible belongs to the team of the cycle."), about="responsible")


def _demand_invited(cycle: Cycle, country: str) -> None:
    if country and not cycle.invited_countries.filter(country=country).exists():
        raise Refused(_("This country is not invited to the cycle."), about="country")


def _demand_later(cycle: Cycle, origin: Webinar, target_kind: str, target: Webinar | None) -> None:
    if origin.cycle_id != cycle.pk or (target is not None and target.cycle_id != cycle.pk):
        raise Refused(_("A thread joins sessions of one cycle."), about="origin")
    if target_kind != HookTarget.WEBINAR:
        return
    last = Webinar.objects.order_by("ordinal").last()
    if last is not None and origin.ordinal == last.ordinal:
        raise Refused(_("The last session leaves threads only for the product or for the next cycle."), about="target")
    if target is None:
        raise Refused(_("Say which later session picks up this thread."), about="target")
    if target.ordinal <= origin.ordinal:
        places = {"target": target.ordinal, "origin": origin.ordinal}
        raise Refused(
            _("Session %(target)s is not later than session %(origin)s, which leaves the thread open.") % places,
            about="target",
        )


@transaction.atomic
def plant_hook(*, actor: Person, hook: Hook, second: int | None = None) -> Hook:
    """Say that the hook was left open in its origin, at that *second* of it."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    if not rules.took_place(hook.origin):
        raise Refused(_("A thread is left open while its session is held, not before."))
    _demand_within(hook.origin, second)
    noted = {"webinar": hook.origin.ordinal}
    return _change(hook, actor, "planted", (HookState.PLANNED,), noted, state=HookState.PLANTED, planted_second=second)


@transaction.atomic
def resolve_hook(*, actor: Person, hook: Hook, second: int | None = None) -> Hook:
    """Say that the hook was picked up, at that *second* of its target webinar."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    if hook.target is not None:
        if not rules.took_place(hook.target):
            raise Refused(_("A thread is picked up in its session, and that one was not held yet."))
        _demand_within(hook.target, second)
    noted = {"webinar": hook.target.ordinal} if hook.target else {}
    changes = {"state": HookState.RESOLVED, "resolved_second": second}
    resolved = _change(hook, actor, "resolved", (HookState.PLANTED,), noted, **changes)
    if hook.target is not None and second is not None:
        tie_contributions(hook.target)
    return resolved


@transaction.atomic
def restore_hook(*, actor: Person, hook: Hook, state: str, undoes: int) -> Hook:
    """Undo that *hook* came to *state*, planted or resolved: it stands one step before, as if nobody had said so."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    noted: dict[str, Any] = undoing(undoes)
    if state == HookState.PLANTED:
        noted |= {"webinar": hook.origin.ordinal}
        changes: dict[str, Any] = {"state": HookState.PLANNED, "planted_second": None}
        return _change(hook, actor, "restored", (HookState.PLANTED,), noted, **changes)
    if hook.settlement:
        refuse_state(hook)
    noted |= {"webinar": hook.target.ordinal} if hook.target else {}
    changes = {"state": HookState.PLANTED, "resolved_second": None}
    restored = _change(hook, actor, "restored", (HookState.RESOLVED,), noted, **changes)
    if hook.target is not None:
        tie_contributions(hook.target)
    return restored


@transaction.atomic
def pass_hook_on(*, actor: Person, hook: Hook, to: str) -> Hook:
    """Leave a loose thread to the product or to the next cycle (*to*); where it was due is remembered."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    if to not in (HookTarget.PRODUCT, HookTarget.NEXT_CYCLE):
        raise Refused(_("A thread is passed on to the sheet or to the next cycle."))
    former = hook.target or hook.former_target
    changes: dict[str, Any] = {"target_kind": to, "target": None, "former_target": former}
    return _change(hook, actor, "passed on", (HookState.PLANTED,), **changes)


@transaction.atomic
def settle_hook(*, actor: Person, hook: Hook, settlement: str) -> Hook:
    """Say that an agreement answered the thread, in the words of *settlement*; the deed of the agreement calls this."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    settlement = demand_text(settlement, _("Write the agreement that answers this thread."), about="settlement")
    return _change(hook, actor, "settled", (HookState.PLANTED,), state=HookState.RESOLVED, settlement=settlement)


@transaction.atomic
def drop_hook(*, actor: Person, hook: Hook, reason: str) -> Hook:
    """Close a hook that nobody picked up, and say why."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    reason = demand_text(reason, _("Write why this thread is closed without being picked up."), about="reason")
    return _change(hook, actor, "dropped", OPEN_HOOKS, state=HookState.DROPPED, drop_reason=reason)


@transaction.atomic
def reword_outcome(*, actor: Person, hook: Hook, words: str) -> Hook:
    """Write anew why a thread was closed, or the agreement that answered it: a name may stand there. The trail keeps
    neither what stood there nor what does.
    """
    rules.demand(actor, "plant_hooks", hook.cycle)
    words = demand_text(words, _("Write why this thread is closed without being picked up."), about="reason")
    if not (
        Hook.objects.filter(pk=hook.pk, state=HookState.DROPPED).update(drop_reason=words)
        or Hook.objects.filter(pk=hook.pk).exclude(settlement="").update(settlement=words)
    ):
        refuse_state(Hook.objects.get(pk=hook.pk))
    hook.refresh_from_db()
    record(actor, "edited", hook, withdraws=True, label=hook.label)
    return hook


def _change(
    hook: Hook,
    actor: Person,
    deed: str,
    before: tuple[HookState, ...],
    noted: Mapping[str, Any] | None = None,
    **changes: Any,
) -> Hook:
    """Guarded: of two who press at once, the second one is told. What is *noted* stands in the trail."""
    if not Hook.objects.filter(pk=hook.pk, state__in=before).update(**changes):
        refuse_state(Hook.objects.get(pk=hook.pk))
    hook.refresh_from_db()
    record(actor, deed, hook, label=hook.label, **(noted or {}))
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
