"""A person pauses a campaign or lets it go on; whoever began one is told when it paused itself."""

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.notices.campaigns.actions import pause_campaign, resume_campaign
from tinkuy.notices.campaigns.models import Campaign
from tinkuy.notices.outbox import owe
from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle


@transaction.atomic
def pause_mails(*, actor: Person, cycle: Cycle, campaign: Campaign) -> None:
    """What was not sent waits."""
    rules.demand(actor, "run_campaigns", cycle)
    if not pause_campaign(campaign):
        raise Refused(_("These mails wait already."))
    record(actor, "paused the mails of", cycle, campaign=campaign.public_id)


@transaction.atomic
def resume_mails(*, actor: Person, cycle: Cycle, campaign: Campaign) -> None:
    """They go on from where they stopped; what comes back is counted anew."""
    rules.demand(actor, "run_campaigns", cycle)
    if not resume_campaign(campaign):
        raise Refused(_("These mails are on their way already."))
    record(actor, "let the mails go on of", cycle, campaign=campaign.public_id)


def tell_of_pause(campaign: Campaign) -> None:
    """A mail to whoever began it, once for each pause; its page and their list say the same."""
    cycle = Cycle.objects.filter(public_id=campaign.of).first()
    if cycle is None or campaign.sender is None or campaign.paused_at is None:
        return
    with translation.override(campaign.sender.language):
        path = reverse("convening:campaigns", args=[cycle.slug])
    key = f"campaign-paused-{campaign.pk}-{campaign.paused_at:%Y%m%d%H%M%S}"
    owe(campaign.sender, "campaign-paused", dedupe_key=key, path=path, from_cycle=cycle.public_id)
