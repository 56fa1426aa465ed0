"""Coding what one voice said in a session: all its turns with one code."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.rules import demand
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.coding.actions import change, code_passage, keep_passage, note_step, state_of
from tinkuy.systematisation.evidence.actions.content import demand_same_cycle
from tinkuy.systematisation.evidence.actions.passages import passage_of
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.transcripts.queries.turns import cues_by_turn


@transaction.atomic
def code_turns(*, actor: Person, webinar: Webinar, speaker: Speaker, code: Code, turns: int) -> list[Excerpt]:
    """Keep each turn of *speaker* as a quote of *code*, in one step that can be undone.

    *turns* is how many the person saw: with another number something has changed, and nothing is done. A turn that is
    a quote of this kind already stays as it is. Where a regime names nobody there is no speaker and hence no turn.
    """
    demand(actor, "code_passages", webinar.cycle)
    demand_same_cycle(webinar.cycle, speaker, code)
    spoken_turns = cues_by_turn(webinar, speaker)
    if len(spoken_turns) != turns:
        raise Refused(_("The turns of this voice have changed. Look at them again, then code them."))
    passages = [passage_of(turn[0], 0, len(turn[-1].text), turn[-1]) for turn in spoken_turns]
    quotes = [
        keep_passage(passage, actor=actor, kind=code.kind, code=code)
        for passage in passages
        if not Excerpt.objects.filter(**passage.place, kind=code.kind).exists()
    ]
    if not quotes:
        raise Refused(_("Each turn of this voice is a quote of this kind already."))
    record(actor, "coded turns", webinar, quotes=len(quotes), label=code.label)
    note_step(actor, *(change(one, before=None, after=state_of(one)) for one in quotes), of=quotes[0])
    return quotes


@transaction.atomic
def code_with_new_code(*, actor: Person, cue: Cue, name: str, kind: str, **passage: Any) -> Excerpt:
    """Put a code of this *name* into the codebook and keep the passage with it; *passage* as in `code_passage`."""
    code = add_code(actor=actor, cycle=cue.cycle, kind=kind, name={cue.cycle.main_language: name})
    return code_passage(actor=actor, cue=cue, kind=kind, code=code, **passage)
