"""Whose row it is: the registrations of a cycle, opened in memory, beside the rows of a report."""

from collections.abc import Set
from dataclasses import dataclass

from django.db.models import QuerySet

from tinkuy.convening.matching import Match, Registrant, alias_key, match_rows
from tinkuy.convening.models import COUNTED_ROLES, NameAlias, Presence, Registration
from tinkuy.convening.names import told_country
from tinkuy.convening.reports import Report, Row
from tinkuy.core.text import folded
from tinkuy.people.models import Person
from tinkuy.planning.models import Cycle, TeamRole, Webinar

from .accounts import AccountKey, email_index, key_of
from .registered import confirmed


@dataclass(frozen=True)
class Pair:
    """A row with the registration it was matched with, if any; `country` is what an account of nobody tells of its own.

    `is_team` for an account of the cycle's team, and for one that a person said is the team's or nobody's: left out.
    """

    row: Row
    registration_id: int | None
    is_team: bool

    @property
    def is_unmatched(self) -> bool:
        return self.registration_id is None and not self.is_team and self.row.role in COUNTED_ROLES

    @property
    def country(self) -> str:
        return told_country(self.row.name, self.row.country) if self.is_unmatched else ""


def matched(report: Report, webinar: Webinar) -> list[Pair]:
    """Each row of *report* with its registration: by address, by an earlier decision, by a name within its country."""
    decided = decisions_for(report, webinar)
    owners = {key: owner for key, owner in decided.items() if owner is not None}
    left_out = decided.keys() - owners.keys()
    team = team_addresses(webinar.cycle)
    found = match_rows(report.rows, registrants(webinar.cycle), owners)
    return [_pair(match, match.row.email.strip().casefold() in team or _is_in(left_out, match.row)) for match in found]


def _pair(match: Match, is_team: bool) -> Pair:
    registration_id = match.registration_id if isinstance(match.registration_id, int) else None
    return Pair(match.row, None if is_team else registration_id, is_team)


def _is_in(left_out: Set[str], row: Row) -> bool:
    return bool(left_out) and alias_key(row) in left_out


def decisions_for(report: Report, webinar: Webinar) -> dict[str, int | None]:
    """By `alias_key`, the registration that a person decided for rows of *report*; None where it is none of theirs."""
    rows = NameAlias.objects.values_list("index", "webinar_id", "registration_id")
    decided = {AccountKey(index, place): registration for index, place, registration in rows}
    if not decided:
        return {}
    named = {alias_key(row): row for row in report.rows}
    asked = {key: key_of(row.name, row.email, webinar) for key, row in named.items()}
    return {key: decided[account] for key, account in asked.items() if account in decided}


def team_addresses(cycle: Cycle) -> frozenset[str]:
    """The addresses of the cycle's team: their accounts are left out of rates."""
    roles = TeamRole.objects.with_scope(cycle=cycle).all()
    return frozenset(Person.objects.filter(team_roles__in=roles).values_list("email", flat=True))


OPENED = ("public_id", "sealed_name", "sealed_email", "country", "organisation__name")


def registrants(cycle: Cycle) -> list[Registrant]:
    """The registrations of the cycle with names and addresses opened; never leaves the process."""
    key = cycle.data_key
    return [
        Registrant(row.pk, folded(row.name(key)), row.email(key).casefold(), row.country, str(row.organisation or ""))
        for row in confirmed().select_related("organisation").only(*OPENED)
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
