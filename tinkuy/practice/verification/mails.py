"""The country that is asked to verify learns of it by a mail: by day there, once, and nothing that tells what it is."""

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
    if not verification.country:
        return 0
    cycle, response = verification.cycle, verification.response
    persons = [one for one in accounts_of_country(cycle, verification.country) if one.pk != begun_by.pk]
    for person in persons:
        with translation.override(person.language):
            page = reverse("practice:two_voices", args=[cycle.slug, response.public_id, verification.public_id])
            path = reverse("desk:home") if cycle.is_sensitive else page
        owe(
            person,
            "verification-asked",
            dedupe_key=f"verification-asked-{verification.public_id}-{person.pk}",
            about=f"verification|{verification.public_id}",
            by_day_in=zone_of(verification.country, cycle.zone),
            label=response.finding.label,
            path=path,
            from_cycle=cycle.public_id,
        )
    return len(persons)
