"""A country learns by a mail that it is asked to verify, or that what it does was looked at: by day there, once, and
with nothing that tells what it is.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils import translation

from tinkuy.notices.outbox import owe
from tinkuy.people.countries import zone_of
from tinkuy.people.models import Person
from tinkuy.practice.responses.accounts import accounts_of_country
from tinkuy.practice.verification.models import Verification


def tell_verifier(verification: Verification, begun_by: Person) -> int:
    """Owe the focal points of the verifying country a message, but whoever began it; how many.

    The hub, and an organisation of no country, have the coordination, which reads it in what is due.
    """
    messages = list(_messages(verification, verification.country, begun_by)) if verification.country else []
    for person, key, values in messages:
        owe(person, "verification-asked", dedupe_key=f"verification-asked-{key}", **values)
    return len(messages)


def tell_country_looked_at(verification: Verification, concluded_by: Person | None) -> int:
    """Owe its focal points a message that the other voice has spoken, but whoever concluded it; how many.

    By a link nobody of the team concludes it. An answer of no country has the coordination.
    """
    messages = list(_messages(verification, verification.response.country, concluded_by))
    for person, key, values in messages:
        owe(person, "verification-concluded", dedupe_key=f"verification-concluded-{key}", **values)
    return len(messages)


def _messages(
    verification: Verification, country: str, actor: Person | None
) -> Iterator[tuple[Person, str, dict[str, Any]]]:
    """To whom, once for each verification, and what it says; *actor* knows it already."""
    cycle, response = verification.cycle, verification.response
    for person in accounts_of_country(cycle, country):
        if actor is not None and person.pk == actor.pk:
            continue
        with translation.override(person.language):
            page = reverse("practice:two_voices", args=[cycle.slug, response.public_id, verification.public_id])
            path = reverse("desk:home") if cycle.is_sensitive else page
        values = {"label": response.finding.label, "path": path, "from_cycle": cycle.public_id}
        about = f"verification|{verification.public_id}"
        zone = zone_of(country, cycle.zone)
        yield person, f"{verification.public_id}-{person.pk}", values | {"about": about, "by_day_in": zone}
