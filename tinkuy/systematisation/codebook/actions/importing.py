"""A codebook file becomes words of the codebook, all of them or none."""

from collections.abc import Mapping, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import demand
from tinkuy.systematisation.codebook.files.file import FileCode
from tinkuy.systematisation.codebook.queries.importing import ADD, CHANGE, Plan, Planned, changed_fields, plan_of
from tinkuy.systematisation.evidence.actions.content import free_number, lock
from tinkuy.systematisation.evidence.models.code import DEEPEST, Code
from tinkuy.systematisation.evidence.queries.codes import in_order


@transaction.atomic
def import_codebook(
    *, actor: Person, cycle: Cycle, codes: Sequence[FileCode], kinds: Mapping[int, str], language: str
) -> Plan:
    """Add and change what the file says, as its preview showed it; the same file twice changes nothing.

    Nothing is ever removed: a code that the file does not have stays.
    """
    demand(actor, "code_passages", cycle)
    lock(cycle)
    plan = plan_of(cycle, codes, kinds, language)
    if not plan.is_ready:
        raise Refused(_("Choose a kind for each code that stands at the top of the file."))
    code_by_place: dict[int, Code] = {}
    for one in plan.planned:
        if one.deed == ADD:
            code_by_place[one.place] = _add(cycle, one, code_by_place, plan)
        elif one.code is not None:
            code_by_place[one.place] = _change(one, code_by_place, plan) if one.deed == CHANGE else one.code
    _demand_shallow()
    counts = plan.counts
    if not plan.changes_nothing:
        record(actor, "imported codebook", cycle, number=counts[ADD], changed=counts[CHANGE])
    return plan


def _add(cycle: Cycle, one: Planned, code_by_place: Mapping[int, Code], plan: Plan) -> Code:
    return Code.objects.create(
        cycle=cycle,
        kind=one.kind,
        number=free_number(Code, one.kind, None),
        name=one.name,
        note=one.note,
        guid=one.guid,
        colour=one.colour,
        is_codable=one.is_codable,
        parent=_above(one, code_by_place, plan),
    )


def _change(one: Planned, code_by_place: Mapping[int, Code], plan: Plan) -> Code:
    code, changed = one.code, changed_fields(one, plan)
    assert code is not None
    if "parent" in changed:
        changed["parent"] = _above(one, code_by_place, plan)
    for name, value in changed.items():
        setattr(code, name, value)
    code.save(update_fields=list(changed))
    return code


def _demand_shallow() -> None:
    """Refuse where codes that the file does not have now hang too deep from one that it moved."""
    if any(level > DEEPEST for _code, level in in_order(Code.objects.order_by("number"))):
        raise Refused(
            _("With this file the tree would be deeper than %(levels)s levels. Move the codes that it lacks first.")
            % {"levels": DEEPEST}
        )


def _above(one: Planned, code_by_place: Mapping[int, Code], plan: Plan) -> Code | None:
    """The code under which it stands: one of its own kind that was made or known before it."""
    under = one.under
    while under is not None:
        parent = code_by_place.get(under)
        if parent is not None and parent.kind == one.kind:
            return parent
        under = plan.planned[under].under
    return None
