"""The words of the codebook: new ones, other words for them, their place in the tree."""

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.differences import State, fingerprint
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.actions.frame import demand_unchanged
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import demand
from tinkuy.systematisation.codebook.queries.tree import demand_place
from tinkuy.systematisation.codebook.starter import starter
from tinkuy.systematisation.evidence.actions import (
    Words,
    demand_kind,
    demand_same_cycle,
    demand_words,
    free_number,
    lock,
    tidied,
)
from tinkuy.systematisation.evidence.models.code import Code


@transaction.atomic
def add_code(
    *,
    actor: Person,
    cycle: Cycle,
    kind: str,
    name: Words,
    number: int | None = None,
    note: Words | None = None,
    parent: Code | None = None,
) -> Code:
    """Add a word to the codebook, under one of the four kinds; without a *number* it gets the next of its kind."""
    demand(actor, "code_passages", cycle)
    demand_kind(kind)
    words = demand_words(name, cycle, _("Give the code a name in the main language of the cycle."), about="name")
    lock(cycle)
    _demand_new_name(words[cycle.main_language], cycle, kind)
    if parent:
        demand_same_cycle(cycle, parent)
        demand_place(kind, parent)
    code = Code.objects.create(
        cycle=cycle, kind=kind, number=free_number(Code, kind, number), name=words, note=tidied(note), parent=parent
    )
    record(actor, "added", code, label=code.label)
    return code


@transaction.atomic
def edit_code(
    *, actor: Person, code: Code, name: Words, note: Words | None = None, parent: Code | None = None, read_as: str = ""
) -> Code:
    """Other words or another place for the same code; what was coded with it stays.

    *read_as* is the fingerprint of what the writer read: `ChangedMeanwhile` if the code is another one by now.
    """
    demand(actor, "code_passages", code.cycle)
    cycle = lock(code.cycle)
    code.refresh_from_db()
    demand_unchanged(state_of(code), read_as)
    words = demand_words(name, cycle, _("Give the code a name in the main language of the cycle."), about="name")
    _demand_new_name(words[cycle.main_language], cycle, code.kind, besides=code)
    if parent:
        demand_same_cycle(cycle, parent)
        demand_place(code.kind, parent, code)
    code.name, code.note, code.parent = words, tidied(note), parent
    code.save(update_fields=["name", "note", "parent"])
    record(actor, "renamed", code, label=code.label)
    return code


def state_of(code: Code) -> State:
    """What people write of a code."""
    return {"name": code.name, "note": code.note, "parent": code.parent_id}


def fingerprint_of_code(code: Code) -> str:
    return fingerprint(state_of(code))


@transaction.atomic
def start_codebook(*, actor: Person, cycle: Cycle) -> list[Code]:
    """Give an empty codebook the words that a cycle may begin with, in every language."""
    demand(actor, "code_passages", cycle)
    lock(cycle)
    if Code.objects.exists():
        raise Refused(_("The codebook has words already. Add those that you miss."))
    numbers: dict[str, int] = {}
    codes = []
    for word in starter():
        number = numbers[word.kind] = numbers.get(word.kind, 0) + 1
        codes.append(Code(cycle=cycle, kind=word.kind, number=number, name=word.name, note=word.note))
    created = Code.objects.bulk_create(codes)
    record(actor, "started codebook", cycle, number=len(created))
    return created


def _demand_new_name(name: str, cycle: Cycle, kind: str, besides: Code | None = None) -> None:
    for code in Code.objects.filter(kind=kind):
        if code != besides and str(code.name.get(cycle.main_language, "")).casefold() == name.casefold():
            raise Refused(_("%(label)s already has this name.") % {"label": code.label}, about="name")
