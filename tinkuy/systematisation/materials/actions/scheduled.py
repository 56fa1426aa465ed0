"""What the clock does with materials: it takes back what may not be handed out any more, erases, and cleans again."""

import logging
from datetime import timedelta

from django.db import transaction
from django_scopes import scope, scopes_disabled

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.materials import sealed_files
from tinkuy.systematisation.materials.documents.sandbox import COVERED_SINCE, MEDIA_TYPES, RULES, cleaned
from tinkuy.systematisation.materials.models import Material, MaterialKind, Tier
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
    sealed_files.FILES.forget_all_but(named, clock.now() - ORPHANED)
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


AT_A_TIME = 20
"""Each takes seconds at the most; the worker has other deeds to do in between."""


def rewrite_materials() -> int:
    """Write some of the documents anew that were cleaned by earlier rules; how many were looked at."""
    with scopes_disabled():
        old = Material.objects.filter(cleaned_by__lt=RULES, ending__in=MEDIA_TYPES).exclude(file="")
        due = list(old.exclude(kind=MaterialKind.PHOTO).select_related("cycle", "webinar").order_by("pk")[:AT_A_TIME])
    for material in due:
        with scope(cycle=material.cycle):
            _rewrite(material)
    return len(due)


def _rewrite(material: Material) -> None:
    """Read and cleaned before anything is locked. One that is not taken today, or may lack covers, is the team's."""
    former, data = material.file, sealed_files.opened_file(material)
    try:
        ending, anew = cleaned(data) if data else (material.ending, b"")
    except Refused:
        _hold_back(material)
        return
    name = sealed_files.keep(material, anew) if anew else ""
    with transaction.atomic():
        if ending == "pdf" and material.cleaned_by < COVERED_SINCE:
            _hold_back(material)
        size = {"file": name, "size": len(anew)} if anew else {}
        same = Material.objects.filter(pk=material.pk, file=former)
        updated = same.update(ending=ending, cleaned_by=RULES, **size)
        if name:
            transaction.on_commit(lambda: sealed_files.FILES.forget(former if updated else name))


@transaction.atomic
def _hold_back(material: Material) -> None:
    same = Material.objects.filter(pk=material.pk, file=material.file)
    if same.exclude(tier=Tier.TEAM).update(tier=Tier.TEAM):
        record(None, "held back", material, webinar=material.webinar.ordinal, kind=material.kind)
        log.warning("a document of before is not handed out any more: it may tell of persons")
    same.update(cleaned_by=RULES)
