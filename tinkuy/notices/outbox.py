"""Owing a message. The row is the queue: it is written with its cause, and a worker empties it."""

from datetime import datetime
from typing import Any

from tinkuy.core import clock
from tinkuy.people.models import Person

from .models import Notice


def owe(person: Person, kind: str, *, dedupe_key: str, due_at: datetime | None = None, **values: Any) -> Notice:
    """Owe *person* a message of *kind* within the caller's transaction; the same *dedupe_key* is owed once.

    *values* fill the templates `notices/<kind>.subject.txt` and `notices/<kind>.body.txt`, in the person's language.
    """
    notice, _ = Notice.objects.get_or_create(
        dedupe_key=dedupe_key,
        defaults={
            "person": person,
            "kind": kind,
            "language": person.language,
            "values": values,
            "due_at": due_at or clock.now(),
        },
    )
    return notice
