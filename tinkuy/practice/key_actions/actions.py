"""Planning an action of a country, beginning it, and saying that it is done, with what proves it."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.own_pages.sealed_contacts import EMPTY, forget_contact, last_day
from tinkuy.people.models import Person
from tinkuy.planning.hours import day_with_year
from tinkuy.planning.institutions.actions import WantedInstitution, known_or_new
from tinkuy.practice.key_actions.models import ActionStep, KeyAction, KeyActionState
from tinkuy.practice.key_actions.proof_files import ProofFile
from tinkuy.practice.key_actions.queries import accounts_for
from tinkuy.practice.key_actions.updates import ActionUpdate, update_action
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.actions.contacts import Contact
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
    if due_on and response.communicated_on and due_on < response.communicated_on:
        raise Refused(
            _("The recommendation was communicated on %(day)s: the day of the action cannot lie before.")
            % {"day": day_with_year(response.communicated_on)},
            about="due_on",
        )
    if response.actions.filter(text=text, due_on=due_on).exists():
        raise Refused(_("This action is already written down."), about="text")

    action = KeyAction.objects.create(
        cycle=response.cycle, response=response, text=text, responsible=responsible, due_on=due_on
    )
    response.openness = rules.openness_after(response, text)
    response.save(update_fields=["openness"])
    record(actor, "planned", action, country=response.country)
    return action


def start_action(*, actor: Person, action: KeyAction) -> KeyAction:
    """Say that an action is under way."""
    _demand_voice_over(actor, action)
    update_action(actor=actor, action=action, update=ActionUpdate(KeyActionState.UNDER_WAY, is_onward=True))
    return action


def complete_action(
    *,
    actor: Person,
    action: KeyAction,
    proof: str,
    link: str = "",
    file: ProofFile | None = None,
    taken_on: date | None = None,
    names_nobody: bool = False,
) -> KeyAction:
    """Say that an action is done, with what proves it (*comprobante*): words, a link or a file."""
    _demand_voice_over(actor, action)
    update_action(
        actor=actor, action=action, update=ActionUpdate(KeyActionState.DONE, proof, link, file, taken_on, names_nobody)
    )
    return action


def tell_of_action(*, actor: Person, action: KeyAction, update: ActionUpdate, read: str) -> ActionStep:
    """Write how an action goes: words alone, or with them that it began or is done.

    *read* is the mark of the last step that was read.
    """
    _demand_voice_over(actor, action)
    if update.state == action.state and not update.has_proof:
        raise Refused(_("Write what is new, or choose how far it came."), about="note")
    return update_action(actor=actor, action=action, update=update, read=read)


@transaction.atomic
def name_owner(
    *, actor: Person, action: KeyAction, owner: Person | None = None, contact: Contact | None = None
) -> KeyAction:
    """Say who is asked about *action*: somebody of the team, or a counterpart whose name and address are sealed.

    Without either, whoever answers for the response is asked. Who was before opens nothing any more.
    """
    _demand_voice_over(actor, action)
    rows = KeyAction.objects.select_for_update(of=("self",))
    action = rows.select_related("cycle", "response__cycle").get(pk=action.pk)
    if owner is not None and contact is not None:
        raise Refused(_("Choose somebody of the team or write an address, not both."), about=("owner", "contact_email"))
    if owner is not None and not accounts_for(action).filter(pk=owner.pk).exists():
        raise Refused(_("Choose somebody of the team of this cycle."), about="owner")
    forget_contact(action)
    action.owner = owner
    if contact is not None:
        action.seal(name=" ".join(contact.name.split()), email=contact.email)
        action.contact_language = contact.language
        action.contact_until = last_day(action.due_on, action.cycle.today())
    action.save(update_fields=["owner", *EMPTY])
    record(actor, "named whom to ask about", action, country=action.response.country)
    return action


def _demand_voice_over(actor: Person, action: KeyAction) -> None:
    rules.demand_voice(actor, "record_responses", action.cycle, action.response.country)
