"""Coding what one voice said in a session: all its turns with one code."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.rules import demand
from tinkuy.systematisation.codebook.actions.codes import add_code
from tinkuy.systematisation.coding.actions import (
    State,
    change,
    code_passage,
    demand_free,
    demand_unused,
    is_coded,
    keep_passage,
    note_step,
    state_of,
    tie_to,
)
from tinkuy.systematisation.coding.models import CodingStep
from tinkuy.systematisation.coding.queries import steps_of
from tinkuy.systematisation.evidence.actions import demand_same_cycle, passage_of
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import ROW_OF, Excerpt, Source
from tinkuy.systematisation.evidence.models.transcript import Cue, Speaker
from tinkuy.systematisation.live.actions import demand_read, keep_live
from tinkuy.systematisation.transcripts.queries.voices import cues_by_turn


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
        if not is_coded(passage, code.kind)
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


TOLD = ("source", "row", "last_cue", "start", "end", "kind", "code", "words", "by_hand")


@transaction.atomic
def undo_step(*, actor: Person, cycle: Cycle) -> CodingStep:
    """Take back the actor's last deed of coding in the cycle; refused once somebody built on it or changed it."""
    demand(actor, "code_passages", cycle)
    step = steps_of(actor, cycle).select_for_update().filter(is_undone=False).last()
    if step is None:
        raise Refused(_("There is nothing of yours to undo."))
    for one in reversed(step.changes):
        _turn(actor, cycle, one["quote"], one["after"], one["before"])
    return _settle(actor, step, is_undone=True)


@transaction.atomic
def redo_step(*, actor: Person, cycle: Cycle) -> CodingStep:
    """Do again what the actor took back last."""
    demand(actor, "code_passages", cycle)
    step = steps_of(actor, cycle).select_for_update().filter(is_undone=True).first()
    if step is None:
        raise Refused(_("There is nothing of yours to do again."))
    for one in step.changes:
        _turn(actor, cycle, one["quote"], one["before"], one["after"])
    return _settle(actor, step, is_undone=False)


def _settle(actor: Person, step: CodingStep, *, is_undone: bool) -> CodingStep:
    step.is_undone = is_undone
    step.save(update_fields=["is_undone"])
    webinar = Webinar.objects.get(ordinal=step.webinar)
    if is_undone:
        record(actor, "undid coding", webinar, quotes=len(step.changes))
    else:
        record(actor, "redid coding", webinar, quotes=len(step.changes))
    return step


def _turn(actor: Person, cycle: Cycle, public_id: str, now: State | None, then: State | None) -> None:
    """Bring one quote from how it stands *now* to how it stood *then*; refuses if it does not stand so any more."""
    excerpt = Excerpt.objects.filter(public_id=public_id).select_related("cycle").first()
    if _comparable(state_of(excerpt) if excerpt else None) != _comparable(now):
        raise Refused(_("Somebody has changed this quote since. It stays as it is."))
    if excerpt is None and then is not None:
        _bring_back(public_id, cycle, then)
    elif excerpt and then is None:
        demand_unused(excerpt)
        excerpt.delete()
    elif excerpt and then:
        demand_free(excerpt, then["kind"])
        excerpt.kind, excerpt.code = then["kind"], _code(then)
        excerpt.save(update_fields=["kind", "code"])
        if state_of(excerpt)["by_hand"] != then.get("by_hand"):
            _tie_again(excerpt, then)


def _comparable(state: State | None) -> State | None:
    """What a person would call the quote; a regime that became stricter is no change of theirs. A step of
    before threads were chosen tells none.
    """
    return state and {name: state.get(name) for name in TOLD}


def _tie_again(excerpt: Excerpt, then: State) -> None:
    chosen = then.get("by_hand")
    hook = Hook.objects.filter(pk=chosen["hook"]).first() if chosen else None
    tie_to(excerpt, hook.pk if hook else None, by_hand=chosen is not None)


def _bring_back(public_id: str, cycle: Cycle, then: State) -> None:
    """The same quote again, under the same address, from the words that stand there now: they must be the same."""
    source = Source(then["source"])
    row = _row_model(source).objects.filter(pk=then["row"]).first()
    if row is None:
        raise Refused(_("What the quote was taken from is gone. It cannot come back."))
    place = {name: then[name] for name in ("source", "start", "end", "last_cue", "kind")}
    if Excerpt.objects.filter(**place, **{ROW_OF[source]: row}).exists():
        raise Refused(_("These words are already coded with this kind."))
    fields = {
        "actor": Person.objects.filter(pk=then["coded_by"]).first(),
        "kind": then["kind"],
        "code": _code(then),
        "regime": then["regime"],
        "public_id": public_id,
    }
    if isinstance(row, Cue):
        last = Cue.objects.filter(pk=then["last_cue"]).first() if then["last_cue"] else None
        passage = passage_of(row, then["start"], then["end"], last)
        excerpt = keep_passage(passage, language=then["language"], **fields)
    else:
        demand_read(source, row)
        excerpt = keep_live(source, row, **fields)
    if then.get("by_hand"):
        _tie_again(excerpt, then)
    if _comparable(state_of(excerpt)) != _comparable(then):
        raise Refused(_("The words have changed since. Choose the passage anew."))


def _row_model(source: Source) -> Any:
    return Excerpt._meta.get_field(ROW_OF[source]).related_model


def _code(state: State) -> Code | None:
    """Its code, if that still is one of its kind."""
    return Code.objects.filter(pk=state["code"], kind=state["kind"]).first() if state["code"] else None
