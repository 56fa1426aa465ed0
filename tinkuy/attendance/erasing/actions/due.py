"""How much the clock's erasure would take at this moment, so that more than was announced can be asked about before."""

from django.db import transaction
from django.db.models import Q
from django_scopes import scope

from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.models import Upload

from .expiring import follow_the_close


def rows_to_erase() -> int:
    """Rows of all cycles that `erase_expired` would erase or empty at `clock.now()`, an example's not among them.

    Their last days follow the close first: a close that was moved into the past would otherwise show only when it is
    too late.
    """
    return sum(_due_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None, is_example=False))


@transaction.atomic
def _due_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        follow_the_close(cycle)
        over, sealed = Q(erase_on__lt=cycle.today()), ~Q(sealed_file=b"")
        return (
            Presence.objects.filter(over).count()
            + Upload.objects.filter(over, sealed).count()
            + Registration.objects.filter(over).exclude(appears_as="").count()
        )
