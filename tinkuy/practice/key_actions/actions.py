"""Planning an action of a country, beginning it, and saying that it is done, with what proves it."""

from datetime import date

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new
from tinkuy.practice.key_actions.models import KeyAction, KeyActionState
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.models import Response, ResponseState

LONGEST = 300


@transaction.atomic
def plan_action(
    *,
    actor: Person,
    response: Response,
    text: str,
    responsible: WantedInstitution = None,
    due_on: date | None = None,
) -> KeyAction:
    """Write down one thing that the country will do, who is responsible and by when."""
    rules.demand_voice(actor, "record_responses", response.cycle, response.country)
    text = demand_text(text, _("Write what will be done."), about="text")
    if len(text) > LONGEST:
        raise Refused(_("Write the action in at most 300 characters."), about="text")
    if response.state == ResponseState.REJECTED:
        raise Refused(_("The country rejected this recommendation: there is no action to plan."))
    responsible = known_or_new(actor, responsible, response.cycle)
    if responsible is not None and responsible.country not in ("", response.country):
        raise Refused(_("This institution belongs to another country."), about=("institution", "responsible"))
    if response.actions.filter(text=text, due_on=due_on).exists():
        raise Refused(_("This action is already written down."), about="text")

    action = KeyAction.objects.create(
        cycle=response.cycle, response=response, text=text, responsible=responsible, due_on=due_on
    )
    response.openness = rules.openness_after(response, text)
    response.save(update_fields=["openness"])
    record(actor, "planned", action, country=response.country)
    return action


@transaction.atomic
def start_action(*, actor: Person, action: KeyAction) -> KeyAction:
    """Say that an action is under way."""
    _demand_voice_over(actor, action)
    return _advance(
        actor, action, "started", (KeyActionState.PENDING,), KeyActionState.UNDER_WAY, _("This action already began.")
    )


@transaction.atomic
def complete_action(*, actor: Person, action: KeyAction, proof: str) -> KeyAction:
    """Say that an action is done, with what proves it (*comprobante*)."""
    _demand_voice_over(actor, action)
    proof = demand_text(proof, _("Say what proves it: a done action needs at least one proof."), about="proof")
    open_states = (KeyActionState.PENDING, KeyActionState.UNDER_WAY)
    return _advance(
        actor, action, "completed", open_states, KeyActionState.DONE, _("This action is already done."), proof
    )


def _demand_voice_over(actor: Person, action: KeyAction) -> None:
    rules.demand_voice(actor, "record_responses", action.cycle, action.response.country)


def _advance(
    actor: Person,
    action: KeyAction,
    deed: str,
    from_states: tuple[str, ...],
    to: str,
    already: str | Promise,
    proof: str = "",
) -> KeyAction:
    """Change the state by a guarded update: of two who press at once, one is told that it is done."""
    standing = KeyAction.objects.filter(pk=action.pk, state__in=from_states)
    if not standing.update(state=to, proof=proof):
        raise Refused(already)
    action.refresh_from_db(fields=["state", "proof"])
    record(actor, deed, action, country=action.response.country)
    return action
