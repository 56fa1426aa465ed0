"""Leaving a cycle: everything that says who it was goes at once."""

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.matching.models import NameAlias, NameVerdict
from tinkuy.convening.matching.queries.accounts import email_index
from tinkuy.convening.presences.models import Presence
from tinkuy.convening.registrations.actions import WITHDRAWN, about
from tinkuy.convening.registrations.later_stages import erase_holdings
from tinkuy.convening.registrations.models import (
    IN_FORCE,
    Consent,
    Device,
    PersonalCode,
    Registration,
    RegistrationState,
)
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.forgetting import empty_the_log
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import forget_messages
from tinkuy.planning.cycles.names_in_files import forget_callings
from tinkuy.stream.actions import revoke

from .uploaded_files import erase_namesakes, erase_uploaded_files, forget_columns_called

EMPTY: dict[str, object] = {
    "appears_as": "",
    "sealed_name": b"",
    "sealed_email": b"",
    "sealed_note": b"",
    "email_index": "",
    "link_fingerprint": "",
    "language": "",
    "needs": [],
    "joins_new_webinars": False,
}
"""What is left in the fields that say who somebody is."""


@transaction.atomic
def withdraw_registration(*, registration: Registration) -> None:
    """Erase name, e-mail, note, needs, country, sessions, attendance, devices, codes and owed messages, at once.

    An empty row stays, so that what was said in the dialogue is said by «a participant».
    """
    name, email = registration.name(), registration.email()
    same = Registration.objects.filter(pk=registration.pk, state=RegistrationState.CONFIRMED)
    if not same.update(state=RegistrationState.WITHDRAWN, country="", sector="", organisation=None, **EMPTY):
        raise Refused(_("This registration was withdrawn already."))
    note_erasure(WITHDRAWN, registration.public_id)
    own = _presences(registration, email)
    forget_callings(registration.cycle, lambda: names_in([name], own))
    own.delete()
    _erase_attendance(registration, name, email)
    closed = erase_entries(Registration.objects.filter(pk=registration.pk))
    Consent.objects.filter(IN_FORCE, registration=registration).update(withdrawn_at=clock.now())
    registration.webinars.clear()
    registration.declined.clear()
    forget_messages(about=about(registration), email=email)
    record(None, "withdrew", registration)
    erase_holdings(registration)  # near the end: it may tell the stream, and nothing else is written after that
    for holder in (f"registration:{registration.public_id}", *closed):
        revoke(holder)
    transaction.on_commit(empty_the_log)
    registration.refresh_from_db()


def erase_entries(registrations: QuerySet[Registration]) -> list[str]:
    """Erase devices and codes of *registrations*; whose streams have to be revoked."""
    devices = Device.objects.filter(registration__in=registrations)
    closed = [f"device:{public_id}" for public_id in devices.values_list("public_id", flat=True)]
    devices.delete()
    PersonalCode.objects.filter(registration__in=registrations).delete()
    return closed


def names_in(names: Iterable[str], presences: QuerySet[Presence]) -> Iterator[str]:
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


def _erase_attendance(registration: Registration, name: str, email: str) -> None:
    """Connections of their name alone, decisions of whose they are, the uploaded files and what was said of columns."""
    erase_namesakes(registration, name)
    erase_uploaded_files(registration)
    forget_columns_called(registration, name, email)
    NameAlias.objects.filter(registration=registration).delete()
    NameVerdict.objects.filter(registration=registration).delete()
