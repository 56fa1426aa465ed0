"""Codes that become one, are taken apart, or go."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.systematisation.agreement.models import ParallelCode
from tinkuy.systematisation.codebook.queries.tree import demand_place
from tinkuy.systematisation.evidence.actions import Words, demand_same_cycle, free_number, lock
from tinkuy.systematisation.evidence.models.code import Code, CodeMerge
from tinkuy.systematisation.evidence.models.excerpt import Excerpt

from .codes import add_code


@transaction.atomic
def merge_codes(*, actor: Person, code: Code, into: Code) -> CodeMerge:
    """Let *into* take the quotes of *code* and the codes under it; what *code* was is kept, to be taken apart again."""
    demand(actor, "code_passages", code.cycle)
    demand_same_cycle(code.cycle, into)
    lock(code.cycle)
    if code == into:
        raise Refused(_("Choose another code: one is not merged into itself."), about="into")
    if code.kind != into.kind:
        raise Refused(
            _("%(label)s belongs to another kind. Choose a code of this kind.") % {"label": into.label}, about="into"
        )
    _raise_children(code, into)
    quotes = Excerpt.objects.filter(code=code)
    merge = CodeMerge.objects.create(
        cycle=code.cycle,
        into=into,
        guid=code.guid,
        number=code.number,
        name=code.name,
        note=code.note,
        colour=code.colour,
        parent=code.parent if code.parent != into else None,
        quotes=list(quotes.order_by("pk").values_list("public_id", flat=True)),
    )
    quotes.update(code=into)
    ParallelCode.objects.filter(code=code).update(code=into)
    CodeMerge.objects.filter(into=code).update(into=into)
    record(actor, "merged", into, label=into.label, former=code.label, number=len(merge.quotes))
    code.delete()
    return merge


@transaction.atomic
def take_apart(*, actor: Person, merge: CodeMerge) -> Code:
    """Undo a merge: the code is back under its number, with those of its quotes that still have the other code."""
    demand(actor, "code_passages", merge.cycle)
    lock(merge.cycle)
    into = merge.into
    name = str(merge.name.get(merge.cycle.main_language, ""))
    if any(str(one.name.get(merge.cycle.main_language)) == name for one in Code.objects.filter(kind=into.kind)):
        raise Refused(_("Another code is called “%(name)s” by now. Rename it first.") % {"name": name})
    is_taken = Code.objects.filter(kind=into.kind, number=merge.number).exists()
    code = Code.objects.create(
        cycle=merge.cycle,
        kind=into.kind,
        number=free_number(Code, into.kind, None if is_taken else merge.number),
        name=merge.name,
        note=merge.note,
        guid=merge.guid,
        colour=merge.colour,
        parent=_still_fitting(merge.parent, into.kind),
    )
    back = Excerpt.objects.filter(code=into, public_id__in=merge.quotes).update(code=code)
    record(actor, "took apart", code, label=code.label, former=into.label, number=back)
    merge.delete()
    return code


@transaction.atomic
def split_code(*, actor: Person, code: Code, name: Words, quotes: Sequence[Excerpt]) -> Code:
    """Give some of the quotes of *code* a code of their own, beside it in the tree."""
    demand(actor, "code_passages", code.cycle)
    if not quotes:
        raise Refused(_("Choose the quotes that go to the new code."), about="quotes")
    going = Excerpt.objects.filter(pk__in=[quote.pk for quote in quotes], code=code)
    if going.count() != len(quotes):
        raise Refused(_("These quotes are not all of this code any more. Reload the page."), about="quotes")
    new = add_code(actor=actor, cycle=code.cycle, kind=code.kind, name=name, parent=code.parent)
    going.update(code=new)
    record(actor, "split", code, label=code.label, former=new.label, number=len(quotes))
    return new


@transaction.atomic
def remove_code(*, actor: Person, code: Code) -> None:
    """Take a word out of the codebook that no quote has and under which no other stands."""
    demand(actor, "code_passages", code.cycle)
    lock(code.cycle)
    used = Excerpt.objects.filter(code=code).count()
    if used:
        raise Refused(
            ngettext(
                "%(count)s quote has this code. Merge the code into another one instead.",
                "%(count)s quotes have this code. Merge the code into another one instead.",
                used,
            )
            % {"count": used}
        )
    if Code.objects.filter(parent=code).exists():
        raise Refused(_("Other codes stand under this one. Move or remove them first."))
    record(actor, "removed", code, label=code.label)
    code.delete()


def _raise_children(code: Code, into: Code) -> None:
    """The codes under *code* stand under *into*; if *into* is among them or below, its line moves up first."""
    line, above = [into], into.parent
    while above and above != code:
        line.append(above)
        above = above.parent
    if above == code:
        line[-1].parent = code.parent
        line[-1].save(update_fields=["parent"])
        into.refresh_from_db()
    for child in Code.objects.filter(parent=code):
        demand_place(code.kind, into, child)
        child.parent = into
        child.save(update_fields=["parent"])


def _still_fitting(parent: Code | None, kind: str) -> Code | None:
    """The place where it stood, if it may still stand there."""
    try:
        if parent:
            demand_place(kind, parent)
    except Refused:
        return None
    return parent
