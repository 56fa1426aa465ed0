"""A codebook file is taken back whole: the codes that it added go, those that it changed are as they were before."""

import json
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.rows.many_rows import delete_rows, update_rows
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.systematisation.evidence.actions import lock
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.uploads.models import Upload
from tinkuy.uploads.queries import rests_on
from tinkuy.uploads.refusals import erased

from .importing import CHANGED, rows_of_codes


def former_codes(upload: Upload) -> dict[str, Any]:
    """What `count_codes` kept; refuses once it was erased."""
    if not upload.sealed_former:
        raise erased()
    former: dict[str, Any] = json.loads(upload.former)
    return former


def take_back_codes(actor: Person, upload: Upload, former: dict[str, Any]) -> None:
    """Within the caller's transaction. Refuses where anybody has used or changed one of the codes since.

    A code that was removed by hand is gone already.
    """
    lock(upload.cycle)
    added, changed = {row[-1]: row for row in former["added"]}, {now[-1]: now for now, _before in former["changed"]}
    standing = rows_of_codes([*added, *changed])
    if changed.keys() - standing or any((added | changed)[key] != row for key, row in standing.items()):
        raise _used_since()
    _demand_unused(Code.objects.filter(pk__in=added), [before for _now, before in former["changed"]])
    update_rows(Code, CHANGED, ("id",), [before for _now, before in former["changed"]])
    number = delete_rows(Code.objects.filter(pk__in=added))
    record(actor, "took codebook back", upload.cycle, number=number, changed=len(changed))


def _demand_unused(added: QuerySet[Code], before: list[Any]) -> None:
    """No quote, merge or other code rests on what goes, and the codes under which others stood are still there."""
    keys = {row[-1] for row in before}
    above = {row[CHANGED.index("parent_id")] for row in before} - {None}
    stands_under = Code.objects.filter(parent__in=added).exclude(pk__in=added).exclude(pk__in=keys)
    if (
        stands_under.exists()
        or rests_on(added, besides=(Code,))
        or Code.objects.filter(pk__in=above).count() < len(above)
    ):
        raise _used_since()


def _used_since() -> Refused:
    return Refused(
        _(
            "Somebody has used or changed a code of this file since: nothing is taken back. "
            "Remove or merge its codes one by one."
        )
    )
