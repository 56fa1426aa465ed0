"""What a participant's own page shows; and all that is kept about them, as plain values, for a page and for a file."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext

from tinkuy.convening.calendar_addresses.queries import address_of
from tinkuy.convening.call_for_proposals.models import Proposal
from tinkuy.convening.custom_questions.queries import answers_of
from tinkuy.convening.registering.organisations import organisation_of
from tinkuy.convening.registrations.consent_words import CONSENT_WORDS
from tinkuy.convening.registrations.later_stages import (
    data_of_later_stages,
    journal_of_later_stages,
    own_attendance,
)
from tinkuy.convening.registrations.models import AppearsAs, Consent, Device, Purpose, Registration
from tinkuy.convening.registrations.queries import open_devices
from tinkuy.convening.registrations.rules import DOOR_OPENS, is_door_open, may_be_joined
from tinkuy.core.text import in_language
from tinkuy.journal.models import Entry
from tinkuy.own_pages.queries import browsers_and_messages, consent_data, iso, journal_data
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.cycles.queries import role_labels


@dataclass(frozen=True)
class OwnSession:
    """A webinar on somebody's page. `is_open` while its live page may be entered; `is_over` once it was held.

    `came` is known only once its attendance was loaded.
    """

    webinar: Webinar
    is_chosen: bool
    is_open: bool
    came: bool | None = None
    is_awaited: bool = False

    @property
    def knot(self) -> str:
        """How it stands on the cord: tied where they were, a ring where they were not or nobody knows, dashed ahead."""
        if not self.is_over:
            return "ahead"
        return "came" if self.came else "over"

    @property
    def is_live(self) -> bool:
        return self.webinar.state == WebinarState.LIVE

    @property
    def is_to_come(self) -> bool:
        """Also while it goes on beyond its planned end."""
        return self.is_chosen and (self.is_live or may_be_joined(self.webinar))

    @property
    def opens_at(self) -> datetime:
        return self.webinar.starts_at - DOOR_OPENS

    @property
    def is_over(self) -> bool:
        return self.webinar.is_held

    @property
    def has_date(self) -> bool:
        return self.webinar.state not in (WebinarState.POSTPONED, WebinarState.CANCELLED)


def own_sessions(registration: Registration) -> list[OwnSession]:
    """The webinars of the cycle in scope, in order, with what is theirs."""
    chosen = set(registration.webinars.values_list("pk", flat=True))
    awaited = set(registration.awaited.values_list("pk", flat=True))
    attended = own_attendance(registration)
    return [
        OwnSession(
            webinar,
            webinar.pk in chosen,
            webinar.pk in chosen and is_door_open(webinar),
            attended.get(webinar.ordinal),
            webinar.pk in awaited,
        )
        for webinar in Webinar.objects.select_related("cycle").exclude(state=WebinarState.DRAFT)
    ]


def has_proposed(registration: Registration) -> bool:
    """Whether they sent something to the call: its page has the answer, also once the call is closed."""
    return Proposal.objects.filter(registration=registration).exists()


def consents_of(registration: Registration) -> list[Consent]:
    """All that they agreed to, the latest last; `withdrawn_at` and `ended_at` tell which are over."""
    return list(Consent.objects.filter(registration=registration))


def consents_in_force(registration: Registration) -> list[Consent]:
    return list(Consent.objects.filter(Consent.IN_FORCE, registration=registration).order_by("pk"))


@dataclass(frozen=True)
class ConsentSummary:
    """What somebody agreed to, in the words that they read; it ends with their data at the latest."""

    words: str
    given_at: datetime


def consent_summaries(consents: Iterable[Consent]) -> list[ConsentSummary]:
    return [ConsentSummary(CONSENT_WORDS.read(one.purpose, one.version), one.given_at) for one in consents]


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


EXPORTED, ADDRESSES_EXPORTED = "exported the ", "exported the addresses of"
BY_HAND = ("confirmed by hand", "withdrew by hand")
LOOKED = "looked at the registrations of"
"""How the journal names the deeds that take a list away."""


def own_data(registration: Registration, language: str) -> dict[str, Any]:
    """Plain JSON values: moments in ISO 8601, texts in *language*."""
    later_data = data_of_later_stages(registration)
    return {
        "registration": _registration(registration, language),
        "sessions": [
            {
                "number": one.webinar.ordinal,
                "title": in_language(one.webinar.title, language),
                "starts_at": one.webinar.starts_at.isoformat(),
                "waits_for_a_place": one.is_awaited,
            }
            for one in own_sessions(registration)
            if one.is_chosen or one.is_awaited
        ],
        "consents": [
            consent_data(consent, CONSENT_WORDS) | {"ended_at": iso(consent.ended_at)}
            for consent in consents_of(registration)
        ],
        "answers": [asdict(one) for one in answers_of(registration, language)],
        "attendance": later_data.pop("attendance", []),
        **browsers_and_messages(registration),
        "journal": list(_journal(registration)),
        **later_data,
    }


def _registration(registration: Registration, language: str) -> dict[str, Any]:
    return {
        "cycle": in_language(registration.cycle.title, language, registration.cycle.main_language),
        "number": registration.number,
        "appears_as": registration.appears_as,
        "name": registration.name(),
        "email": registration.email(),
        "country": registration.country,
        "sector": registration.sector,
        "state": registration.state,
        "reason": registration.reason(),
        "organisation": organisation_of(registration),
        "language": registration.language,
        "needs": registration.needs,
        "note": registration.note(),
        "joins_new_webinars": registration.joins_new_webinars,
        "calendar_address_made_at": iso(address.made_at) if (address := address_of(registration)) else None,
        "made_at": registration.made_at.isoformat(),
        "confirmed_at": iso(registration.confirmed_at),
        "erased_on": registration.erase_on.isoformat(),
    }


def _journal(registration: Registration) -> Iterator[dict[str, Any]]:
    """What the journal knows: who of the team looked at or worked with this registration, and their own deeds."""
    theirs = Q(subject="registration", subject_id=registration.public_id)
    theirs |= Q(details__registration=registration.public_id)
    lists = Q(deed__startswith=EXPORTED) | Q(deed=LOOKED)
    theirs |= lists & Q(subject="cycle", at__gte=registration.made_at)
    theirs |= journal_of_later_stages(registration)
    entries = list(Entry.objects.filter(theirs, cycle=registration.cycle.public_id).order_by("id"))
    nameless_since = _nameless_since(registration, entries)
    roles = role_labels({entry.actor_id for entry in entries if entry.actor_id})
    return journal_data([entry for entry in entries if _holds(entry, registration, nameless_since)], roles, _reason)


@dataclass(frozen=True)
class Readers:
    """Who of the team worked with somebody's data: a role, how often, and when last."""

    who: str
    times: int
    last_at: datetime


