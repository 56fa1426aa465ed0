"""Whether the installation's keys are those that sealed this database."""

from tinkuy.core.sealing import Unsealable
from tinkuy.planning.models import Cycle


def opens_a_wrapped_key() -> bool | None:
    """Whether the data keys of the oldest and the youngest cycle that have one open with the installation's master key.

    Of both: where keys were once made anew, only what came later opens. None where no cycle has a key.
    """
    keyed = Cycle.objects.exclude(wrapped_key=b"").order_by("pk")
    ends = [cycle for cycle in (keyed.first(), keyed.last()) if cycle is not None]
    return all(map(_opens, ends)) if ends else None


def _opens(cycle: Cycle) -> bool:
    try:
        return bool(cycle.data_key)
    except Unsealable:
        return False
