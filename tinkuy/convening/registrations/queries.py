"""Who is registered, and for which sessions; in which browsers.

Wherever persons are counted or listed they are the confirmed only.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.core import sealing
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.core.sealing import Unsealable
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState

from .models import IN_FORCE, Device, Registration, RegistrationState
from .rules import may_be_joined


def confirmed() -> QuerySet[Registration]:
    """The registrations of the cycle in scope that count."""
    registrations: QuerySet[Registration] = Registration.objects.filter(state=RegistrationState.CONFIRMED)
    return registrations


IN_FORCE_WITH_ADDRESS = CompiledQuery(
    lambda cycle, index: Registration.objects.with_scope(cycle=cycle).filter(state__in=IN_FORCE, email_index=index)
)
WEBINARS_OF = CompiledQuery(lambda cycle: Webinar.objects.with_scope(cycle=cycle).order_by("ordinal"))


def in_force_with_address(cycle: Cycle, index: str) -> Registration | None:
    """The registration of the address with this blind index that counts, or on which the team decides."""
    registration = IN_FORCE_WITH_ADDRESS.first(cycle.pk, index)
    if registration is not None:
        registration.cycle = cycle
    return registration


def webinars_of(cycle: Cycle) -> list[Webinar]:
    """All webinars of the cycle in scope, in order."""
    webinars = WEBINARS_OF.rows(cycle.pk)
    for webinar in webinars:
        webinar.cycle = cycle
    return webinars


def webinars_to_join(cycle: Cycle) -> list[Webinar]:
    """The webinars of the cycle in scope for which one may register now, in order."""
    return [webinar for webinar in webinars_of(cycle) if may_be_joined(webinar)]


def chosen_webinars(registration: Registration) -> list[Webinar]:
    """Those they chose, in order; a cancelled one is among them, so that a calendar can take it out."""
    webinars = list(registration.webinars.exclude(state=WebinarState.DRAFT).order_by("ordinal"))
    for webinar in webinars:
        webinar.cycle = registration.cycle
    return webinars


def zone_of_participant(registration: Registration) -> str:
    """The clock of their country; the cycle's where we know none."""
    return zone_of(registration.country, registration.cycle.zone)


def held_webinars() -> list[Webinar]:
    """The webinars of the cycle in scope that were held, in order."""
    return [webinar for webinar in Webinar.objects.all() if webinar.is_held]


type Registrations = frozenset[int]


@dataclass(frozen=True)
class Enrolments:
    """R_s: `held` of the webinars with attendance, in their order; `ahead` of every other one, by its ordinal."""

    held: tuple[Registrations, ...]
    ahead: Mapping[int, Registrations] = field(default_factory=dict)


def enrolments_of(webinars: tuple[Webinar, ...]) -> Enrolments:
    """Those of *webinars* and of the other webinars of the cycle in scope. One query."""
    enrolled = _enrolled()
    keys = {(webinar.pk, webinar.ordinal) for webinar in webinars}
    return Enrolments(
        tuple(enrolled.get((webinar.pk, webinar.ordinal), frozenset()) for webinar in webinars),
        {ordinal: own for (pk, ordinal), own in sorted(enrolled.items()) if (pk, ordinal) not in keys},
    )


def _enrolled() -> dict[tuple[int, int], Registrations]:
    enrolled: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    chosen = confirmed().filter(webinars__isnull=False).values_list("pk", "webinars", "webinars__ordinal")
    for registration, webinar, ordinal in chosen:
        enrolled[webinar, ordinal].add(registration)
    return {webinar: frozenset(registrations) for webinar, registrations in enrolled.items()}


def open_devices(registration: Registration) -> QuerySet[Device]:
    """The browsers in which the page of *registration* is open, the oldest first."""
    devices = Device.objects.filter(registration=registration, closed_at=None)
    return devices.order_by("opened_at", "id")


def is_found_by_index() -> bool | None:
    """Whether the latest registration with an address stands under the index that is made of it; None without one, or
    where its address does not open."""
    with scopes_disabled():
        known = Registration.objects.exclude(email_index="").select_related("cycle").order_by("-pk").first()
        if known is None:
            return None
        try:
            return sealing.blind_index(known.email(), place=known.cycle.public_id) == known.email_index
        except Unsealable:
            return None
