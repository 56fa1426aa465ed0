"""One mail of a kind as it would go, made from its sample: nothing is written, nothing is sent."""

from collections.abc import Mapping
from typing import Any

from django.core.mail import EmailMultiAlternatives

from tinkuy.notices.mail import mail
from tinkuy.notices.models import Notice
from tinkuy.people.models import Person

from .families import ACTOR, Sample

TO = "hornero@example.org"


def mail_of(
    kind: str, sample: Sample, language: str, cycle: str = "", other: Mapping[str, Any] | None = None
) -> EmailMultiAlternatives:
    """In *language*, from the cycle with the public id *cycle*; *other* values in the place of those of the sample."""
    values = sample.values_in(language, cycle) | dict(other or {})
    notice = Notice(kind=kind, language=language, dedupe_key=f"{kind}-{language}", about="registration|example")
    if sample.to_team:
        notice.person = Person(name=ACTOR.in_language(language), email=TO, language=language)
        notice.values = values
    else:
        notice.seal(email=TO, values=values)
    return mail(notice)
