"""A campaign pauses itself when failures rise, and whoever began it is told."""

from collections.abc import Callable

from django.db.models import Count, Q

from tinkuy.notices.models import Notice

from .actions import pause_campaign
from .models import Campaign
from .rules import pause_for

_tell: Callable[[Campaign], None] = lambda _campaign: None  # noqa: E731


def use_pause_message(tell: Callable[[Campaign], None]) -> None:
    """Register, once, in an `AppConfig.ready`, who owes its sender the word that a campaign paused itself."""
    global _tell
    _tell = tell


def pause_if_failing(campaign: Campaign) -> bool:
    """Whether it paused now. What failed before somebody let it go on counts no more."""
    if campaign.is_paused:
        return False
    ended = Notice.objects.filter(campaign=campaign).exclude(outcome="")
    if campaign.resumed_at:
        ended = ended.filter(Q(sent_at__gte=campaign.resumed_at) | Q(failed_at__gte=campaign.resumed_at))
    rows = ended.values_list("outcome").annotate(number=Count("pk")).order_by()
    reason = pause_for(dict(rows))
    if not reason or not pause_campaign(campaign, reason):
        return False
    campaign.refresh_from_db()
    _tell(campaign)
    return True
