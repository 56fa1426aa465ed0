"""Registering somebody who came without registering, from their account in a report."""

import secrets

from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.attendance.matching.models import NameAlias, Owner
from tinkuy.attendance.matching.queries.decisions import presences_of
from tinkuy.attendance.presences.models import Presence
from tinkuy.convening.registering.actions import register
from tinkuy.convening.registrations.models import Registration, RegistrationSource
from tinkuy.core.errors import Refused
from tinkuy.core.text import tidy
from tinkuy.notices.outbox import owe_to_address
from tinkuy.own_pages.pages import entrance_path
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import day_with_year

from .decisions import keep_decision, open_decision

KIND = "walk-in"


@transaction.atomic
def register_walk_in(
    *,
    actor: Person,
    presence: Presence,
    name: str,
    language: str,
    country: str = "",
    sector: str = "",
    decision_read: str = "",
) -> NameAlias:
    """Register the account of *presence* with the address of the report, for no session: they count as came without it.

    They agreed to nothing: no consent is written. Doing it again changes nothing. They are told by mail, where there is
    an address, with the link to their page, where they can withdraw.
    """
    if not tidy(name):
        raise Refused(_("Write the name of this person."))
    opened = open_decision(actor, presence, decision_read, wanted=Owner.WALK_IN)
    if opened.standing:
        return opened.standing
    cycle = presence.cycle
    registration = register(
        actor=actor,
        cycle=cycle,
        name=name,
        email=presence.email(),
        country=country,
        sector=sector,
        language=language,
        source=RegistrationSource.WALK_IN,
    )
    alias = keep_decision(actor, presence, opened.account, Owner.WALK_IN, registration)
    if registration.email_index and not cycle.is_example:
        _tell(cycle, registration, _sessions(presences_of(opened.account, registration)))
    return alias


def _sessions(presences: QuerySet[Presence]) -> list[int]:
    own = Webinar.objects.filter(pk__in=presences.order_by().values("webinar"))
    return list(own.values_list("ordinal", flat=True))


def _tell(cycle: Cycle, registration: Registration, sessions: list[int]) -> None:
    """The message holds no word that a person wrote; whether it names the cycle, its letterhead decides."""
    secret = secrets.token_urlsafe(24)
    registration.link_fingerprint = Registration.fingerprint_of_link(secret)
    registration.save(update_fields=["link_fingerprint"])
    owe_to_address(
        email=registration.email(),
        language=registration.language,
        kind=KIND,
        dedupe_key=f"{KIND}-{registration.public_id}",
        about=registration.about,
        path=entrance_path(Registration, registration.language, secret),
        sessions=", ".join(str(ordinal) for ordinal in sessions),
        erased_on=_day(registration),
        from_cycle=cycle.public_id,
    )


def _day(registration: Registration) -> str:
    with translation.override(registration.language):
        return day_with_year(registration.erase_on)
