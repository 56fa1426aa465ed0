from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.models import Cycle
from tinkuy.planning.rules import demand
from tinkuy.systematisation.models import Code

from .content import Words, demand_kind, demand_words, free_number, lock


@transaction.atomic
def add_code(*, actor: Person, cycle: Cycle, kind: str, name: Words, number: int | None = None) -> Code:
    """Add a word to the codebook, under one of the four kinds; without a *number* it gets the next of its kind."""
    demand(actor, "code_passages", cycle)
    demand_kind(kind)
    words = demand_words(name, cycle, _("Give the code a name in the main language of the cycle."), about="name")
    lock(cycle)
    _demand_new_name(words[cycle.main_language], cycle, kind)
    code = Code.objects.create(cycle=cycle, kind=kind, number=free_number(Code, kind, number), name=words)
    record(actor, "added", code, label=code.label)
    return code


@transaction.atomic
def rename_code(*, actor: Person, code: Code, name: Words) -> Code:
    """Other words for the same code; what was coded with it stays."""
    demand(actor, "code_passages", code.cycle)
    words = demand_words(name, code.cycle, _("Give the code a name in the main language of the cycle."), about="name")
    code.name = words
    code.save(update_fields=["name"])
    record(actor, "renamed", code, label=code.label)
    return code


def _demand_new_name(name: str, cycle: Cycle, kind: str) -> None:
    for code in Code.objects.filter(kind=kind):
        if str(code.name.get(cycle.main_language, "")).casefold() == name.casefold():
            raise Refused(_("%(label)s already has this name.") % {"label": code.label}, about="name")
