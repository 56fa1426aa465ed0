"""A codebook file becomes words of the codebook, all of them or none.

What it does is planned before anything is locked, and once more where the codebook changed meanwhile.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.rows.many_rows import Tell, insert_rows, update_rows
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.systematisation.codebook.files.file import FileCode
from tinkuy.systematisation.codebook.files.sandbox import read_codebook
from tinkuy.systematisation.codebook.queries.importing import (
    ADD,
    CHANGE,
    Plan,
    Planned,
    changed_fields,
    codebook_rows,
    codes_of,
    kinds_chosen,
    plan_of,
)
from tinkuy.systematisation.evidence.actions import lock
from tinkuy.systematisation.evidence.models.code import DEEPEST, Code
from tinkuy.systematisation.evidence.queries.lookup import in_order
from tinkuy.uploads.models import Upload

COLUMNS = ("kind", "name", "note", "guid", "colour", "is_codable", "number", "parent_id")
CHANGED = ("name", "note", "colour", "is_codable", "parent_id")


type Former = dict[str, Any]
"""The rows of the codes that were added, and of each that was changed its row now and before (`rows_of_codes`)."""


@dataclass(frozen=True)
class Prepared:
    """`rows_before` is the codebook that `plan` was made with, `read` what the file said. `new` are the rows to add by
    their place, `COLUMNS` without the last two; `changed` are the new values of codes that are known.
    """

    rows_before: Sequence[Any]
    read: tuple[Sequence[FileCode], Mapping[int, str], str]
    plan: Plan
    new: Mapping[int, tuple[Any, ...]]
    changed: Mapping[int, Mapping[str, Any]]


def read_codes(upload: Upload, data: bytes) -> None:
    """What the file says is kept with it, so that nobody reads it again."""
    upload.store_preview(json.dumps(asdict(read_codebook(data))))


def prepare_upload(upload: Upload, _read: None) -> Prepared:
    """What a previewed file does with the kinds that were chosen for it."""
    return prepare_codes(upload.cycle, codes_of(upload).codes, kinds_chosen(upload), upload.answers["language"])


def count_codes(actor: Person, upload: Upload, prepared: Prepared, _tell: Tell | None) -> None:
    """What the file says is added and changed, and what it was before is kept. Nothing is ever removed."""
    prepared, former = write_codes(actor, upload.cycle, prepared)
    if prepared.plan.changes_nothing:
        raise Refused(_("The codebook already says all of this."))
    upload.counts = dict(prepared.plan.counts)
    upload.store_former(json.dumps(former))
    upload.save(update_fields=["counts", "sealed_former"])


def prepare_codes(cycle: Cycle, codes: Sequence[FileCode], kinds: Mapping[int, str], language: str) -> Prepared:
    rows = codebook_rows(cycle)
    plan = plan_of(cycle, codes, kinds, language)
    if not plan.is_ready:
        raise Refused(_("Choose a kind for each code that stands at the top of the file."))
    new = {
        one.place: (one.kind, one.name, one.note, one.guid, one.colour, one.is_codable)
        for one in plan.planned
        if one.deed == ADD
    }
    changed = {one.place: changed_fields(one, plan) for one in plan.planned if one.deed == CHANGE}
    return Prepared(rows, (codes, kinds, language), plan, new, changed)


def write_codes(actor: Person, cycle: Cycle, prepared: Prepared) -> tuple[Prepared, Former]:
    """Within the caller's transaction; prepared once more where the codebook changed meanwhile."""
    lock(cycle)
    if prepared.rows_before != codebook_rows(cycle):
        prepared = prepare_codes(cycle, *prepared.read)
    if prepared.plan.changes_nothing:
        return prepared, {}
    former = _write(cycle, prepared)
    counts = prepared.plan.counts
    record(actor, "imported codebook", cycle, number=counts[ADD], changed=counts[CHANGE])
    return prepared, former


def _write(cycle: Cycle, prepared: Prepared) -> Former:
    """Within the caller's transaction, the cycle locked; what `take_back_codes` asks for."""
    plan, keys = prepared.plan, {one.place: one.code.pk for one in prepared.plan.planned if one.code is not None}
    numbers = _free_numbers(prepared)
    for places in _by_wave(prepared):  # a code can name the one above once that has a key
        above = {place: _above(plan.planned[place], plan, keys) for place in places}
        rows = [
            (*prepared.new[place], numbers[place], None if under is None else keys[under])
            for place, under in above.items()
        ]
        insert_rows(Code, COLUMNS, rows, {"cycle_id": cycle.pk})
        by_guid = dict(Code.objects.values_list("guid", "pk"))
        keys |= {place: by_guid[plan.planned[place].guid] for place in places}
    changed = [_changed_row(place, prepared, keys) for place in prepared.changed]
    before = rows_of_codes(row[-1] for row in changed)
    update_rows(Code, CHANGED, ("id",), changed)
    _demand_shallow()
    return {
        "added": list(rows_of_codes(keys[place] for place in prepared.new).values()),
        "changed": [(row, before[row[-1]]) for row in changed],
    }


def rows_of_codes(keys: Iterable[int]) -> dict[int, list[Any]]:
    """By its key the values that an import may change of a code, and the key."""
    rows = Code.objects.filter(pk__in=list(keys)).values_list(*CHANGED, "pk")
    return {row[-1]: list(row) for row in rows}


def _free_numbers(prepared: Prepared) -> dict[int, int]:
    """The next numbers of each kind, in the order of the file."""
    last = defaultdict[str, int](int, Code.objects.order_by().values_list("kind").annotate(Max("number")))
    numbers = {}
    for place, (kind, *_rest) in prepared.new.items():
        last[kind] += 1
        numbers[place] = last[kind]
    return numbers


def _by_wave(prepared: Prepared) -> list[list[int]]:
    """The places of new codes, those above before those under them."""
    waves: dict[int, int] = {}
    for place in prepared.new:  # in the order of the file: the one above comes first
        above = _above(prepared.plan.planned[place], prepared.plan, prepared.new)
        waves[place] = 0 if above is None else waves[above] + 1
    return [[place for place, wave in waves.items() if wave == which] for which in sorted(set(waves.values()))]


def _changed_row(place: int, prepared: Prepared, keys: Mapping[int, int]) -> tuple[Any, ...]:
    one, changed = prepared.plan.planned[place], dict(prepared.changed[place])
    code = one.code
    assert code is not None
    if "parent" in changed:
        above = _above(one, prepared.plan, keys)
        changed["parent_id"] = None if above is None else keys[above]
    return (*(changed.get(name, getattr(code, name)) for name in CHANGED), code.pk)


def _demand_shallow() -> None:
    """Refuse where codes that the file does not have now hang too deep from one that it moved."""
    if any(level > DEEPEST for _code, level in in_order(Code.objects.order_by("number"))):
        raise Refused(
            _("With this file the tree would be deeper than %(levels)s levels. Move the codes that it lacks first.")
            % {"levels": DEEPEST}
        )


def _above(one: Planned, plan: Plan, made: Mapping[int, Any]) -> int | None:
    """The place of the code under which it stands: the nearest of its own kind that is among *made*."""
    under = one.under
    while under is not None:
        if under in made and _kind_of(plan.planned[under]) == one.kind:
            return under
        under = plan.planned[under].under
    return None


def _kind_of(one: Planned) -> str:
    return one.code.kind if one.code is not None else one.kind
