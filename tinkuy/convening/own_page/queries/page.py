"""What a participant's own page shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tinkuy.convening.call.models import Proposal
from tinkuy.convening.registrations.models import Consent, Device, Purpose, Registration
from tinkuy.convening.registrations.queries import open_devices
from tinkuy.convening.registrations.rules import is_door_open, may_be_joined
from tinkuy.people.countries import zone_of
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState


@dataclass(frozen=True)
class OwnSession:
    """A webinar on somebody's page. `is_open` while its live page may be entered; `is_over` once it was held."""

    webinar: Webinar
    is_chosen: bool
    is_open: bool

    @property
    def is_live(self) -> bool:
        return self.webinar.state == WebinarState.LIVE

    @property
    def is_to_come(self) -> bool:
        return self.is_chosen and may_be_joined(self.webinar)

    @property
    def is_over(self) -> bool:
        return self.webinar.is_held

    @property
    def has_date(self) -> bool:
        return self.webinar.state not in (WebinarState.POSTPONED, WebinarState.CANCELLED)


def zone_of_participant(registration: Registration) -> str:
    """The clock of their country; the cycle's where we know none."""
    return zone_of(registration.country, registration.cycle.zone)


def own_sessions(registration: Registration) -> list[OwnSession]:
    """The webinars of the cycle in scope, in order, with what is theirs."""
    chosen = set(registration.webinars.values_list("pk", flat=True))
    return [
        OwnSession(webinar, webinar.pk in chosen, webinar.pk in chosen and is_door_open(webinar))
        for webinar in Webinar.objects.select_related("cycle").exclude(state=WebinarState.DRAFT)
    ]


def chosen_webinars(registration: Registration) -> list[Webinar]:
    """Those they chose, in order; a cancelled one is among them, so that a calendar can take it out."""
    return [one.webinar for one in own_sessions(registration) if one.is_chosen]


def has_proposed(registration: Registration) -> bool:
    """Whether they sent something to the call: its page has the answer, also once the call is closed."""
    return Proposal.objects.filter(registration=registration).exists()


def consents_of(registration: Registration) -> list[Consent]:
    """All that they agreed to, the latest last; `withdrawn_at` and `ended_at` tell which are over."""
    return list(Consent.objects.filter(registration=registration))


def consents_in_force(registration: Registration) -> set[str]:
    return set(Consent.objects.filter(Consent.IN_FORCE, registration=registration).values_list("purpose", flat=True))


def agreed_to_be_quoted() -> frozenset[int]:
    """The keys of the registrations of the cycle in scope whose consent to quotation is in force."""
    agreed = Consent.objects.filter(Consent.IN_FORCE, purpose=Purpose.QUOTATION)
    return frozenset(agreed.values_list("registration_id", flat=True))


@dataclass(frozen=True)
class Devices:
    """The browsers in which the page is open: this one, and the others in the order in which they were opened."""

    own: Device
    others: Sequence[Device]

    @property
    def newer(self) -> datetime | None:
        """When another browser opened the page after this one, if any did: its owner is told."""
        later = [device.opened_at for device in self.others if device.opened_at > self.own.opened_at]
        return max(later, default=None)


def devices_of(registration: Registration, own: Device) -> Devices:
    return Devices(own, [device for device in open_devices(registration) if device.pk != own.pk])
