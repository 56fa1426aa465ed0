from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.systematisation.models import Code, Cue, Excerpt

from .content import demand_kind
from .keeping import demand_code, demand_unused, keep_passage
from .passage import passage_of
from .steps import change, note_step, state_of


@transaction.atomic
def code_passage(
    *,
    actor: Person,
    cue: Cue,
    start: int,
    end: int,
    kind: str,
    code: Code | None = None,
    language: str = "",
    last_cue: Cue | None = None,
) -> Excerpt:
    """Keep what stands from character *start* of a cue to *end* of it, or of *last_cue*, as a quote of *kind*.

    It is widened to whole words and takes the strictest regime that applies at its minutes. It has the speaker's
    country unless that forbids it, or unless voices of several countries say it.
    """
    demand(actor, "code_passages", cue.cycle)
    demand_kind(kind)
    demand_code(code, kind, cue.cycle)
    passage = passage_of(cue, start, end, last_cue)
    if Excerpt.objects.filter(**passage.place, kind=kind).exists():
        raise Refused(_("This passage is already coded with this kind."), about=("passage", "kind"))
    excerpt = keep_passage(passage, actor=actor, kind=kind, code=code, language=language)
    record(actor, "coded", excerpt, kind=kind)
    note_step(actor, change(excerpt, before=None, after=state_of(excerpt)), of=excerpt)
    return excerpt


@transaction.atomic
def recode_excerpt(*, actor: Person, excerpt: Excerpt, kind: str, code: Code | None = None) -> Excerpt:
    """Another kind or code for the same words."""
    demand(actor, "code_passages", excerpt.cycle)
    demand_kind(kind)
    demand_code(code, kind, excerpt.cycle)
    demand_free(excerpt, kind)
    before = state_of(excerpt)
    excerpt.kind, excerpt.code = kind, code
    excerpt.save(update_fields=["kind", "code"])
    record(actor, "recoded", excerpt, kind=kind)
    note_step(actor, change(excerpt, before=before, after=state_of(excerpt)), of=excerpt)
    return excerpt


@transaction.atomic
def remove_excerpt(*, actor: Person, excerpt: Excerpt) -> None:
    """Undo the coding of a passage or the citing of something live, while no finding rests on it."""
    demand(actor, "code_passages", excerpt.cycle)
    demand_unused(excerpt)
    record(actor, "removed", excerpt, kind=excerpt.kind)
    note_step(actor, change(excerpt, before=state_of(excerpt), after=None), of=excerpt)
    excerpt.delete()


def demand_free(excerpt: Excerpt, kind: str) -> None:
    """Refuse a kind under which the same words are kept already."""
    if Excerpt.objects.filter(**excerpt.place, kind=kind).exclude(pk=excerpt.pk).exists():
        raise Refused(_("These words are already coded with this kind."), about="kind")
