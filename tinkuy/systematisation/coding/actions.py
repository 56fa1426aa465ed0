"""The steps that a person can take back: each deed of coding leaves one."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from tinkuy.core import clock, languages, sealing
from tinkuy.core.errors import Refused
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hooks.contributions import answered_hook
from tinkuy.planning.hooks.models import Hook
from tinkuy.planning.hooks.queries import hooks_of_session
from tinkuy.planning.rules import demand
from tinkuy.systematisation.coding.queries import KEPT_FOR
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.actions import (
    Passage,
    country_of,
    demand_kind,
    demand_same_cycle,
    has_many_voices,
    passage_of,
    regime_of,
)
from tinkuy.systematisation.evidence.models.code import Code
from tinkuy.systematisation.evidence.models.excerpt import ROW_OF, Excerpt, Source
from tinkuy.systematisation.evidence.models.transcript import Cue

from .models import CodingStep

State = dict[str, Any]


def state_of(excerpt: Excerpt) -> State:
    """How a quote stands, without its words: enough to know it again and to make it anew."""
    return {
        "source": excerpt.source,
        "row": getattr(excerpt, f"{ROW_OF[Source(excerpt.source)]}_id"),
        "last_cue": excerpt.last_cue_id,
        "start": excerpt.start,
        "end": excerpt.end,
        "kind": excerpt.kind,
        "code": excerpt.code_id,
        "language": excerpt.language,
        "regime": excerpt.regime,
        "coded_by": excerpt.coded_by_id,
        "words": fingerprint(excerpt.text),
        "by_hand": {"hook": excerpt.hook_id} if excerpt.is_hook_chosen else None,
    }


def fingerprint(text: str) -> str:
    """Keyed: words that were corrected or taken out since cannot be tried out against a copy of the row (P10)."""
    return sealing.blind_index(hashlib.sha256(text.encode()).hexdigest(), place="step")[:16]


def change(excerpt: Excerpt, *, before: State | None, after: State | None) -> dict[str, Any]:
    return {"quote": excerpt.public_id, "before": before, "after": after}


EXCERPTS, STEPS = CompiledInsert(Excerpt), CompiledInsert(CodingStep)
UNDONE_OR_OLDEST_STEP = CompiledQuery(
    lambda cycle, person: (
        CodingStep.objects.with_scope(cycle=cycle)
        .filter(person=person)
        .defer("changes")
        .order_by("-is_undone", "at")[:1]
    )
)


def note_step(actor: Person, *changes: dict[str, Any], of: Excerpt) -> CodingStep:
    """Put the deed on top of the actor's steps. What they had undone before cannot be done again any more."""
    is_over = Q(is_undone=True) | Q(at__lt=clock.now() - KEPT_FOR)
    first = UNDONE_OR_OLDEST_STEP.first(cycle_in_scope(), actor.pk)
    if first and (first.is_undone or first.at < clock.now() - KEPT_FOR):
        CodingStep.objects.filter(is_over, cycle=of.cycle, person=actor).delete()
    step = CodingStep(cycle=of.cycle, person=actor, webinar=of.webinar.ordinal, changes=list(changes))
    STEPS.add(step)
    return step


def keep_passage(
    passage: Passage, *, actor: Person | None, kind: str, code: Code | None, language: str = "", **more: Any
) -> Excerpt:
    """The quote of a passage, under the strictest regime; *more* are fields of a quote that comes back."""
    first = passage.cues[0]
    regime = rules.strictest(regime_of(passage), more.pop("regime", "") or first.regime)
    excerpt = Excerpt(
        **passage.place,
        cycle=first.cycle,
        webinar=first.transcript.webinar,
        text=passage.text,
        kind=kind,
        code=code,
        country=country_of(passage.cues, regime),
        language=language if language in languages.CODES else first.transcript.language,
        regime=regime,
        start_ms=passage.start_ms,
        until_ms=passage.until_ms,
        hook_id=answered_hook(first.transcript.webinar_id, passage.start_ms / 1000),
        many_voices=has_many_voices(passage.cues),
        coded_by=actor,
        **more,
    )
    EXCERPTS.add(excerpt)
    return excerpt


