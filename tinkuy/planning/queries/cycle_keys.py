"""Whether the keys here are those of this database."""

from tinkuy.core import key_store
from tinkuy.core.sealing import Unsealable
from tinkuy.planning.models import Cycle
from tinkuy.planning.models.cycle import key_name


def opens_a_wrapped_key() -> bool | None:
    """Whether the data keys of the oldest and the youngest cycle open with the installation's master key.

    Of both: where keys were once made anew, only what came later opens. None where there is no cycle.
    """
    cycles = Cycle.objects.order_by("pk")
    ends = [cycle for cycle in (cycles.first(), cycles.last()) if cycle is not None]
    return all(map(_opens, ends)) if ends else None


def _opens(cycle: Cycle) -> bool:
    try:
        return bool(cycle.data_key)
    except Unsealable:
        return False


def cycles_whose_key_is_missing() -> list[str]:
    """Public ids of cycles whose key has no file."""
    there = set(key_store.names())
    return [
        public_id for public_id in Cycle.objects.values_list("public_id", flat=True) if key_name(public_id) not in there
    ]


def keys_of_no_cycle() -> list[str]:
    """Public ids for which the store has a key and the database has no row."""
    known = {key_name(public_id) for public_id in Cycle.objects.values_list("public_id", flat=True)}
    return [name.removeprefix(key_name("")) for name in key_store.names() if name not in known]
