"""A person looks at what the program matched by name: it is them, or it is not. Either can be taken back.

What is said holds for the name in every session of the cycle, those imported later too; for the name of a device or a
single word, in its session alone. What reports tell beside the name still counts: a row of the same name that tells
another country is another match.

Whoever registers after a report was imported owns what waits under their address, without a person deciding. Whose a
presence is needs every name of the cycle opened. That is found out before anything is locked; under the lock it is
looked at whether anything that it rests on has changed, and what was found is written.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Min, QuerySet
from django.utils.translation import gettext as _

from tinkuy.attendance.matching.models import NameVerdict
from tinkuy.attendance.matching.queries.by_name import matched_by_name
from tinkuy.attendance.matching.queries.decisions import AccountKey, called, decision_on, key_of_presence, presences_of
from tinkuy.attendance.matching.queries.owners import registrants, verdicts, waiting_presences
from tinkuy.attendance.matching.queries.state import state_of_recognition
from tinkuy.attendance.matching.rules import Registered, Registrant, opened
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.reports.report import Row
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import clock
from tinkuy.core.deeds import writing
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.rows.many_rows import update_rows
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle

ALIKE = ("email_index", "name_index", "webinar_id", "country")
"""Presences that have these in common tell the same of whose they are."""


@dataclass(frozen=True)
class Recognition:
    """By the key of a presence, the `Registrant.id` of its owner; `state` is what they were found by."""

    state: bytes
    owners: Mapping[int, Hashable]


def recognise(cycle: Cycle, waiting: QuerySet[Presence], people: Callable[[], Iterable[Registrant]]) -> Recognition:
    """Whose the presences that are *waiting* in the *cycle* in scope are, if the registrations were *people*.

    Nothing is opened where nothing waits.
    """
    state = state_of_recognition(waiting)
    firsts = waiting.order_by().values(*ALIKE).annotate(first=Min("pk")).values("first")
    some = list(Presence.objects.filter(pk__in=firsts))
    owners = _owners(cycle, some, opened(people()), verdicts()) if some else {}
    rows = waiting.order_by().values_list("pk", *ALIKE) if owners else ()
    return Recognition(state, {pk: owners[tuple(columns)] for pk, *columns in rows if tuple(columns) in owners})


def recognise_account(cycle: Cycle, account: AccountKey, *, without: NameVerdict) -> Recognition:
    """The same for one account, as if *without* had never been said."""
    waiting = waiting_of_account(account)
    state, some = state_of_recognition(waiting), list(waiting)
    verdicts_by_account = {key: dict(own_verdicts) for key, own_verdicts in verdicts().items()}
    verdicts_by_account.get(account, {}).pop(without.registration_id, None)
    owners = _owners(cycle, some, opened(registrants(cycle)), verdicts_by_account) if some else {}
    return Recognition(state, {one.pk: owners[_account_of(one)] for one in some if _account_of(one) in owners})


def waiting_of_account(account: AccountKey) -> QuerySet[Presence]:
    waiting = waiting_presences().filter(called([account.index]))
    return waiting.filter(webinar=account.webinar_id) if account.webinar_id else waiting


def give_owners(owners: Mapping[int, Hashable], keys: Mapping[Hashable, int] | None = None) -> int:
    """Write what was recognised, within the caller's transaction; how many presences have an owner now.

    *keys* are those of registrations that were not written yet when their presences were recognised.
    """
    later = keys or {}
    rows = [(later.get(owner, owner), pk, False) for pk, owner in owners.items()]
    return update_rows(Presence, ("registration_id",), ("id", "is_team"), rows)


def _owners(
    cycle: Cycle,
    presences: list[Presence],
    people: Registered,
    verdicts_by_account: Mapping[AccountKey, Mapping[Hashable, bool]],
) -> dict[tuple[object, ...], Hashable]:
    """Whose each of *presences* is, by what it tells; those of nobody are left out."""
    key, owners = cycle.data_key, {}
    for one in presences:
        name = one.name(key)
        row = Row(one.line, name, one.email(key), "attendee", one.joined_at, one.left_at, None, True, one.country)
        owner, _reason = people.owner(row, {}, verdicts_by_account.get(key_of_presence(one, name), {}))
        if owner is not None:
            owners[_account_of(one)] = owner
    return owners


def _account_of(presence: Presence) -> tuple[object, ...]:
    return tuple(getattr(presence, field) for field in ALIKE)


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
        owner = since.registration.display_name() if since.registration else str(since.get_owner_display())
        raise Refused(_("This account was decided since: %(owner)s. Take that decision back first.") % {"owner": owner})
    if not NameVerdict.objects.filter(pk=verdict.pk).delete()[0]:
        raise ChangedMeanwhile(_("Somebody else took that back already. Nothing changed."))
    presence = Presence.objects.filter(email_index="", name_index=verdict.index).first()
    if presence:
        record(actor, "took back the decision about", presence)
    else:
        record(actor, "took back the decision about", cycle)


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
