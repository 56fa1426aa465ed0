"""Items of the quality checklist that only a person can tell."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.systematisation.models import AskedItem, AskedTick, Finding

from .finding import demand_kept


@transaction.atomic
def tick_item(*, actor: Person, finding: Finding, item: str, is_so: bool = True) -> None:
    """Say, having read the words as they stand, that *item* is so; or take that back."""
    demand(actor, "write_findings", finding.cycle)
    demand_kept(finding)
    if item not in AskedItem.values:
        raise Refused(_("Choose an item of the list."))
    if not is_so:
        if AskedTick.objects.filter(finding=finding, item=item).delete()[0]:
            record(actor, "took back a tick of", finding, label=finding.label, item=item)
        return
    AskedTick.objects.update_or_create(
        finding=finding,
        item=item,
        defaults={
            "cycle": finding.cycle,
            "content_hash": finding.content_hash,
            "ticked_by": actor,
            "ticked_at": clock.now(),
        },
    )
    record(actor, "ticked", finding, label=finding.label, item=item)
