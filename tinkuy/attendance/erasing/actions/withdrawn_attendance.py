"""What reports tell of somebody who withdraws goes with their registration, in the same transaction."""

from django.db.models import Q, QuerySet

from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.matching.queries.decisions import email_index
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.cycles.names_in_files import forget_callings

from .accounts_called import names_in


def erase_attendance(registration: Registration) -> None:
    """Connections and decisions of whose they are. Files, and what is nobody's, go whoever leaves (`AppConfig`).

    *registration* still says by its name and address who it was; its row is empty already.
    """
    own = _presences(registration, registration.email())
    forget_callings(registration.cycle, lambda: names_in(own))
    own.delete()
    NameAlias.objects.filter(registration=registration).delete()
    NameVerdict.objects.filter(registration=registration).delete()


def _presences(registration: Registration, email: str) -> QuerySet[Presence]:
    """Their intervals: matched, or under their address."""
    own = Q(registration=registration)
    if email:
        own |= Q(email_index=email_index(email, registration.cycle))
    return Presence.objects.filter(own)
