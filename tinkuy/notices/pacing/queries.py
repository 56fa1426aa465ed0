from tinkuy.core import clock
from tinkuy.notices.models import Pace

from .rules import available


def empty_buckets() -> set[str]:
    """The names of those that give nothing now."""
    now = clock.now()
    return {row.name for row in Pace.objects.all() if available(row, now) < 1}
