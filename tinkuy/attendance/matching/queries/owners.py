"""Whose row it is: the registrations of a cycle, opened in memory, beside the rows of a report."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from sys import intern
from typing import Any

from django.db.models import QuerySet

from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.matching.names import country_in_name
from tinkuy.attendance.matching.rules import Match, Registered, Registrant, Verdicts, alias_key, match_rows, opened
from tinkuy.attendance.presences.models import COUNTED_ROLES, Presence
from tinkuy.attendance.reports.report import Report, Row
from tinkuy.convening.registrations.models import Registration
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.core import sealing
from tinkuy.core.text import folded
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar

from .decisions import AccountKey, email_index, key_of, name_index
from .people_state import state_of_people


@dataclass(slots=True, unsafe_hash=True)  # not frozen, as `Row` is not
class MatchedRow:
    """A row with the registration it was matched with, if any. `tells_country`: an account of nobody, or one that is
    somebody's by its name alone, tells its own.

    `is_team` for an account of the cycle's team, and for one that a person said is the team's or nobody's: left out.
    """

    row: Row
    registration_id: int | None
    is_team: bool
    is_by_name: bool = False

    @property
    def is_unmatched(self) -> bool:
        return self.registration_id is None and not self.is_team and self.row.role in COUNTED_ROLES

    @property
    def tells_country(self) -> bool:
        return self.is_by_name or self.is_unmatched


MOST_KEPT = 250_000
"""Indexes of addresses, and of names, that are kept at hand: as many as the longest report has lines."""


class Owners:
    """Whose addresses and names they are in a cycle, for several reports: what is dear to find out is kept.

    An address is found by its blind index, without opening anything; names are opened when the first row without an
    address asks for them. Equal texts are one in memory: of a hundred thousand persons that is much.

    `state` is that of before anything was read: whatever changes later is seen by who compares it.
    """

    def __init__(self, cycle: Cycle) -> None:
        self.cycle, self.state = cycle, state_of_people()
        self.team = team_addresses(cycle)
        registrations = confirmed().exclude(email_index="").values_list("email_index", "pk")
        self._by_index = {intern(index): pk for index, pk in registrations.iterator()}
        self._indexes: dict[str, str] = {}
        self._name_indexes: dict[str, str] = {}
        self._countries: dict[tuple[str, str], str] = {}
        self._people: Registered | None = None

    def index_of(self, email: str) -> str:
        """The blind index of an address."""
        if email not in self._indexes:
            _keep_few(self._indexes)
            self._indexes[email] = intern(email_index(email, self.cycle))
        return self._indexes[email]

    def name_index_of(self, name: str) -> str:
        """The blind index of a name."""
        if name not in self._name_indexes:
            _keep_few(self._name_indexes)
            self._name_indexes[name] = name_index(name, self.cycle)
        return self._name_indexes[name]

    def country_of(self, pair: MatchedRow) -> str:
        """The country that an account tells of its own, "" where none counts: whoever comes back has the same name."""
        if not pair.tells_country:
            return ""
        words = pair.row.name, pair.row.country
        if words not in self._countries:
            _keep_few(self._countries)
            self._countries[words] = country_in_name(*words)
        return self._countries[words]

    def of_address(self, email: str) -> int | None:
        return self._by_index.get(self.index_of(email))

    def people(self) -> Registered:
        if self._people is None:
            self._people = opened(registrants(self.cycle, with_addresses=False))
        return self._people


def _keep_few(indexes: dict[Any, str]) -> None:
    """However many reports are read one after the other, memory stays as after the longest."""
    if len(indexes) >= MOST_KEPT:
        indexes.clear()


def matched(report: Report, webinar: Webinar, owners: Owners | None = None) -> list[MatchedRow]:
    """Each row of *report* with its registration: by address, by an earlier decision, by a name within its country.

    Pass the same *owners* for several reports of a cycle.
    """
    owners = owners or Owners(webinar.cycle)
    decided = decisions_for(report, webinar)
    known = {key: owner for key, owner in decided.items() if owner is not None}
    left_out = decided.keys() - known.keys()
    owned_rows = [(row, owners.of_address(row.email)) for row in report.rows]
    others = [row for row, owner in owned_rows if owner is None]
    people = owners.people() if any(not row.email for row in others) else ()
    rest = iter(match_rows(others, people, known, verdicts=verdicts_for(others, webinar), suggest=False))
    pairs: list[MatchedRow] = []
    for row, owner in owned_rows:
        match = next(rest) if owner is None else None
        if row.email in owners.team or (left_out and alias_key(row) in left_out):
            pairs.append(MatchedRow(row, None, True))
        else:
            pairs.append(_pair(match) if match else MatchedRow(row, owner, False))
    return pairs


def _pair(match: Match) -> MatchedRow:
    registration_id = match.registration_id if isinstance(match.registration_id, int) else None
    return MatchedRow(match.row, registration_id, False, match.reason == "name")


def decisions_for(report: Report, webinar: Webinar) -> dict[str, int | None]:
    """By `alias_key`, the registration that a person decided for rows of *report*; None where it is none of theirs."""
    rows = NameAlias.objects.values_list("index", "webinar_id", "registration_id")
    decided = {AccountKey(index, place): registration for index, place, registration in rows}
    if not decided:
        return {}
    named = {alias_key(row): row for row in report.rows}
    account_keys = {key: key_of(row.name, row.email, webinar) for key, row in named.items()}
    return {key: decided[account] for key, account in account_keys.items() if account in decided}


def verdicts_for(rows: Iterable[Row], webinar: Webinar) -> dict[str, Verdicts]:
    """By `alias_key`, what persons said of the names of *rows* that have no address."""
    every_verdict = verdicts()
    if not every_verdict:
        return {}
    named = {alias_key(row): row.name for row in rows if not row.email}
    by_account = {key: every_verdict.get(key_of(name, "", webinar)) for key, name in named.items()}
    return {key: own for key, own in by_account.items() if own}


def verdicts() -> dict[AccountKey, dict[Hashable, bool]]:
    """What persons said of matches by name in the cycle in scope, by account and registration."""
    by_account: dict[AccountKey, dict[Hashable, bool]] = {}
    rows = NameVerdict.objects.values_list("index", "webinar_id", "registration_id", "is_theirs")
    for index, webinar_id, registration_id, is_theirs in rows:
        by_account.setdefault(AccountKey(index, webinar_id), {})[registration_id] = is_theirs
    return by_account


def team_addresses(cycle: Cycle) -> frozenset[str]:
    """The addresses of the cycle's team: their accounts are left out of rates."""
    roles = TeamRole.objects.with_scope(cycle=cycle).all()
    return frozenset(Person.objects.filter(team_roles__in=roles).values_list("email", flat=True))


