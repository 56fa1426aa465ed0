"""What the administrators of the installation are told by mail, beside their page and the doctor."""

from typing import Any

from django.urls import reverse
from django.utils import translation

from tinkuy.people.queries import administrators

from .outbox import owe


def tell_administrators(kind: str, *, key: str, **values: Any) -> int:
    """Owe each of them the message of *kind* with the way to their page, once for the same *key*; how many."""
    recipients = list(administrators())
    for person in recipients:
        with translation.override(person.language):
            owe(person, kind, dedupe_key=f"{kind}-{key}-{person.pk}", path=reverse("installation"), **values)
    return len(recipients)
