"""Erasing whom a team invited: name and address go, what became of the invitation stays as a number."""

import logging

from django.db import transaction
from django.db.models import QuerySet
from django_scopes import scope, scopes_disabled

from tinkuy.convening.invitations.models import Invitee, InviteeLink
from tinkuy.convening.registrations.rules import registration_erased_on
from tinkuy.core.lasting_erasure.forgetting import empty_the_log
from tinkuy.journal.erasures import Named, note_erasure
from tinkuy.notices.outbox import forget_messages
from tinkuy.planning.cycles.models.cycle import Cycle

log = logging.getLogger("tinkuy.convening")

ERASED = "invitee-erased"
"""How the ledger of erasures calls it."""
EMPTY: dict[str, object] = {"sealed_name": b"", "sealed_email": b"", "email_index": ""}


def empty_invitees(invitees: QuerySet[Invitee]) -> int:
    """Name, address, links and owed mails go, within the transaction of the caller; how many were emptied."""
    some = list(invitees.exclude(sealed_email=b"").select_related("cycle"))
    for one in some:
        forget_messages(about=one.about, email=one.email())
    keys = [one.pk for one in some]
    InviteeLink.objects.filter(invitee__in=keys).delete()
    Invitee.objects.filter(pk__in=keys).update(**EMPTY)
    note_erasure(ERASED, *[one.public_id for one in some])
    if some:
        transaction.on_commit(empty_the_log)
    return len(some)


def remove_uninvited(invitees: QuerySet[Invitee]) -> int:
    """Of *invitees* those to whom nobody wrote go whole, within the transaction of the caller; how many."""
    own = invitees.filter(invited_at=None)
    note_erasure(ERASED, *own.values_list("public_id", flat=True))
    return int(own.delete()[0])


def erase_due_invitees() -> int:
    """The clock's deed: in every cycle whose clock goes, whoever is past their day."""
    erased = 0
    for cycle in Cycle.objects.filter(clock_stands_at=None, invitees__isnull=False).distinct():
        with scope(cycle=cycle), transaction.atomic():
            erased_on = registration_erased_on(cycle)
            Invitee.objects.exclude(erase_on=erased_on).filter(erase_on__gte=cycle.today()).update(erase_on=erased_on)
            erased += empty_invitees(Invitee.objects.filter(erase_on__lt=cycle.today()))
    if erased:
        log.info("erased invitees that were due", extra={"count": erased})
    return erased


def due_invitees() -> int:
    """How many that would take at this moment."""
    with scopes_disabled():
        due = Invitee.objects.filter(cycle__clock_stands_at=None).exclude(sealed_email=b"").select_related("cycle")
        return sum(one.erase_on < one.cycle.today() for one in due.only("erase_on", "cycle"))


def erase_invitees_again(named: Named) -> int:
    """After a restore of an older copy."""
    with scopes_disabled():
        again = [one.pk for one in Invitee.objects.exclude(sealed_email=b"") if named(one.public_id)]
        with transaction.atomic():
            return empty_invitees(Invitee.objects.filter(pk__in=again))
