"""Who can be written to about an answer: in which language, in whose day."""

from dataclasses import dataclass

from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.responses.models import Response


@dataclass(frozen=True)
class Recipient:
    """Somebody who can be written to: in which language, in whose day, and by which role if it is an account."""

    email: str
    language: str
    zone: str
    role: TeamRole | None = None
    is_counterpart: bool = False


def recipient_of(response: Response) -> Recipient | None:
    """Whoever answers for the addressee: a counterpart, else its focal point; None where nobody can be written to."""
    if not response.has_contact:
        return None
    zone = zone_of(response.country, response.cycle.zone)
    if response.has_counterpart:
        return Recipient(response.contact_email(), response.contact_language, zone, is_counterpart=True)
    role = response.focal_role
    return Recipient(role.person.email, role.person.language, zone, role) if role else None
