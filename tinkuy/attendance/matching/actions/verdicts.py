"""A person looks at what the program matched by name: it is them, or it is not. Either can be taken back.

What is said holds for the name in every session of the cycle, those imported later too; for the name of a device or a
single word, in its session alone. What reports tell beside the name still counts: a row of the same name that tells
another country is another match.
"""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.attendance.matching.models import NameVerdict
from tinkuy.attendance.matching.queries.by_name import matched_by_name
from tinkuy.attendance.matching.queries.decisions import AccountKey, decision_on, key_of_presence, presences_of
from tinkuy.attendance.matching.queries.state import state_of_recognition
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.deeds import writing
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle

from .recognising import give_owners, recognise_account, waiting_of_account


@transaction.atomic
def confirm_match(*, actor: Person, presence: Presence, registration: Registration) -> NameVerdict:
    """Say that the account of *presence* is *registration*, as the program took it for. No figure changes."""
    return _say(actor, presence, registration, is_theirs=True)


@transaction.atomic
def refuse_match(*, actor: Person, presence: Presence, registration: Registration) -> NameVerdict:
    """Say that it is not: the account waits in the queue, and is never matched so again by itself."""
    return _say(actor, presence, registration, is_theirs=False)


def take_back_verdict(*, actor: Person, verdict: NameVerdict) -> int:
    """Take back what was said of a match: the program matches by its rules again. How many presences it gave back.

    Names are opened before anything is locked, and once more if what they are compared with changed meanwhile.
    """
    cycle = verdict.cycle
    rules.demand(actor, "match_attendance", cycle)
    account = AccountKey(verdict.index, verdict.webinar_id)
    recognition = None if verdict.is_theirs else recognise_account(cycle, account, without=verdict)
    with writing():
        Cycle.objects.select_for_update().get(pk=cycle.pk)
        if recognition and recognition.state != state_of_recognition(waiting_of_account(account)):
            recognition = recognise_account(cycle, account, without=verdict)
        _take_back(actor, verdict, account)
        return give_owners(recognition.owners) if recognition else 0


def _take_back(actor: Person, verdict: NameVerdict, account: AccountKey) -> None:
    cycle = verdict.cycle
    if not verdict.is_theirs and (since := decision_on(account)):
        owner = since.registration.shown_name() if since.registration else str(since.get_owner_display())
        raise Refused(_("This account was decided since: %(owner)s. Take that decision back first.") % {"owner": owner})
    if not NameVerdict.objects.filter(pk=verdict.pk).delete()[0]:
        raise ChangedMeanwhile(_("Somebody else took that back already. Nothing changed."))
    presence = Presence.objects.filter(email_index="", name_index=verdict.index).first()
    if presence:
        record(actor, "took back what was said of", presence)
    else:
        record(actor, "took back what was said of", cycle)


def _say(actor: Person, presence: Presence, registration: Registration, *, is_theirs: bool) -> NameVerdict:
    cycle = presence.cycle
    rules.demand(actor, "match_attendance", cycle)
    Cycle.objects.select_for_update().get(pk=cycle.pk)  # whoever says it at the same moment goes first or second
    account = key_of_presence(presence, presence.name())
    of_account = NameVerdict.objects.filter(index=account.index, webinar=account.webinar_id, registration=registration)
    standing = of_account.select_related("said_by").first()
    if standing and standing.is_theirs == is_theirs:
        return standing
    _demand_open(presence, registration, standing)
    verdict = NameVerdict.objects.create(
        cycle=cycle,
        index=account.index,
        webinar_id=account.webinar_id,
        registration=registration,
        is_theirs=is_theirs,
        said_by=actor,
        said_at=clock.now(),
    )
    if not is_theirs:
        presences_of(account, registration).filter(email_index="").update(registration=None)
    who = registration.public_id
    record(actor, "confirmed the match of" if is_theirs else "refused the match of", presence, registration=who)
    return verdict


def _demand_open(presence: Presence, registration: Registration, standing: NameVerdict | None) -> None:
    """Of two who say it at once, the second is told and nothing of theirs is written (promise L08)."""
    if standing:
        verdict_words = _("it is them") if standing.is_theirs else _("it is not them")
        raise ChangedMeanwhile(
            _("%(who)s said meanwhile: %(said)s. Nothing was written; if it is wrong, take it back in the list.")
            % {"who": standing.said_by or _("Somebody else"), "said": verdict_words}
        )
    if not matched_by_name().filter(pk=presence.pk, registration=registration).exists():
        raise ChangedMeanwhile(
            _("The program does not take this account for that person by its name any more. Nothing was written.")
        )