def readers_of(registration: Registration) -> list[Readers]:
    """As the journal knows it, the latest first. Never a name."""
    own = gettext("you")
    moments: defaultdict[str, list[datetime]] = defaultdict(list)
    for entry in _journal(registration):
        if entry["who"] != own:
            moments[entry["who"]].append(datetime.fromisoformat(entry["at"]))
    each = [Readers(who, len(at), max(at)) for who, at in moments.items()]
    return sorted(each, key=lambda one: one.last_at, reverse=True)


def _reason(entry: Entry) -> dict[str, Any]:
    """Why a list was taken away, or their registration changed by hand."""
    has_one = entry.deed.startswith(EXPORTED) or entry.deed in BY_HAND
    return {"reason": entry.details.get("text", "")} if has_one else {}


def _holds(entry: Entry, registration: Registration, nameless_since: datetime | None) -> bool:
    """Whether a list that was taken away had this registration in it; any other entry is theirs already."""
    is_of_names = entry.deed == LOOKED or (entry.deed.startswith(EXPORTED) and entry.deed != ADDRESSES_EXPORTED)
    if is_of_names and nameless_since is not None and entry.at >= nameless_since:
        return False
    countries = str(entry.details.get("countries", "")).split()
    return not countries or registration.country in countries


def _nameless_since(registration: Registration, entries: Sequence[Entry]) -> datetime | None:
    """From when on they are in no list of names; None where they are in them."""
    if registration.appears_as != AppearsAs.NONE:
        return None
    changes = [entry.at for entry in entries if entry.deed == "changed appearance"]
    return max(changes, default=registration.made_at)
