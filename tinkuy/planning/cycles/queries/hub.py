"""Of this hub: who does a deed that is started from the shell, whether the keys here are those of this
database, and which cycles go by the clock.
"""

from collections.abc import Callable

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.keys import key_store
from tinkuy.core.sealing import Unsealable
from tinkuy.people.models import Person
from tinkuy.people.queries import person_with_address
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, key_name, key_place
from tinkuy.planning.cycles.models.team_role import TeamRole


def cycle_named(slug: str) -> Cycle:
    """The cycle with this address; refuses another name in words."""
    cycle = Cycle.objects.filter(slug=slug).first()
    if cycle is None:
        raise Refused(_("There is no cycle «%(slug)s».") % {"slug": slug})
    return cycle


def acting_person(cycle: Cycle, address: str | None) -> Person:
    """Who is named by *address*; else whoever coordinates the *cycle* in scope."""
    if address:
        person = person_with_address(address)
        if person is None:
            raise Refused(_("Nobody of the team has the address %(address)s.") % {"address": address})
        return person
    coordination = TeamRole.objects.filter(cycle=cycle, role=Role.COORDINATION).select_related("person").first()
    if coordination is None:
        raise Refused(_("Say who imports it with --as EMAIL: the cycle has no coordination."))
    return coordination.person


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


def rows_by_the_clock(model: type[Model]) -> Callable[[], QuerySet[Model]]:
    """What asks for the rows of *model* in cycles that go by the clock."""
    return lambda: model._base_manager.filter(cycle__clock_stands_at=None)
