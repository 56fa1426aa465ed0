"""Mails that paused themselves: they wait for whoever sent them, and for the coordination."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from tinkuy.design.components import initials
from tinkuy.desk.checkup import addresses
from tinkuy.desk.checkup.addresses import page_of
from tinkuy.notices.campaigns.queries import paused_campaigns
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle

from .item import Due

MINUTES = 5
"""An estimate: the list is looked at, and the mails go on."""


def paused_mails(cycles: Mapping[int, Cycle]) -> Iterator[Due]:
    """One line for each campaign."""
    by_public_id = {cycle.public_id: cycle for cycle in cycles.values()}
    coordination = str(Role.COORDINATION.label)
    for campaign in paused_campaigns(by_public_id):
        cycle = by_public_id[campaign.of]
        yield Due(
            cycle=cycle,
            on=cycle.today(),
            has_day=False,
            words=_("Look at the mails that wait: %(name)s") % {"name": campaign.name},
            who=coordination,
            code=initials(coordination),
            pages=[page_of(cycle, addresses.CAMPAIGN, campaign.public_id)],
            persons=frozenset({campaign.sender_id} if campaign.sender_id else ()),
            roles=frozenset({Role.COORDINATION}),
            deed=_("Look at the mails"),
            thing=campaign.name,
            why=str(campaign.get_pause_reason_display()),
            minutes=MINUTES,
        )
