"""A person decides whose presence it was. Every decision can be taken back."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.models import COUNTED_ROLES, NameAlias, Presence, Registration
from tinkuy.convening.queries.matching import alias_index
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules


@transaction.atomic
def match_presence(*, actor: Person, presence: Presence, registration: Registration) -> NameAlias:
    """Say that the account of *presence* is *registration*: for this and every other presence under the same address,
    or, without an address, under the same name in the same webinar.
    """
    rules.demand(actor, "match_attendance", presence.cycle)
    if registration.cycle_id != presence.cycle_id:
        raise Refused(_("That registration belongs to another cycle."))
    if presence.is_team or presence.role not in COUNTED_ROLES:
        raise Refused(_("Accounts of the team, hosts and panellists are matched with nobody."))
    if presence.registration_id not in (None, registration.pk):
        raise Refused(_("This account has its owner already. Take that decision back first."))
    alias, _made = NameAlias.objects.update_or_create(
        cycle=presence.cycle,
        index=alias_index(presence.name(), presence.email(), presence.webinar),
        defaults={"registration": registration, "decided_by": actor},
    )
    _same_account(presence).filter(registration=None).update(registration=registration)
    record(actor, "matched", presence, registration=registration.public_id)
    return alias


@transaction.atomic
def unmatch_presence(*, actor: Person, presence: Presence) -> None:
    """Take a decision back: the account waits in the unmatched queue again."""
    rules.demand(actor, "match_attendance", presence.cycle)
    NameAlias.objects.filter(index=alias_index(presence.name(), presence.email(), presence.webinar)).delete()
    _same_account(presence).update(registration=None)
    record(actor, "unmatched", presence)


def _same_account(presence: Presence) -> QuerySet[Presence]:
    if presence.email_index:
        same: QuerySet[Presence] = Presence.objects.filter(email_index=presence.email_index)
    else:
        same = Presence.objects.filter(webinar=presence.webinar, email_index="", name_index=presence.name_index)
    return same
