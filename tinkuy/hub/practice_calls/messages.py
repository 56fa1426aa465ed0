"""What the author of an offered practice is told by mail: always with the link of its page."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from tinkuy.hub.mailed_links import key_of
from tinkuy.notices.outbox import owe_to_address
from tinkuy.people.countries import zone_of

from .models import OfferedPractice


def mail_author(practice: OfferedPractice, kind: str, *, key: str, **values: Any) -> None:
    """Owe it once by *key*; at night only what was just asked for on the page."""
    with translation.override(practice.language):
        path = reverse("hub:own_practice", args=[key_of(OfferedPractice.place, practice.public_id)])
    is_asked_for = kind == "practice-to-write"
    owe_to_address(
        email=practice.email,
        language=practice.language,
        kind=kind,
        dedupe_key=key,
        about=practice.about,
        by_day_in="" if is_asked_for else zone_of(practice.country, settings.HUB_ZONE),
        path=path,
        **values,
    )
