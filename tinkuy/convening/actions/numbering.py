"""The number by which somebody goes who appears without a name: drawn, so that it tells neither their order nor how
many there are. A number from 1 on would be a count of those registered, and of those who withdrew.
"""

import secrets

from tinkuy.convening.models import Registration
from tinkuy.planning.cycles.models.cycle import Cycle

FIRST, SPAN = 100_000, 900_000
"""Of six digits, while not more than one in ten is taken."""
AT_ONCE = 500


def draw_number(cycle: Cycle) -> int:
    """A number that no registration of *cycle* has or, withdrawn since, had; it stays locked until the transaction
    ends.
    """
    return draw_numbers(cycle, 1)[0]


def draw_numbers(cycle: Cycle, count: int) -> list[int]:
    """As `draw_number`, *count* different ones in no order."""
    Cycle.objects.select_for_update().get(pk=cycle.pk)
    own = Registration.objects.filter(cycle=cycle)
    span = max(SPAN, 10 * (own.count() + count))
    drawn: set[int] = set()
    while len(drawn) < count:
        some = {FIRST + secrets.randbelow(span) for _ in range(min(AT_ONCE, count - len(drawn)))}
        drawn |= some.difference(own.filter(number__in=some).values_list("number", flat=True))
    numbers = list(drawn)
    secrets.SystemRandom().shuffle(numbers)
    return numbers
