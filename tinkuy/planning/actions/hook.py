"""Threads as they are planned (invariant 3)."""

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.journal.differences import differences
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.models import Cycle, Hook, HookState, TeamRole, Webinar
from tinkuy.planning.models.hook import HookKind, HookTarget
from tinkuy.planning.queries.states import state_of

from .content import Words, demand_choice, demand_unchanged, demand_words, lock
from .hook_life import refuse_state


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
    _demand_whole(cycle, kind, text, origin, target_kind, target, responsible)
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
    read_as: str = "",
) -> Hook:
    """Write an open thread anew. One that was planted keeps its words and origin: people heard them."""
    rules.demand(actor, "plant_hooks", hook.cycle)
    cycle = lock(hook.cycle)
    hook = Hook.objects.select_related("cycle", "origin", "target", "responsible").get(pk=hook.pk)
    before = state_of(hook)
    demand_unchanged(before, read_as)
    _demand_open(hook)
    if hook.state == HookState.PLANTED and (origin != hook.origin or _said(text) != _said(hook.text)):
        raise Refused(
            _("This thread was already left open in its session: its words and its session stay."),
            about=("text", "origin"),
        )
    _demand_whole(cycle, kind, text, origin, target_kind, target, responsible)

    hook.kind, hook.text, hook.origin, hook.responsible = kind, dict(text), origin, responsible
    hook.target_kind, hook.target = target_kind, target if target_kind == HookTarget.WEBINAR else None
    hook.save(update_fields=["kind", "text", "origin", "responsible", "target_kind", "target"])
    record(actor, "edited", hook, label=hook.label, changes=differences(before, state_of(hook)))
    return hook


def _demand_open(hook: Hook) -> None:
    if not hook.is_open:
        refuse_state(hook)


def _said(text: Words) -> dict[str, str]:
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
