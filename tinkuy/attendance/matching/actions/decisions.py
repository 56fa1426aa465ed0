"""A person decides whose an account of the reports is. Every decision can be changed and taken back.

What is decided holds for the account in every session of the cycle, those imported later too; for the name of a device,
in its session alone. Two who decide at once: the second is told and nothing of theirs is written (promise L08). A
walk-in registration is taken back while nothing else hangs on it.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinkuy.attendance.matching.models import NameAlias, NameVerdict, Owner
from tinkuy.attendance.matching.queries.decisions import AccountKey, decision_on, key_of_presence, presences_of
from tinkuy.attendance.presences.models import COUNTED_ROLES, Presence
from tinkuy.convening.registrations.actions import remove_registrations
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.queries import rests_on


def demand_nothing_hangs(registration: Registration, alias: NameAlias, own: QuerySet[Presence]) -> None:
    """Refuse if anything but the decision *alias* and its *own* presences points at *registration*, in any stage.

    What they did on their page begins with a device, so votes and support, which bear no name, are among it.
    """
    if NameAlias.objects.filter(registration=registration).exclude(pk=alias.pk).exists():
        raise Refused(_("Other accounts were decided to be this person. Take those decisions back first."))
    it = Registration.objects.filter(pk=registration.pk)
    if Presence.objects.filter(registration=registration).exclude(pk__in=own.values("pk")).exists() or rests_on(
        it, besides=(NameAlias, NameVerdict, Presence)
    ):
        raise Refused(
            _(
                "This person has used their registration since, so it is not removed here. "
                "They can withdraw on their page."
            )
        )


def remove_walk_in(registration: Registration) -> None:
    """The registration, as if it had never been; a message that is owed is not sent."""
    remove_registrations(Registration.objects.filter(pk=registration.pk))


DEEDS = {
    Owner.REGISTRATION: "matched",
    Owner.WALK_IN: "registered as a walk-in",
    Owner.TEAM: "marked as team",
    Owner.NOBODY: "left out",
}


@transaction.atomic
def match_presence(
    *, actor: Person, presence: Presence, registration: Registration, decision_read: str = ""
) -> NameAlias:
    """Say that the account of *presence* is *registration*. *decision_read* is the one on the page, "" for none."""
    if registration.cycle_id != presence.cycle_id:
        raise Refused(_("That registration belongs to another cycle."))
    opened = open_decision(actor, presence, decision_read, wanted=registration.public_id)
    return opened.standing or keep_decision(actor, presence, opened.account, Owner.REGISTRATION, registration)


@transaction.atomic
def leave_out(*, actor: Person, presence: Presence, owner: str, decision_read: str = "") -> NameAlias:
    """Say that the account of *presence* is the team's or a technician's, or nobody's: it is left out of every rate."""
    if owner not in (Owner.TEAM, Owner.NOBODY):
        raise Refused(_("Say whether it is of the team or of nobody."))
    opened = open_decision(actor, presence, decision_read, wanted=owner)
    return opened.standing or keep_decision(actor, presence, opened.account, owner, None)


@transaction.atomic
def take_back(*, actor: Person, alias: NameAlias) -> None:
    """Take a decision back: the account waits in the unmatched queue again. A walk-in registration made by it goes."""
    rules.demand(actor, "match_attendance", alias.cycle)
    _wait_for_others(alias.cycle)
    still = NameAlias.objects.filter(pk=alias.pk, owner=alias.owner, registration=alias.registration).first()
    if still is None:
        raise ChangedMeanwhile(
            _("Somebody else changed this decision meanwhile. Nothing was taken back; look at it again.")
        )
    presence = presences_of(_account_of(still), still.registration).first()
    _undo(still)
    if presence:
        record(actor, "took back", presence)
    else:
        record(actor, "took back", alias.cycle, withdraws=False)


@dataclass(frozen=True)
class Opened:
    """An account whose owner may be decided now; `standing` is the decision where it is the wanted one already."""

    account: AccountKey
    standing: NameAlias | None = None


def open_decision(actor: Person, presence: Presence, decision_read: str, *, wanted: str) -> Opened:
    """Refuse what may not be decided, and undo the decision that is changed. *wanted* is a meaning or a kind of owner.

    Within the caller's transaction: until it ends nobody else decides in the cycle.
    """
    rules.demand(actor, "match_attendance", presence.cycle)
    _wait_for_others(presence.cycle)
    account = key_of_presence(presence, presence.name())
    before = decision_on(account)
    if before and wanted in (before.meaning, before.owner):
        return Opened(account, before)
    _demand_unchanged_decision(before, decision_read)
    if before:
        _undo(before)
    _demand_waiting(Presence.objects.get(pk=presence.pk))
    return Opened(account)


def keep_decision(
    actor: Person, presence: Presence, account: AccountKey, owner: str, registration: Registration | None
) -> NameAlias:
    """Write what was decided of *account*, which is open, and give its presences their owner."""
    alias = NameAlias.objects.create(
        cycle=presence.cycle,
        index=account.index,
        webinar_id=account.webinar_id,
        owner=owner,
        registration=registration,
        decided_by=actor,
        decided_at=clock.now(),
    )
    waiting = presences_of(account, None).filter(is_team=False)
    if registration:
        waiting.update(registration=registration)
        record(actor, DEEDS[Owner(owner)], presence, registration=registration.public_id)
    else:
        waiting.update(is_team=True)
        record(actor, DEEDS[Owner(owner)], presence)
    return alias


def _wait_for_others(cycle: Cycle) -> None:
    """Whoever decides in this cycle at the same moment goes first or second, never both."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)


def _demand_unchanged_decision(before: NameAlias | None, decision_read: str) -> None:
    if (before.meaning if before else "") == decision_read:
        return
    if before is None:
        raise ChangedMeanwhile(_("Somebody else took that decision back meanwhile. Nothing was written; decide again."))
    owner = before.registration.display_name() if before.registration else str(before.get_owner_display())
    raise ChangedMeanwhile(
        _(
            "%(who)s decided this account meanwhile: %(owner)s. "
            "Nothing was written; if it is wrong, change it in the list."
        )
        % {"who": before.decided_by or _("Somebody else"), "owner": owner}
    )


def _demand_waiting(presence: Presence) -> None:
    if presence.is_team or presence.role not in COUNTED_ROLES:
        raise Refused(_("Accounts of the team, hosts and panellists are matched with nobody."))
    if presence.registration_id is not None:
        raise Refused(_("This account has its owner already: its address or name is that of a registration."))


def _undo(alias: NameAlias) -> None:
    """As before the decision. What a walk-in registration holds beyond this account is never thrown away."""
    registration = alias.registration
    own = presences_of(_account_of(alias), registration)
    if registration is None:
        own.filter(is_team=True).update(is_team=False)
    elif alias.owner == Owner.WALK_IN:
        demand_nothing_hangs(registration, alias, own)
        own.update(registration=None)
        remove_walk_in(registration)
    else:
        own.update(registration=None)
    NameAlias.objects.filter(pk=alias.pk).delete()


def _account_of(alias: NameAlias) -> AccountKey:
    return AccountKey(alias.index, alias.webinar_id)
