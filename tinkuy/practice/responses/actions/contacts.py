"""By which counterpart an addressee is asked; their name and address are erased as any other (`sealed_contacts`)."""

from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.own_pages.sealed_contacts import EMPTY, ContactKind, forget_contact
from tinkuy.people.models import Person
from tinkuy.practice.responses import rules
from tinkuy.practice.responses.models import Response, ResponseLink

KEPT = timedelta(days=365)
"""How long after it was named a counterpart's address is kept at most: a year of asking how it goes."""


def _record_erasure(response: Response) -> None:
    record(None, "erased a contact of", response, country=response.country)


RESPONSE_CONTACTS = ContactKind(
    rows=Response,
    links=ResponseLink,
    of="response",
    erased_as="response-contact-erased",
    subject="response",
    trace=_record_erasure,
    related=("cycle", "finding"),
)


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
