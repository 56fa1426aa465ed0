"""Files that were written anew by earlier rules, which found less: the clock writes them anew by those of today."""

import logging

from django.db import transaction
from django_scopes import scope, scopes_disabled

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.systematisation.materials import sealed_files
from tinkuy.systematisation.materials.documents.sandbox import MEDIA_TYPES, RULES, cleaned
from tinkuy.systematisation.materials.models import Material, MaterialKind, Tier

log = logging.getLogger("tinkuy.systematisation")

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
    """Read and cleaned before anything is locked. One that is not taken today stays with the team."""
    former, data = material.file, sealed_files.opened_file(material)
    try:
        ending, anew = cleaned(data) if data else (material.ending, b"")
    except Refused:
        _hold_back(material)
        return
    name = sealed_files.keep(material, anew) if anew else ""
    with transaction.atomic():
        size = {"file": name, "size": len(anew)} if anew else {}
        same = Material.objects.filter(pk=material.pk, file=former)
        updated = same.update(ending=ending, cleaned_by=RULES, **size)
        if name:
            transaction.on_commit(lambda: sealed_files.forget(former if updated else name))


@transaction.atomic
def _hold_back(material: Material) -> None:
    same = Material.objects.filter(pk=material.pk, file=material.file)
    if same.exclude(tier=Tier.TEAM).update(tier=Tier.TEAM):
        record(None, "held back", material, webinar=material.webinar.ordinal, kind=material.kind)
        log.warning("a document of before is not handed out any more: it tells who worked on it")
    same.update(cleaned_by=RULES)
