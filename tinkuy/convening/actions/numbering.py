from django.db.models import Max

from tinkuy.convening.models import Registration
from tinkuy.planning.models import Cycle


def next_number(cycle: Cycle) -> int:
    """The next free number among the registrations of *cycle*, which stays locked until the transaction ends."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    taken = Registration.objects.filter(cycle=cycle).aggregate(last=Max("number"))["last"]
    return (taken or 0) + 1
