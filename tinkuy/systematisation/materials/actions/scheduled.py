"""What the clock does to materials: take back what a stricter regime forbids, erase what is due."""

import logging
from datetime import timedelta

from django.db import transaction
from django_scopes import scope, scopes_disabled

from tinkuy.core import clock
from tinkuy.journal.trail import record
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.materials import sealed_files
from tinkuy.systematisation.materials.models import Material, Tier
from tinkuy.systematisation.materials.queries import falling_due

from .editing import erase, forget_materials

log = logging.getLogger("tinkuy.systematisation")

ORPHANED = timedelta(hours=1)
"""A file that no row names after it belongs to a deed that was not completed."""


def take_back_materials() -> int:
    """Invariant 10: an agenda may have become stricter where this stage is not told of it; how many were taken back."""
    return sum(_take_back_in(cycle) for cycle in Cycle.objects.all())


@transaction.atomic
def _take_back_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        held_back = [one.material for one in falling_due(cycle) if one.is_held_back]
        for material in held_back:
            material.tier, material.taken_back_at = Tier.TEAM, clock.now()
            material.save(update_fields=["tier", "taken_back_at"])
            record(None, "took back", material, webinar=material.webinar.ordinal, kind=material.kind)
    return len(held_back)


def erase_materials() -> int:
    """Erase what is due in every cycle, rows and bytes; how many. An example's clock of erasure stands still."""
    erased = sum(_erase_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None, is_example=False))
    with scopes_disabled():
        named = set(Material.objects.exclude(file="").values_list("file", flat=True))
    sealed_files.forget_all_but(named, (clock.now() - ORPHANED).timestamp())
    if erased:
        transaction.on_commit(forget_materials)
        log.info("erased materials that were due", extra={"count": erased})
    return erased


@transaction.atomic
def _erase_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        due = [one.material for one in falling_due(cycle) if one.is_due]
        for material in due:
            record(None, "erased", material, webinar=material.webinar.ordinal, kind=material.kind)
            erase(material)
    return len(due)
