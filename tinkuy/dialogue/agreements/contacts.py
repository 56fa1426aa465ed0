"""Which counterparts agreements have: their names and addresses are erased as any other (`sealed_contacts`)."""

from tinkuy.dialogue.agreements.models import AgreementLink, AgreementParty
from tinkuy.journal.trail import record
from tinkuy.own_pages.sealed_contacts import ContactKind


def _record_erasure(party: AgreementParty) -> None:
    record(None, "erased a contact of", party.agreement, label=party.agreement.label)


PARTY_CONTACTS = ContactKind(
    rows=AgreementParty,
    links=AgreementLink,
    of="party",
    erased_as="agreement-contact-erased",
    subject="agreement",
    trace=_record_erasure,
    related=("cycle", "agreement__cycle"),
)
