"""What is done to a registration, whatever page asks: its number, its lock, its removal.

By a number somebody goes who appears without a name: drawn, so that it tells neither their order nor their count.
"""

import secrets
from collections.abc import Sequence

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tinkuy.core.errors import Refused
from tinkuy.journal.erasures import note_erasure
from tinkuy.notices.outbox import forget_messages
from tinkuy.planning.cycles.models.cycle import Cycle

from .models import Registration

ABOUT = "registration|"
"""What the outbox puts before the public id."""


FIRST, SPAN = 100_000, 900_000
"""Of six digits, while not more than one in ten is taken."""
AT_ONCE = 500


def draw_number(cycle: Cycle) -> int:
    """A number that no registration of *cycle* has or, withdrawn since, had; it stays locked until the transaction
    ends.
    """
    return draw_numbers(cycle, 1)[0]


def draw_numbers(cycle: Cycle, count: int, drawn_before: Sequence[int] = ()) -> list[int]:
    """As `draw_number`, *count* different ones in no order; of those *drawn_before* all that are still free."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    own = Registration.objects.filter(cycle=cycle)
    taken = set(own.filter(number__gt=0).values_list("number", flat=True)) if drawn_before else set()
    numbers = dict.fromkeys([number for number in drawn_before if number not in taken][:count])
    span = _span(cycle, count)
    while len(numbers) < count:
        some = {FIRST + secrets.randbelow(span) for _ in range(min(AT_ONCE, count - len(numbers)))}
        numbers |= dict.fromkeys(some.difference(own.filter(number__in=some).values_list("number", flat=True)))
    return list(numbers)


def numbers_beforehand(cycle: Cycle, count: int) -> list[int]:
    """*count* different ones for `draw_numbers`, drawn before anything is locked: some may be taken by then."""
    span, numbers = _span(cycle, count), dict[int, None]()
    while len(numbers) < count:
        numbers[FIRST + secrets.randbelow(span)] = None
    return list(numbers)


def _span(cycle: Cycle, count: int) -> int:
    return max(SPAN, 10 * (Registration.objects.filter(cycle=cycle).count() + count))


def lock_own(registration: Registration) -> None:
    """Read *registration* as it is now, locked: a form on its way must not write anew what was erased meanwhile."""
    registration.refresh_from_db(from_queryset=Registration.objects.select_for_update())
    if not (registration.is_confirmed and registration.appears_as):
        raise Refused(_("This registration was withdrawn already."))


WITHDRAWN, REMOVED = "registration-withdrawn", "registration-removed"
"""How the ledger of erasures calls it."""


def remove_registrations(registrations: QuerySet[Registration]) -> int:
    """The rows go, with the messages that are owed; how many."""
    removed = list(registrations.select_related("cycle"))
    for registration in removed:
        forget_messages(about=registration.about, email="")
    note_erasure(REMOVED, *[registration.public_id for registration in removed])
    registrations.delete()
    return len(removed)
