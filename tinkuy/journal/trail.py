"""Leaving a trace."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import models

from tinkuy.core import clock
from tinkuy.core.rows.compiled_insert import CompiledInsert
from tinkuy.people.models import Person
from tinkuy.stream.withdrawals import note_withdrawal

from .models import Entry
from .public_deeds import may_withdraw

ENTRY = CompiledInsert(Entry)


def record(
    actor: Person | None, deed: str, subject: models.Model, *, withdraws: object = None, **details: Any
) -> Entry:
    """Write that *actor* did *deed* (past tense, English) to *subject*, within the caller's transaction.

    *details* are plain JSON values and must hold no personal data of participants. The number of the session is among
    them: a sentence that lost it once its subject is gone would tell that whoever it was of has left.

    *withdraws* says, true or false, whether public pages may show less than before, where *deed* and *subject* alone do
    not tell; of one that nobody classified that is assumed (`public_deeds`).
    """
    entry = ENTRY.row(
        actor=actor,
        cycle=_cycle_of(subject),
        deed=deed,
        subject=subject._meta.model_name or "",
        subject_id=str(getattr(subject, "public_id", None) or subject.pk),
        details=_place_of(subject) | details,
    )
    ENTRY.add(entry)
    if may_withdraw(deed, subject) if withdraws is None else withdraws:
        note_withdrawal(deed)
    return entry


def undoing(entry: int | None) -> dict[str, int]:
    """The details of a deed that undoes the one of *entry*; none for a deed of its own."""
    return {} if entry is None else {"undoes": entry}


def done_lately(deed: str, subject: str, *, hours: float) -> bool:
    """Whether *deed* was done to any *subject* (the name of a model) in the last *hours*."""
    lately = (clock.now() - timedelta(hours=hours), clock.horizon())
    return Entry.objects.filter(deed=deed, subject=subject, at__range=lately).exists()


def last_entry(subject: models.Model, *deeds: str, **details: Any) -> int:
    """The number of the last entry of one of *deeds* done to *subject* with these *details*; 0 where there is none."""
    return entries_of(subject, *deeds, **details).values_list("pk", flat=True).first() or 0


def entries_of(subject: models.Model, *deeds: str, **details: Any) -> models.QuerySet[Entry]:
    """The entries of *deeds* done to *subject* with these *details*, the newest first, each with who did it."""
    wanted = {f"details__{name}": value for name, value in details.items()}
    own = Entry.objects.filter(
        cycle=_cycle_of(subject), subject=subject._meta.model_name or "", deed__in=deeds, **wanted
    )
    by_subject = own.filter(subject_id=str(getattr(subject, "public_id", None) or subject.pk))
    return by_subject.select_related("actor").order_by("-pk")


def newest_moments(subjects: Iterable[models.Model], deed: str) -> dict[Any, datetime]:
    """When *deed* was last done to each of these *subjects*, which are of one model, by their keys. One query."""
    by_id = {str(getattr(one, "public_id", None) or one.pk): one for one in subjects}
    if not by_id:
        return {}
    entries = Entry.objects.filter(
        cycle__in={_cycle_of(one) for one in by_id.values()},
        subject__in={one._meta.model_name or "" for one in by_id.values()},
        subject_id__in=by_id,
        deed=deed,
    )
    return {by_id[subject].pk: at for subject, at in entries.order_by("pk").values_list("subject_id", "at")}


def subjects_since(entry: int, cycle: models.Model | None, deed: str, subject: str) -> set[str]:
    """The ids of each *subject* (the name of a model) of *cycle* to which *deed* was done after *entry*."""
    later = Entry.objects.filter(cycle=_cycle_of(cycle) if cycle else "", subject=subject, deed=deed, pk__gt=entry)
    return set(later.values_list("subject_id", flat=True))


def _place_of(subject: models.Model) -> dict[str, Any]:
    """Which session *subject* belongs to; no later move of a session changes its number."""
    ordinal = getattr(getattr(subject, "webinar", None), "ordinal", None)
    return {} if ordinal is None else {"webinar": ordinal}


def _cycle_of(subject: models.Model) -> str:
    cycle = getattr(subject, "cycle", None) or (subject if subject._meta.model_name == "cycle" else None)
    return str(getattr(cycle, "public_id", ""))
