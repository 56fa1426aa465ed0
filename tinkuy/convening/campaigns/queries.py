"""Campaigns of a cycle with whom they reached, as many queries for a hundred as for one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import Http404

from tinkuy.hiding import Audience, Parts, safe
from tinkuy.notices.campaigns.models import Campaign
from tinkuy.notices.campaigns.queries import campaigns_of, has_settled, reach_counts
from tinkuy.notices.outcomes import Reach
from tinkuy.notices.stops.topics import INVITATIONS, topic_of
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle

MOST = 100


@dataclass(frozen=True)
class CampaignSummary:
    """`counts` are those that the person may read: None for a part that is small, or would give a small one away."""

    campaign: Campaign
    total: int
    counts: dict[str, int | None]
    has_settled: bool

    @property
    def is_under_way(self) -> bool:
        return not self.campaign.is_paused and self.counts[Reach.UNKNOWN] != 0


def campaign_summaries(cycle: Cycle, person: Person, roles: frozenset[str]) -> list[CampaignSummary]:
    """The latest first: all of them for the coordination, and for whoever else began some, their own."""
    rows = campaigns_of(cycle.public_id)
    if Role.COORDINATION not in roles:
        rows = rows.filter(sender=person)
    summaries = _summaries(rows[:MOST])
    return (
        summaries
        if rules.may(person, "register_from_lists", cycle)
        else [_without_invitations(one) for one in summaries]
    )


def _without_invitations(one: CampaignSummary) -> CampaignSummary:
    """Who is registered already gets no invitation: by how many fewer went than there are in a list, whoever brought it
    in would learn of an address whether it is. Their page of invitations says what became of each.
    """
    topic = topic_of(one.campaign.kind)
    is_invitation = topic is not None and topic.name == INVITATIONS.name
    return replace(one, counts=dict.fromkeys(one.counts)) if is_invitation else one


def campaign_summary(cycle: Cycle, person: Person, roles: frozenset[str], public_id: str) -> CampaignSummary:
    """One of them; raises Http404 for another's, and for one that is not there."""
    for one in campaign_summaries(cycle, person, roles):
        if one.campaign.public_id == public_id:
            return one
    raise Http404


def _summaries(campaigns: Iterable[Campaign]) -> list[CampaignSummary]:
    rows = list(campaigns)
    counts = reach_counts(rows)
    return [_summary(campaign, counts[campaign.pk]) for campaign in rows]


def _summary(campaign: Campaign, counts: dict[Reach, int]) -> CampaignSummary:
    safe_parts = safe(Parts(counts), Audience.TEAM)
    may_read: dict[str, int | None] = {reach: count if reach in safe_parts else None for reach, count in counts.items()}
    return CampaignSummary(campaign, sum(counts.values()), may_read, has_settled(campaign))
