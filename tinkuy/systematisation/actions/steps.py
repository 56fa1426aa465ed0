"""The steps that a person can take back: each deed of coding leaves one."""

import hashlib
from typing import Any

from django.db.models import Q

from tinkuy.core import clock, sealing
from tinkuy.people.models import Person
from tinkuy.systematisation.models import ROW_OF, CodingStep, Excerpt, Source
from tinkuy.systematisation.queries.steps import KEPT_FOR

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
    }


def fingerprint(text: str) -> str:
    """Keyed: words that were corrected or taken out since cannot be tried out against a copy of the row (P10)."""
    return sealing.blind_index(hashlib.sha256(text.encode()).hexdigest(), place="step")[:16]


def change(excerpt: Excerpt, *, before: State | None, after: State | None) -> dict[str, Any]:
    return {"quote": excerpt.public_id, "before": before, "after": after}


def note_step(actor: Person, *changes: dict[str, Any], of: Excerpt) -> CodingStep:
    """Put the deed on top of the actor's steps. What they had undone before cannot be done again any more."""
    theirs = CodingStep.objects.filter(cycle=of.cycle, person=actor)
    theirs.filter(Q(is_undone=True) | Q(at__lt=clock.now() - KEPT_FOR)).delete()
    return CodingStep.objects.create(cycle=of.cycle, person=actor, webinar=of.webinar.ordinal, changes=list(changes))
