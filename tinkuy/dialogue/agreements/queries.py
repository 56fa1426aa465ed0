"""Agreements as their pages read them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from tinkuy.core.rows.rows_of_keys import RowsOfKeys
from tinkuy.dialogue.agreements.models import Agreement, AgreementLink, AgreementParty, AgreementState, AgreementStep
from tinkuy.dialogue.agreements.rules import (
    Confirmation,
    Stage,
    confirmation_of,
    has_confirmed,
    may_be_public,
    waits_for,
)
from tinkuy.dialogue.floor.queries import planned_regime
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.hours import local_day
from tinkuy.planning.rules import strictest

UNKNOWN = -1
"""Second of a moment outside of every agenda."""

PARTIES = AgreementParty._base_manager.select_related("institution", "focal_point").order_by("id")


@dataclass(frozen=True)
class AgreementSummary:
    """An agreement with its parties, and how far they and it have come on the day *today*.

    `steps` are there where they were read with it.
    """

    agreement: Agreement
    parties: Sequence[AgreementParty]
    confirmation: Confirmation
    today: date
    steps: Sequence[AgreementStep] | None = None

    @property
    def is_in_force(self) -> bool:
        return self.confirmation.stage == Stage.IN_FORCE

    @property
    def is_overdue(self) -> bool:
        return self.agreement.is_overdue(self.today)

    @property
    def countries(self) -> list[str]:
        """Those of its parties, by their codes."""
        codes = {one.country or (one.institution.country if one.institution else "") for one in self.parties}
        return sorted(codes - {""})

    @property
    def knot(self) -> str:
        """Which knot of practice draws it: one turn more for each step."""
        state = self.agreement.state
        if state == AgreementState.DROPPED:
            return "rejected"
        if state == AgreementState.DONE:
            return "in_practice"
        if state == AgreementState.UNDER_WAY:
            return "under_way"
        return "agreed" if self.is_in_force else "in_dialogue"

    def confirmed(self, party: AgreementParty) -> bool:
        return has_confirmed(party, self.agreement)

    def waits_for(self, party: AgreementParty) -> bool:
        return waits_for(party, self.agreement)


def agreement_of(hook: Hook) -> Agreement | None:
    """The agreement that answered *hook*, if one did."""
    return Agreement.objects.filter(hook=hook).first()


def terms_of(agreement: Agreement) -> dict[str, Any]:
    """What a form asks of an agreement, as it stands: its countries are those that make it by themselves."""
    codes = agreement.parties.filter(institution=None).values_list("country", flat=True)
    return {
        "text": agreement.text,
        "who": agreement.who,
        "due_on": agreement.due_on,
        "countries": sorted(codes),
        "indicator": agreement.indicator,
    }


def agreement_at(number: int) -> Agreement | None:
    """Of the cycle in scope."""
    return next(iter(under_present_regime(_whole(Agreement.objects.filter(number=number)))), None)


def party_of(agreement: Agreement, public_id: str) -> AgreementParty | None:
    row = PARTIES.filter(agreement=agreement, public_id=public_id).first()
    if row is not None:
        row.agreement, row.cycle = agreement, agreement.cycle
    return row


def link_with_fingerprint(fingerprint: str) -> AgreementLink | None:
    """Of any cycle, while somebody may answer for its party: see `may_answer`."""
    related = ("cycle", "party__agreement__cycle", "party__focal_point", "party__institution")
    link = AgreementLink._base_manager.filter(fingerprint=fingerprint).select_related(*related).first()
    if link is None:
        return None
    link.party.cycle = link.cycle
    return link if may_answer(link.party) else None


def accounts_for(party: AgreementParty) -> "QuerySet[Person]":
    """Whose account may answer for *party*: of a country that makes it by itself its focal points; else the team's."""
    roles = TeamRole._base_manager.filter(cycle=party.cycle).exclude(TeamRole.AWAITED)
    if party.institution_id is None:
        roles = roles.filter(role=Role.FOCAL_POINT, country=party.country)
    return Person.objects.filter(pk__in=roles.values("person"), is_active=True)


def may_answer(party: AgreementParty) -> bool:
    """Whether there is somebody to ask: an account that still has its role, or a counterpart before their last day.

    What was agreed in a closed part goes to no counterpart: it stays in the team.
    """
    if party.focal_point_id:
        return accounts_for(party).filter(pk=party.focal_point_id).exists()
    return party.has_counterpart and not party.is_counterpart_past and not is_of_closed_part(party.agreement)


def is_of_closed_part(agreement: Agreement) -> bool:
    [present] = under_present_regime([agreement])
    return not may_be_public(present)


