"""Leaving a cycle: everything that says who it was goes at once."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from tinkuy.convening.admission.actions.places import leave_places
from tinkuy.convening.calendar_addresses.actions import erase_addresses
from tinkuy.convening.custom_questions.actions import erase_answers_of
from tinkuy.convening.registrations.actions import WITHDRAWN
from tinkuy.convening.registrations.later_stages import erase_in_later_stages
from tinkuy.convening.registrations.models import (
    CAME_TO_THE_PAGE,
    Consent,
    Device,
    PersonalCode,
    Registration,
    RegistrationState,
)
from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.lasting_erasure.forgetting import empty_the_log
from tinkuy.journal.erasures import note_erasure
from tinkuy.journal.trail import record
from tinkuy.notices.outbox import forget_messages
from tinkuy.own_pages.actions import erase_entries as erase_entries_of
from tinkuy.planning.cycles.actions.frame import lock
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.names_in_files import erase_files_of_leaving, forget_callings
from tinkuy.stream.actions import revoke

EMPTY: dict[str, object] = {
    "appears_as": "",
    "sealed_name": b"",
    "sealed_email": b"",
    "sealed_note": b"",
    "sealed_organisation": b"",
    "sealed_reason": b"",
    "email_index": "",
    "link_fingerprint": "",
    "language": "",
    "needs": [],
    "joins_new_webinars": False,
}
"""What is left in the fields that say who somebody is."""


@transaction.atomic
def withdraw_registration(*, registration: Registration) -> None:
    """Erase name, e-mail, note, needs, country, sessions, answers, devices, codes and owed messages, and what later
    stages hold.

    An empty row stays, so that what was said in the dialogue is said by «a participant».
    """
    lock(registration.cycle)  # before the row itself, as whoever gives a place does
    name, email = registration.name(), registration.email()
    same = Registration.objects.filter(pk=registration.pk, state__in=CAME_TO_THE_PAGE)
    if not same.update(
        state=RegistrationState.WITHDRAWN, country="", sector="", organisation=None, came_by="", **EMPTY
    ):
        raise Refused(_("This registration was withdrawn already."))
    note_erasure(WITHDRAWN, registration.public_id)
    forget_callings(registration.cycle, lambda: [name])
    erase_files_of_leaving(registration.cycle, [name, email])
    closed = erase_entries(Registration.objects.filter(pk=registration.pk))
    Consent.objects.filter(Consent.IN_FORCE, registration=registration).update(withdrawn_at=clock.now())
    leave_places(registration, list(Webinar.objects.filter(cycle=registration.cycle).select_related("cycle")))
    registration.declined.clear()
    forget_messages(about=registration.about, email=email)
    record(None, "withdrew", registration)
    erase_in_later_stages(registration)  # near the end: it may tell the stream, and nothing else is written after that
    for holder in (f"registration:{registration.public_id}", *closed):
        revoke(holder)
    transaction.on_commit(empty_the_log)
    registration.refresh_from_db()


def erase_entries(registrations: QuerySet[Registration]) -> list[str]:
    """Erase answers, devices, codes and calendar addresses of *registrations*; whose streams have to be revoked."""
    erase_answers_of(registrations)
    erase_addresses(registrations)
    return erase_entries_of(Device, PersonalCode, registrations)
