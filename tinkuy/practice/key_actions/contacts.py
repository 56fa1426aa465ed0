"""Whose counterparts actions have: their names and addresses are erased as any other (`sealed_contacts`)."""

from tinkuy.journal.trail import record
from tinkuy.own_pages.sealed_contacts import ContactKind
from tinkuy.practice.key_actions.models import ActionLink, KeyAction


def _record_erasure(action: KeyAction) -> None:
    record(None, "erased a contact of", action, country=action.response.country)


ACTION_CONTACTS = ContactKind(
    rows=KeyAction,
    links=ActionLink,
    of="action",
    erased_as="action-contact-erased",
    subject="keyaction",
    trace=_record_erasure,
    related=("cycle", "response"),
)