def demand_code(code: Code | None, kind: str, cycle: Cycle) -> None:
    """Refuse a code of another cycle or kind, or one that only gathers others."""
    if code is None:
        return
    demand_same_cycle(cycle, code)
    if code.kind != kind:
        raise Refused(
            _("%(label)s belongs to another kind. Choose a code of this kind.") % {"label": code.label}, about="code"
        )
    if not code.is_codable:
        raise Refused(_("%(label)s only gathers others: choose one under it.") % {"label": code.label}, about="code")


def demand_unused(excerpt: Excerpt) -> None:
    """Refuse while a finding rests on the quote."""
    resting = [evidence.finding.label for evidence in excerpt.evidence.select_related("finding")]
    if resting:
        raise Refused(
            _("%(findings)s rests on this quote. Take the quote out of the finding first.")
            % {"findings": ", ".join(resting)}
        )


LAST_CUES_OF_CODED = CompiledQuery(
    lambda cycle, cue, start, end, kind: (
        Excerpt.objects.with_scope(cycle=cycle)
        .filter(cue=cue, start=start, end=end, kind=kind)
        .order_by()
        .values_list("last_cue", flat=True)
    )
)


def is_coded(passage: Passage, kind: str) -> bool:
    last = passage.last_cue.pk if passage.last_cue else None
    return last in LAST_CUES_OF_CODED.rows(cycle_in_scope(), passage.cues[0].pk, passage.start, passage.end, kind)


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
    if is_coded(passage, kind):
        raise Refused(_("This passage is already coded with this kind."), about=("passage", "kind"))
    excerpt = keep_passage(passage, actor=actor, kind=kind, code=code, language=language)
    record(actor, "coded", excerpt, kind=kind)
    note_step(actor, change(excerpt, before=None, after=state_of(excerpt)), of=excerpt)
    return excerpt


@dataclass(frozen=True)
class HookChoice:
    """The thread that a person says a quote answers, or that it is none; *by_hand* false leaves it to the session."""

    hook: Hook | None = None
    by_hand: bool = True


@transaction.atomic
def recode_excerpt(
    *, actor: Person, excerpt: Excerpt, kind: str, code: Code | None = None, answers: HookChoice | None = None
) -> Excerpt:
    """Another kind or code for the same words, or another thread that they answer; without *answers* that one stays."""
    demand(actor, "code_passages", excerpt.cycle)
    demand_kind(kind)
    demand_code(code, kind, excerpt.cycle)
    demand_free(excerpt, kind)
    before = state_of(excerpt)
    is_same = (excerpt.kind, excerpt.code_id) == (kind, code and code.pk)
    excerpt.kind, excerpt.code = kind, code
    excerpt.save(update_fields=["kind", "code"])
    if answers is None or not is_same:
        record(actor, "recoded", excerpt, kind=kind)
    if answers is not None:
        _tie(actor, excerpt, answers)
    note_step(actor, change(excerpt, before=before, after=state_of(excerpt)), of=excerpt)
    return excerpt


def _tie(actor: Person, excerpt: Excerpt, answers: HookChoice) -> None:
    hook = answers.hook
    if hook and hook not in hooks_of_session(excerpt.webinar):
        raise Refused(
            _("The session neither left this thread open nor picked it up. Choose another one."), about="hook"
        )
    tie_to(excerpt, hook.pk if hook else None, by_hand=answers.by_hand)
    if not answers.by_hand:
        record(actor, "left to its session", excerpt)
    elif hook:
        record(actor, "tied", excerpt, label=hook.label)
    else:
        record(actor, "untied", excerpt)


def tie_to(excerpt: Excerpt, hook: int | None, *, by_hand: bool) -> None:
    """Let a quote answer the thread with the key *hook*; not *by_hand*, the one its session picked up before it."""
    excerpt.hook_id = hook if by_hand else answered_hook(excerpt.webinar_id, excerpt.start_ms / 1000)
    excerpt.is_hook_chosen = by_hand
    excerpt.save(update_fields=["hook", "is_hook_chosen"])


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
