"""Each of the two countries says for itself whether everybody may read that they support each other."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.language.personal_data.asking import demand_names_nobody
from tinkuy.people.models import Person
from tinkuy.planning.rules import countries_of, may
from tinkuy.practice.support import rules
from tinkuy.practice.support.actions.steps import locked
from tinkuy.practice.support.models import PeerSupport


@transaction.atomic
def decide_support_openness(
    *, actor: Person, support: PeerSupport, opens: bool, names_nobody: bool = False
) -> PeerSupport:
    """Open or hide one's own side. Everybody reads it while both say so: between whom, the line, how far it came."""
    support = locked(support)
    side = rules.side_of(support, countries_of(actor, support.cycle))
    if not may(actor, "decide_openness", support.cycle) or not side:
        raise Refused(_("Only a focal point of one of the two countries decides what is public of it."))
    if opens and not names_nobody:
        demand_names_nobody([support.subject])
    if getattr(support, side) == opens:
        return support
    setattr(support, side, opens)
    support.save(update_fields=[side])
    country = support.asking if side == "asking_opens" else support.giving
    record(actor, "decided what is public of", support, country=country, label=support.finding.label)
    return support
