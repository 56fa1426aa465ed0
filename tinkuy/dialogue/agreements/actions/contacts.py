"""The sealed name and address of a counterpart: erased on its day, when they ask for it, or with their party."""

import logging

from django.db import transaction
from django_scopes import scope, scopes_disabled

from tinkuy.core.erasure.forgetting import empty_the_log, forget_former_rows
from tinkuy.dialogue.agreements.models import AgreementLink, AgreementParty
from tinkuy.journal.erasures import Named, note_erasure
from tinkuy.journal.trail import done_lately, record
from tinkuy.notices.models import DevelopmentMessage, Notice
from tinkuy.notices.outbox import forget_messages
from tinkuy.planning.cycles.models.cycle import Cycle

log = logging.getLogger("tinkuy.dialogue")

CONTACT_ERASED = "agreement-contact-erased"
"""How the ledger of erasures calls it."""
EMPTY = {"sealed_name": b"", "sealed_email": b"", "contact_until": None, "contact_language": ""}


@transaction.atomic
def forget_contact(party: AgreementParty) -> None:
    """Erase name and address of a counterpart, the links, and what is owed. Their answer stays: it is the party's."""
    AgreementLink.objects.filter(party=party).delete()
    sealed = bool(party.sealed_email)
    forget_messages(about=party.about, email=party.contact_email() if sealed else "")
    if not sealed:
        return
    AgreementParty.objects.filter(pk=party.pk).update(**EMPTY)
    for name, value in EMPTY.items():
        setattr(party, name, value)
    record(None, "erased a contact of", party.agreement, label=party.agreement.label)
    note_erasure(CONTACT_ERASED, party.public_id)
    transaction.on_commit(empty_the_log)


def erase_contacts() -> int:
    """The clock's deed: erase whoever is past their day, in every cycle; how many."""
    erased = sum(_erase_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None))
    if erased:
        log.info("erased contacts of agreements that were due", extra={"count": erased})
    return erased


def forget_contacts_lately() -> bool:
    """The clock's deed, for a day: former versions of the rows leave the disk; whether no byte is left."""
    was_erased = done_lately("erased a contact of", "agreement", hours=24)
    return forget_former_rows(AgreementParty, Notice, DevelopmentMessage) if was_erased else True


@transaction.atomic
def _erase_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        parties = AgreementParty.objects.select_related("cycle", "agreement__cycle").filter(
            contact_until__lt=cycle.today()
        )
        due = list(parties)
        for party in due:
            forget_contact(party)
    return len(due)


def erase_contacts_again(named: Named) -> int:
    """After a restore of an older copy."""
    with scopes_disabled():
        sealed = AgreementParty.objects.select_related("cycle", "agreement__cycle").exclude(sealed_email=b"")
        parties = [one for one in sealed if named(one.public_id)]
    for party in parties:
        with scope(cycle=party.cycle):
            forget_contact(party)
    return len(parties)