def _whole(rows: "QuerySet[Agreement]") -> "QuerySet[Agreement]":
    related = ("cycle", "webinar", "hook", "origin_hook__origin", "question", "made_by")
    return rows.select_related(*related).prefetch_related(Prefetch("parties", queryset=PARTIES))


AGREEMENTS_OF = RowsOfKeys[Agreement](
    lambda cycles: _whole(Agreement._base_manager.filter(cycle__in=cycles)).order_by("cycle", "number")
)
AGENDAS = RowsOfKeys[Segment](
    lambda webinars: Segment._base_manager.filter(webinar__in=webinars).order_by("webinar", "ordinal")
)


def under_present_regime(rows: Iterable[Agreement]) -> list[Agreement]:
    """*rows* with the strictest regime that ever applied to their moment, in memory, as quotes have it.

    Of a moment that nobody knows it is the strictest of the agenda, and without a session the cycle's own.
    """
    agreements = list(rows)
    agendas: dict[int | None, list[Segment]] = defaultdict(list)
    for segment in AGENDAS.rows(sorted({one.webinar_id for one in agreements if one.webinar_id})):
        agendas[segment.webinar_id].append(segment)
    for one in agreements:
        second = UNKNOWN if one.second is None else one.second
        now = planned_regime(agendas[one.webinar_id], second, one.cycle.default_regime)
        one.regime = strictest(one.regime, now)
    return agreements


def summary_of(agreement: Agreement) -> AgreementSummary:
    return summary_with(agreement, list(agreement.parties.all()))


def summary_with(
    agreement: Agreement, parties: Sequence[AgreementParty], steps: Sequence[AgreementStep] | None = None
) -> AgreementSummary:
    for party in parties:
        party.agreement, party.cycle = agreement, agreement.cycle
    return AgreementSummary(agreement, parties, confirmation_of(agreement, parties), agreement.cycle.today(), steps)


def summaries(cycle: Cycle) -> list[AgreementSummary]:
    """All of the cycle in scope, by number, in three queries."""
    rows = AGREEMENTS_OF.rows([cycle.pk])
    for row in rows:
        row.cycle = cycle
    return [summary_of(row) for row in under_present_regime(rows)]


def summaries_of(cycles: Collection[int]) -> list[AgreementSummary]:
    """All of several cycles, outside of any scope."""
    return [summary_of(row) for row in under_present_regime(AGREEMENTS_OF.rows(list(cycles)))]


def caught_in(webinar: Webinar) -> list[Agreement]:
    """Those of a session, the newest first."""
    rows = Agreement.objects.filter(webinar=webinar).prefetch_related(Prefetch("parties", queryset=PARTIES))
    return list(rows.order_by("-number"))


OVERDUE = "overdue"


@dataclass(frozen=True)
class Filters:
    """What the register shows: a state (or what is overdue), a country, a session; empty for all."""

    state: str = ""
    country: str = ""
    session: str = ""

    def shows(self, one: AgreementSummary) -> bool:
        place = str(one.agreement.webinar.ordinal) if one.agreement.webinar else ""
        return (
            self._shows_state(one)
            and (not self.country or self.country in one.countries)
            and (not self.session or self.session == place)
        )

    def _shows_state(self, one: AgreementSummary) -> bool:
        if self.state == OVERDUE:
            return one.is_overdue
        if self.state in (Stage.CAUGHT, Stage.SENT):
            return one.confirmation.stage == self.state and not one.agreement.has_ended
        return not self.state or one.agreement.state == self.state


def history_of(agreement: Agreement) -> list[AgreementStep]:
    """The newest first."""
    return list(agreement.steps.select_related("recorded_by").order_by("-taken_on", "-id"))


def days_of(summary: AgreementSummary) -> list[tuple[str, date | None]]:
    """The four knots of its way, each with the day on which it was tied."""
    agreement, since = summary.agreement, summary.confirmation.in_force_since
    zone = agreement.cycle.zone
    steps = agreement.steps.all() if summary.steps is None else summary.steps
    last = {step.state: step.taken_on for step in steps}
    is_done = agreement.state == AgreementState.DONE
    has_begun = is_done or agreement.state == AgreementState.UNDER_WAY
    return [
        ("in_dialogue", local_day(agreement.made_at, zone)),
        ("agreed", local_day(since, zone) if since else None),
        ("under_way", last.get(AgreementState.UNDER_WAY) if has_begun else None),
        ("in_practice", last.get(AgreementState.DONE) if is_done else None),
    ]
