"""A campaign is begun by the stage whose deed it is, pauses, and goes on when a person says so."""

from datetime import datetime

from tinkuy.core import clock
from tinkuy.people.models import Person

from .models import Campaign, CampaignPause


def begin_campaign(
    *,
    key: str,
    kind: str,
    name: str,
    of: str = "",
    sender: Person | None = None,
    settles_at: datetime | None = None,
) -> Campaign:
    """The campaign of this *key*, begun once: hand it to `outbox.owe_to_addresses` with the messages.

    In the caller's transaction. *of* is the public id of the cycle; *sender* is told when it pauses itself. At
    *settles_at* whoever was not reached counts as unreachable: a day before a session somebody can still telephone.
    """
    defaults = {"kind": kind, "name": name, "of": of, "sender": sender, "settles_at": settles_at}
    return Campaign.objects.get_or_create(key=key, defaults=defaults)[0]


def pause_campaign(campaign: Campaign, reason: str = CampaignPause.PERSON) -> bool:
    """What is owed of it waits; whether it was under way."""
    going = Campaign.objects.filter(pk=campaign.pk, paused_at=None)
    return bool(going.update(paused_at=clock.now(), pause_reason=reason))


def resume_campaign(campaign: Campaign) -> bool:
    """It goes on, and failures are counted anew from here; whether it was paused."""
    paused = Campaign.objects.filter(pk=campaign.pk).exclude(paused_at=None)
    return bool(paused.update(paused_at=None, pause_reason="", resumed_at=clock.now()))


def forget_campaigns(*, of: str) -> int:
    """With the counts and what is still owed of them, when whose they are is removed; how many."""
    rows = Campaign.objects.filter(of=of)
    count = rows.count()
    rows.delete()
    return count
