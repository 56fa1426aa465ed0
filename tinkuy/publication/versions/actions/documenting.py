from django.db import transaction
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.plan.actions import advance_cycle
from tinkuy.publication.sheets.models import SheetVersion


@transaction.atomic
def document_cycle(*, actor: Person, cycle: Cycle) -> Cycle:
    """Take the cycle to *documented*, once a sheet of it is published."""
    if not SheetVersion.objects.filter(sheet__cycle=cycle, retired_at=None).exists():
        raise Refused(_("The cycle is documented once its sheet is published."))
    return advance_cycle(actor=actor, cycle=cycle, state=CycleState.DOCUMENTED)
