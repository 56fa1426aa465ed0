"""Campaigns of a cycle with whom they reached, as many queries for a hundred as for one."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404
from django.utils.translation import pgettext_lazy

from tinkuy.hiding import Audience, Parts, safe
from tinkuy.notices.campaigns.models import Campaign
from tinkuy.notices.campaigns.queries import campaigns_of, has_settled, reach_counts
from tinkuy.notices.mail_log.queries import MailDay, mail_days
from tinkuy.notices.outcomes import Reach
from tinkuy.notices.stops.topics import INVITATIONS, topic_of
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle

MOST, MOST_DAYS = 100, 200


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
    return replace(one, counts=dict.fromkeys(one.counts)) if _is_invitation(one.campaign.kind) else one


def _is_invitation(kind: str) -> bool:
    topic = topic_of(kind)
    return topic is not None and topic.name == INVITATIONS.name


KINDS = {
    "invitation": pgettext_lazy("kind of mails", "Invitations"),
    "session-reminder": pgettext_lazy("kind of mails", "Reminders before a session"),
    "session-follow-up": pgettext_lazy("kind of mails", "Thanks and summaries after a session"),
    "session-changed": pgettext_lazy("kind of mails", "Changes of a session"),
    "cycle-cancelled": pgettext_lazy("kind of mails", "The end of the cycle"),
    "certificate-ready": pgettext_lazy("kind of mails", "Certificates"),
}


@dataclass(frozen=True)
class MailedDay:
    """What was owed on a day of one kind: `counts` are owed, sent, came back, not sent and waiting, in this order; None
    for what is small, or would give a small one away."""

    day: date
    kind: str
    counts: tuple[int | None, ...]


def mailed_days(cycle: Cycle, person: Person, roles: frozenset[str]) -> list[MailedDay]:
    """The latest first, of what the person may read of (`campaign_summaries`). Invitations as there.

    The pages of the campaigns tell the sums of all days: a day of few hides in another one of its kind.
    """
    readable = campaign_summaries(cycle, person, roles)
    days = mail_days(one.campaign for one in readable)[:MOST_DAYS]
    knows = rules.may(person, "register_from_lists", cycle)
    safe_days = {
        (kind, name): safe(Parts({one.day: _parts(one)[name] for one in days if one.kind == kind}), Audience.TEAM)
        for kind in {one.kind for one in days}
        for name in _PARTS
    }
    return [
        _mailed(one, [name for name in _PARTS if one.day in safe_days[one.kind, name]])
        if knows or not _is_invitation(one.kind)
        else _mailed(one, [])
        for one in days
    ]


_PARTS = ("sent", "returned", "not_sent", "waiting")


def _parts(one: MailDay) -> dict[str, int]:
    return {name: getattr(one, name) for name in _PARTS}


def _mailed(one: MailDay, safe_names: Collection[str]) -> MailedDay:
    parts = _parts(one)
    readable = safe(Parts(parts), Audience.TEAM) & set(safe_names)
    whole = one.owed if all(name in readable for name in parts) else None
    counts = (whole, *(parts[name] if name in readable else None for name in parts))
    return MailedDay(one.day, str(KINDS.get(one.kind, one.kind)), counts)


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
