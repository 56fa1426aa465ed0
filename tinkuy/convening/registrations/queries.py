"""Who is registered, and for which sessions; whose an address, a link or a browser is.

Wherever persons are counted or listed they are the confirmed only.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.core import sealing
from tinkuy.core.sealing import Unsealable
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .models import Device, Registration, RegistrationState
from .rules import may_be_joined


def confirmed() -> QuerySet[Registration]:
    """The registrations of the cycle in scope that count."""
    found: QuerySet[Registration] = Registration.objects.filter(state=RegistrationState.CONFIRMED)
    return found


def registrations_with_address(email: str) -> list[Registration]:
    """Confirmed or waiting ones of this address in any cycle. There is no index across cycles: each has its own."""
    indexes = [sealing.blind_index(email, place=public_id) for public_id in _cycles()]
    with scopes_disabled():
        found = Registration.objects.filter(email_index__in=indexes).exclude(state=RegistrationState.WITHDRAWN)
        return list(found.select_related("cycle"))


def _cycles() -> list[str]:
    return list(Cycle.objects.values_list("public_id", flat=True))


def registration_with_link(fingerprint: str) -> Registration | None:
    """The registration, of any cycle, whose personal link this is."""
    with scopes_disabled():
        found = Registration.objects.filter(link_fingerprint=fingerprint).exclude(state=RegistrationState.WITHDRAWN)
        return found.select_related("cycle").first()


def waiting_for_code(public_id: str, email: str) -> list[Registration]:
    """The registrations that a code may open: the one with this public id, else those of the address."""
    if not public_id:
        return registrations_with_address(email) if email else []
    with scopes_disabled():
        found = Registration.objects.filter(public_id=public_id).exclude(state=RegistrationState.WITHDRAWN)
        return list(found.select_related("cycle"))


def webinars_to_join(cycle: Cycle) -> list[Webinar]:
    """The webinars of the cycle in scope for which one may register now, in order."""
    return [webinar for webinar in Webinar.objects.select_related("cycle") if may_be_joined(webinar)]


def held_webinars() -> list[Webinar]:
    """The webinars of the cycle in scope that were held, in order."""
    return [webinar for webinar in Webinar.objects.all() if webinar.is_held]


type Registrations = frozenset[int]


@dataclass(frozen=True)
class Enrolments:
    """R_s: `held` of the webinars with attendance, in their order; `ahead` of every other one, by its ordinal."""

    held: tuple[Registrations, ...]
    ahead: Mapping[int, Registrations] = field(default_factory=dict)


def enrolments_of(held: tuple[Webinar, ...]) -> Enrolments:
    """Those of *held* and of the other webinars of the cycle in scope. One query."""
    found = _enrolled()
    keys = {(webinar.pk, webinar.ordinal) for webinar in held}
    return Enrolments(
        tuple(found.get((webinar.pk, webinar.ordinal), frozenset()) for webinar in held),
        {ordinal: own for (pk, ordinal), own in sorted(found.items()) if (pk, ordinal) not in keys},
    )


def _enrolled() -> dict[tuple[int, int], Registrations]:
    found: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    chosen = confirmed().filter(webinars__isnull=False).values_list("pk", "webinars", "webinars__ordinal")
    for registration, webinar, ordinal in chosen:
        found[webinar, ordinal].add(registration)
    return {webinar: frozenset(registrations) for webinar, registrations in found.items()}


def open_device(cycle: Cycle, public_id: str) -> Device | None:
    """The open device with this public id, with its confirmed registration; None once it was closed."""
    opened = _open(Device.objects.with_scope(cycle=cycle)).select_related(None).select_related("registration")
    device = opened.filter(public_id=public_id).first()
    if device is not None:
        device.cycle = device.registration.cycle = cycle
    return device


def open_devices(registration: Registration) -> QuerySet[Device]:
    """The devices in which *registration* is open, the oldest first."""
    return _open(Device.objects.filter(registration=registration)).order_by("opened_at", "id")


def devices_by_id(public_ids: Iterable[str]) -> list[Device]:
    """The open ones of these, of whatever cycle: what one browser holds."""
    with scopes_disabled():
        return list(_open(Device.objects.filter(public_id__in=list(public_ids))).order_by("-opened_at"))


def _open(devices: QuerySet[Device]) -> QuerySet[Device]:
    confirmed = devices.filter(closed_at=None, registration__state=RegistrationState.CONFIRMED)
    return confirmed.select_related("registration__cycle", "cycle")


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
