"""What became of a campaign's messages: counts in one query, and whom it did not reach.

What is asked for here is kept for 14 days after a message went (`actions.KEPT`); afterwards its counts are left.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Count, Q, QuerySet, Sum

from tinkuy.core import clock
from tinkuy.notices.models import MailCount, Notice
from tinkuy.notices.outcomes import REACH, UNREACHED, Reach

from .models import Campaign


def campaigns_of(of: str) -> QuerySet[Campaign]:
    """Those of a cycle, by its public id, the latest first."""
    return Campaign.objects.filter(of=of).select_related("sender")


def paused_campaigns(ofs: Iterable[str]) -> QuerySet[Campaign]:
    """Of many cycles, those that wait for a person."""
    return Campaign.objects.filter(of__in=ofs).exclude(paused_at=None).order_by("paused_at")


def has_settled(campaign: Campaign, at: datetime | None = None) -> bool:
    """Whether the moment has come at which who was not reached counts as unreachable."""
    return campaign.settles_at is not None and campaign.settles_at <= (at or clock.now())


def unreachable_in(campaign: Campaign) -> QuerySet[Notice]:
    """The messages of those whom it did not reach: `values("about")` names whose they are (`registration|<id>`)."""
    missed = Q(outcome__in=UNREACHED)
    if has_settled(campaign):
        missed |= Q(outcome="")
    return Notice.objects.filter(missed, campaign=campaign)


def reach_by_about(campaign: Campaign) -> dict[str, Reach]:
    """Of each whom it is for (`about`) whether it reached them."""
    waiting = Reach.UNREACHABLE if has_settled(campaign) else Reach.UNKNOWN
    rows = Notice.objects.filter(campaign=campaign).values_list("about", "outcome")
    return {about: REACH[outcome] if outcome else waiting for about, outcome in rows}


def reach_counts(campaigns: Iterable[Campaign]) -> dict[int, dict[Reach, int]]:
    """Of each campaign, by its key, how many persons it reached and did not: two queries, however many there are.

    Of messages whose rows have gone what `MailCount` keeps is counted as well.
    """
    by_key = {campaign.pk: campaign for campaign in campaigns}
    counts = {pk: dict.fromkeys(Reach, 0) for pk in by_key}
    live = Notice.objects.filter(campaign__in=by_key).values_list("campaign", "outcome").annotate(number=Count("pk"))
    for pk, outcome, number in live.order_by():
        counts[pk][_reach(outcome, by_key[pk])] += number
    gone = MailCount.objects.filter(campaign__in=by_key).values_list("campaign", "outcome").annotate(Sum("count"))
    for pk, outcome, number in gone.order_by():
        counts[pk][_reach(outcome, by_key[pk])] += number
    return counts


def _reach(outcome: str, campaign: Campaign) -> Reach:
    return Reach.UNREACHABLE if not outcome and has_settled(campaign) else REACH[outcome]
