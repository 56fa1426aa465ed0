"""Whose row it is: the registrations of a cycle, opened in memory, beside the rows of a report."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from tinkuy.convening.matching import Match, Registrant, alias_key, match_rows
from tinkuy.convening.models import COUNTED_ROLES, NameAlias, Presence, Registration
from tinkuy.convening.reports import Report, Row
from tinkuy.core import sealing
from tinkuy.core.text import folded
from tinkuy.people.models import Person
from tinkuy.planning.models import Cycle, TeamRole, Webinar

from .registered import confirmed


@dataclass(frozen=True)
class Pair:
    """A row with the registration it was matched with, if any; `is_team` for an account of the cycle's team."""

    row: Row
    registration_id: int | None
    is_team: bool

    @property
    def is_unmatched(self) -> bool:
        return self.registration_id is None and not self.is_team and self.row.role in COUNTED_ROLES


def matched(report: Report, webinar: Webinar) -> list[Pair]:
    """Each row of *report* with its registration, by address, by an earlier decision, or by an unequivocal name."""
    team = team_addresses(webinar.cycle)
    found = match_rows(report.rows, registrants(webinar.cycle), aliases_for(report.rows, webinar))
    return [_pair(match, team) for match in found]


def _pair(match: Match, team: frozenset[str]) -> Pair:
    is_team = match.row.email.strip().casefold() in team
    registration_id = match.registration_id if isinstance(match.registration_id, int) else None
    return Pair(match.row, None if is_team else registration_id, is_team)


def aliases_for(rows: Iterable[Row], webinar: Webinar) -> dict[str, int]:
    """The decisions that concern *rows*: stored by blind index, so each row asks for its own."""
    decided = dict(NameAlias.objects.values_list("index", "registration_id"))
    if not decided:
        return {}
    asked = {alias_key(row): alias_index(row.name, row.email, webinar) for row in rows}
    return {key: decided[index] for key, index in asked.items() if index in decided}


def alias_index(name: str, email: str, webinar: Webinar) -> str:
    """What a decision is kept by: the address, or else the name within this webinar, since devices share names."""
    address = email_index(email, webinar.cycle)
    return address or sealing.blind_index(folded(name), place=f"{webinar.cycle.public_id}|{webinar.pk}")


def email_index(email: str, cycle: Cycle) -> str:
    return sealing.blind_index(email, place=cycle.public_id) if email else ""


def name_index(name: str, cycle: Cycle) -> str:
    return sealing.blind_index(folded(name), place=f"{cycle.public_id}|name")


def team_addresses(cycle: Cycle) -> frozenset[str]:
    """The addresses of the cycle's team: their accounts are left out of rates."""
    roles = TeamRole.objects.with_scope(cycle=cycle).all()
    return frozenset(Person.objects.filter(team_roles__in=roles).values_list("email", flat=True))


def registrants(cycle: Cycle) -> list[Registrant]:
    """The registrations of the cycle with names and addresses opened; never leaves the process."""
    key = cycle.data_key
    return [
        Registrant(row.pk, folded(row.name(key)), row.email(key).casefold(), row.country, str(row.organisation or ""))
        for row in confirmed().select_related("organisation")
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
