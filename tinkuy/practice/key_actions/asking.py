"""Writing to whoever does an action: each message has a link that sends one update, without an account."""

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.notices.letterhead import ROLE
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import owe_to_address
from tinkuy.own_pages.sealed_contacts import forget_contact
from tinkuy.people.models import Person
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.key_actions.models import ActionLink, KeyAction, KeyActionState
from tinkuy.practice.key_actions.queries import recipient_about
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.recipients import Recipient


def new_link(action: KeyAction, recipient: Recipient | None = None) -> str:
    """The path of a new link, in the active language; one for *recipient* opens while it is they who are asked."""
    sent_to = ActionLink.fingerprint_of_address(recipient.email) if recipient else ""
    secret, link = ActionLink.with_new_secret(cycle=action.cycle, action=action, sent_to=sent_to)
    link.save(force_insert=True)
    return reverse("practice:update_action", args=[secret])


def ask(action: KeyAction) -> bool:
    """Owe whoever is asked a mail with a link, by day in their country, once a day; False where nobody is there."""
    recipient = recipient_about(action)
    key = f"action-asked-{action.public_id}-{action.cycle.today():%Y%m%d}"
    if recipient is None or Notice.objects.filter(dedupe_key=key).exists():
        return False
    with translation.override(recipient.language):
        owe_to_address(
            email=recipient.email,
            language=recipient.language,
            kind="action-asked",
            dedupe_key=key,
            about=action.about,
            by_day_in=recipient.zone,
            label=action.response.finding.label,
            path=new_link(action, recipient),
            due=day_with_year(action.due_on) if action.due_on else "",
            from_cycle=action.cycle.public_id,
            stop="" if recipient.is_counterpart else ROLE,
        )
    return True


@transaction.atomic
def send_action(*, actor: Person, action: KeyAction) -> KeyAction:
    """Ask whoever does it how it goes, at most once a day."""
    rules.demand_voice(actor, "record_responses", action.cycle, action.response.country)
    if action.state == KeyActionState.DONE:
        raise Refused(_("This action is already done."))
    if recipient_about(action) is None:
        raise Refused(_("Nobody can be reached there: name somebody of the team, or a counterpart with an address."))
    if not ask(action):
        raise Refused(_("It was sent today already. Tomorrow you can send it again."))
    record(actor, "asked for progress of", action, country=action.response.country)
    return action


@transaction.atomic
def send_another(*, link: ActionLink) -> bool:
    """Whoever holds a link that was used asks for another: it goes to the address of whom the action is asked by."""
    return ask(link.action)


@transaction.atomic
def copy_action_link(*, actor: Person, action: KeyAction) -> str:
    """The path of a new link, for whoever sends it another way; nobody can read it here again."""
    rules.demand_voice(actor, "record_responses", action.cycle, action.response.country)
    path = new_link(action)
    record(actor, "took a link to tell of", action, country=action.response.country)
    return path


@transaction.atomic
def pass_on_action(*, link: ActionLink) -> None:
    """Whoever holds the link is not whom to ask: their address is erased; whoever answers for the response is asked."""
    action = KeyAction.objects.select_related("cycle", "response").get(pk=link.action_id)
    forget_contact(action)
    ActionLink.objects.filter(action=action).delete()
    if action.owner_id:
        KeyAction.objects.filter(pk=action.pk).update(owner=None)
    record(None, "passed on", action, country=action.response.country)
