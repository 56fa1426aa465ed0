"""The sealed name and address of a counterpart: erased on its day, when they ask for it, or with their successor."""

import logging
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import scope, scopes_disabled

from tinkuy.core.erasure.forgetting import empty_the_log, forget_former_rows
from tinkuy.core.errors import Refused
from tinkuy.journal.erasures import Named, note_erasure
from tinkuy.journal.trail import done_lately, record
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import forget_messages
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.models import Response, ResponseLink

log = logging.getLogger("tinkuy.practice")

KEPT = timedelta(days=365)
"""How long after it was named a counterpart's address is kept at most: a year of asking how it goes."""

CONTACT_ERASED = "response-contact-erased"
"""How the ledger of erasures calls it."""
EMPTY = {"sealed_name": b"", "sealed_email": b"", "contact_until": None, "contact_language": ""}


@dataclass(frozen=True)
class Contact:
    """A counterpart who is asked, and in which language."""

    name: str
    email: str
    language: str


def set_contact(response: Response, contact: Contact) -> None:
    """Does not save."""
    if not contact.email:
        raise Refused(_("Write the e-mail address of the counterpart."), about="contact_email")
    response.seal(name=" ".join(contact.name.split()), email=contact.email)
    response.contact_language = contact.language
    response.contact_until = response.cycle.today() + KEPT


@transaction.atomic
def name_contact(*, actor: Person, response: Response, contact: Contact) -> Response:
    """Say by which counterpart the addressee is asked from now on; who was before opens nothing any more."""
    rules.demand_voice(actor, "record_responses", response.cycle, response.country)
    forget_contact(response)
    set_contact(response, contact)
    response.save(update_fields=list(EMPTY))
    record(actor, "named a contact of", response, country=response.country)
    return response


@transaction.atomic
def forget_contact(response: Response) -> None:
    """Erase name and address of a counterpart, the links, and what is owed. The answer stays: it is the addressee's."""
    ResponseLink.objects.filter(response=response).delete()
    is_sealed = bool(response.sealed_email)
    forget_messages(about=response.about, email=response.contact_email() if is_sealed else "")
    if not is_sealed:
        return
    Response.objects.filter(pk=response.pk).update(**EMPTY)
    for name, value in EMPTY.items():
        setattr(response, name, value)
    record(None, "erased a contact of", response, country=response.country)
    note_erasure(CONTACT_ERASED, response.public_id)
    transaction.on_commit(empty_the_log)


def erase_contacts() -> int:
    """The clock's deed: erase whoever is past their day, in every cycle; how many."""
    erased = sum(_erase_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None))
    if erased:
        log.info("erased contacts of addressees that were due", extra={"count": erased})
    return erased


def forget_contacts_lately() -> bool:
    """The clock's deed, for a day: former versions of the rows leave the disk; whether no byte is left."""
    was_erased = done_lately("erased a contact of", "response", hours=24)
    return forget_former_rows(Response, Notice, DevelopmentMessage) if was_erased else True


@transaction.atomic
def _erase_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        past = list(Response.objects.select_related("cycle", "finding").filter(contact_until__lt=cycle.today()))
        for response in past:
            forget_contact(response)
    return len(past)


def erase_contacts_again(named: Named) -> int:
    """After a restore of an older copy."""
    with scopes_disabled():
        sealed = Response.objects.select_related("cycle", "finding").exclude(sealed_email=b"")
        responses = [one for one in sealed if named(one.public_id)]
    for response in responses:
        with scope(cycle=response.cycle):
            forget_contact(response)
    return len(responses)
