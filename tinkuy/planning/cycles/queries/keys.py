"""Whether the keys here are those of this database."""

from tinkuy.core.keys import key_store
from tinkuy.core.sealing import Unsealable
from tinkuy.planning.cycles.models.cycle import Cycle, key_name, key_place


def opens_a_wrapped_key() -> bool | None:
    """Whether the data keys of the oldest and the youngest cycle open with the installation's master key.

    Of both: where keys were once made anew, only what came later opens. None where there is no cycle.
    """
    ids = Cycle.objects.order_by("pk").values_list("public_id", flat=True)
    ends = [public_id for public_id in (ids.first(), ids.last()) if public_id is not None]
    return all(map(_opens, ends)) if ends else None


def _opens(public_id: str) -> bool:
    try:
        return bool(key_store.unwrapped(key_name(public_id), place=key_place(public_id)))
    except Unsealable:
        return False


def cycles_whose_key_is_missing() -> list[str]:
    """Public ids of cycles whose key has no file. A cycle that is made or removed meanwhile is none of them."""
    ids = Cycle.objects.values_list("public_id", flat=True)
    public_ids = list(ids)
    there = set(key_store.names())
    missing = [public_id for public_id in public_ids if key_name(public_id) not in there]
    return list(ids.filter(public_id__in=missing)) if missing else []


def keys_of_no_cycle() -> list[str]:
    """Public ids for which the store has a key and the database has no row."""
    names_of_cycles = {key_name(public_id) for public_id in Cycle.objects.values_list("public_id", flat=True)}
    return [name.removeprefix(key_name("")) for name in key_store.names() if name not in names_of_cycles]
