"""What reports tell of somebody who withdraws goes with their registration, in the same transaction."""

from collections.abc import Iterable, Iterator

from django.db.models import Q, QuerySet

from tinkuy.attendance.matching.models import NameAlias, NameVerdict
from tinkuy.attendance.matching.queries.accounts import email_index
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registrations.models import Registration
from tinkuy.planning.cycles.names_in_files import forget_callings

from .uploaded_files import erase_namesakes, forget_columns_called


def erase_attendance(registration: Registration) -> None:
    """Connections, decisions of whose they are and what was said of columns. Files go whoever leaves (`AppConfig`).

    *registration* still says by its name and address who it was; its row is empty already.
    """
    name, email = registration.name(), registration.email()
    own = _presences(registration, email)
    forget_callings(registration.cycle, lambda: names_in(own))
    own.delete()
    erase_namesakes(registration, name)
    forget_columns_called(registration, name, email)
    NameAlias.objects.filter(registration=registration).delete()
    NameVerdict.objects.filter(registration=registration).delete()


def names_in(presences: QuerySet[Presence], names: Iterable[str] = ()) -> Iterator[str]:
    """*names*, and those by which the reports know the same persons."""
    yield from names
    key = b""
    for presence in presences.select_related("cycle").iterator():
        key = key or presence.cycle.data_key
        yield presence.name(key)


def _presences(registration: Registration, email: str) -> QuerySet[Presence]:
    """Their intervals: matched, or under their address."""
    own = Q(registration=registration)
    if email:
        own |= Q(email_index=email_index(email, registration.cycle))
    return Presence.objects.filter(own)
