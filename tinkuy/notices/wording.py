"""The words of a message, from its templates: the same for whoever writes, previews or delivers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation


@dataclass(frozen=True)
class Wording:
    subject: str
    body: str


def wording(kind: str, language: str, values: Mapping[str, Any]) -> Wording:
    """Subject and body of a message of *kind* in *language*."""
    with translation.override(language):
        filled = {**values, "address": settings.BASE_ADDRESS}
        subject = render_to_string(f"notices/{kind}.subject.txt", filled)
        body = render_to_string(f"notices/{kind}.body.txt", filled)
    return Wording(" ".join(subject.split()), body)
