"""Leaving a trace."""

from datetime import timedelta
from typing import Any

from django.db import models

from tinkuy.core import clock
from tinkuy.core.compiled_insert import CompiledInsert
from tinkuy.people.models import Person

from .models import Entry

ENTRY = CompiledInsert(Entry)


def record(actor: Person | None, deed: str, subject: models.Model, **details: Any) -> Entry:
    """Write that *actor* did *deed* (past tense, English) to *subject*, within the caller's transaction.

    *details* are plain JSON values and must hold no personal data of participants. The number of the session is among
    them: a sentence that lost it once its subject is gone would tell that whoever it was of has left.
    """
    entry = Entry(
        actor=actor,
        cycle=_cycle_of(subject),
        deed=deed,
        subject=subject._meta.model_name or "",
        subject_id=str(getattr(subject, "public_id", None) or subject.pk),
        details=_place_of(subject) | details,
    )
    ENTRY.add(entry)
    return entry


def done_lately(deed: str, subject: str, *, hours: float) -> bool:
    """Whether *deed* was done to any *subject* (the name of a model) in the last *hours*."""
    lately = (clock.now() - timedelta(hours=hours), clock.horizon())
    return Entry.objects.filter(deed=deed, subject=subject, at__range=lately).exists()


def _place_of(subject: models.Model) -> dict[str, Any]:
    """Which session *subject* belongs to; no later move of a session changes its number."""
    ordinal = getattr(getattr(subject, "webinar", None), "ordinal", None)
    return {} if ordinal is None else {"webinar": ordinal}


def _cycle_of(subject: models.Model) -> str:
    cycle = getattr(subject, "cycle", None) or (subject if subject._meta.model_name == "cycle" else None)
    return str(getattr(cycle, "public_id", ""))