def registrants(cycle: Cycle, *, with_addresses: bool = True) -> list[Registrant]:
    """The registrations of the cycle with names and addresses opened; never leaves the process.

    Who finds addresses by their index leaves them closed.
    """
    sealer = sealing.Sealer(cycle.data_key)
    rows = confirmed().values_list("pk", "public_id", "sealed_name", "sealed_email", "country", "organisation__name")
    return [
        Registrant(
            pk,
            intern(folded(sealer.unseal(name, place=Registration.place_of(public_id, "name")))),
            sealer.unseal(email, place=Registration.place_of(public_id, "email")).casefold() if with_addresses else "",
            country,
            organisation or "",
        )
        for pk, public_id, name, email, country, organisation in rows.iterator()
    ]


def registration_with_address(cycle: Cycle, email: str) -> Registration:
    """The registration of an address, found by its blind index; raises `Registration.DoesNotExist`."""
    return confirmed().get(email_index=email_index(email, cycle))


def unmatched_presences(webinar: Webinar) -> QuerySet[Presence]:
    """The accounts of *webinar* that nobody has told apart yet, in the order of the report."""
    return waiting_presences().filter(webinar=webinar)


def waiting_presences() -> QuerySet[Presence]:
    """The same of every webinar of the cycle in scope, in the order of the webinars."""
    waiting: QuerySet[Presence] = Presence.objects.filter(registration=None, is_team=False, role__in=COUNTED_ROLES)
    return waiting.select_related("cycle").order_by("webinar__ordinal", "line", "pk")
