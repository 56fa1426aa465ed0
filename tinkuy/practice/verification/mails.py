"""A country learns by a mail that it is asked to verify, or that what it does was looked at: by day there, once, and with
nothing that tells what it is.
"""

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
    return _mail("verification-asked", verification, verification.country, begun_by) if verification.country else 0


def tell_country_looked_at(verification: Verification, concluded_by: Person | None) -> int:
    """Owe its focal points a message that the other voice has spoken, but whoever concluded it; how many.

    By a link nobody of the team concludes it. An answer of no country has the coordination.
    """
    return _mail("verification-concluded", verification, verification.response.country, concluded_by)


def _mail(kind: str, verification: Verification, country: str, actor: Person | None) -> int:
    cycle, response = verification.cycle, verification.response
    persons = [one for one in accounts_of_country(cycle, country) if actor is None or one.pk != actor.pk]
    for person in persons:
        with translation.override(person.language):
            page = reverse("practice:two_voices", args=[cycle.slug, response.public_id, verification.public_id])
            path = reverse("desk:home") if cycle.is_sensitive else page
        owe(
            person,
            kind,
            dedupe_key=f"{kind}-{verification.public_id}-{person.pk}",
            about=f"verification|{verification.public_id}",
            by_day_in=zone_of(country, cycle.zone),
            label=response.finding.label,
            path=path,
            from_cycle=cycle.public_id,
        )
    return len(persons)
