"""The guests whom public pages name, with what each agreed to be shown."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.core.text import Translations
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.planning.guests.models import Guest, GuestConsent, GuestKind, GuestPart, GuestPurpose
from tinkuy.planning.name_consents.guests import (
    Appearance,
    is_named,
    may_be_named,
    open_webinars,
    purposes_in_force,
)

from .checkup import guests_of


@dataclass(frozen=True)
class PublicGuest:
    """What a guest agreed to be shown; biography and photo are there only with the consent to each."""

    public_id: str
    name: str
    post: str
    organisation: str
    country: str
    bio: Translations
    has_photo: bool
    photo_alt: str
    photo_rights: str
    language: str


@dataclass(frozen=True)
class PublicGuests:
    """`speakers` by the key of each webinar in which they are named; `counterparts` of the cycle."""

    speakers: dict[int, list[PublicGuest]]
    counterparts: list[PublicGuest]

    @property
    def of_the_cycle(self) -> list[PublicGuest]:
        """Each speaker once, in the order of the sessions."""
        everyone = (guest for guests in self.speakers.values() for guest in guests)
        return list({guest.public_id: guest for guest in everyone}.values())


GUESTS_OF = CompiledQuery(
    lambda cycle: Guest.objects.with_scope(cycle=cycle).select_related("organisation").order_by("pk")
)
CONSENTS_OF = CompiledQuery(
    lambda cycle: GuestConsent.objects.with_scope(cycle=cycle).filter(withdrawn_at=None).order_by()
)
PARTS_OF = CompiledQuery(
    lambda cycle: GuestPart.objects.with_scope(cycle=cycle).order_by("webinar__ordinal", "segment__ordinal", "pk")
)
AGENDAS_OF = CompiledQuery(lambda cycle: Segment.objects.with_scope(cycle=cycle).order_by("webinar", "ordinal"))


def public_guests(cycle: Cycle, webinars: Iterable[Webinar]) -> PublicGuests:
    """Those of the cycle in scope who are heard in its *webinars* or stand for the cycle, by name; in four queries."""
    key, scoped = b"", cycle_in_scope()
    speakers: dict[int, list[PublicGuest]] = defaultdict(list)
    counterparts = []
    agreed: dict[int, set[str]] = defaultdict(set)
    guests = GUESTS_OF.rows(scoped)
    for consent in CONSENTS_OF.rows(scoped) if guests else []:
        agreed[consent.guest_id].add(consent.purpose)
    parts = _parts_by_guest(cycle, webinars) if guests else {}
    for guest in guests:
        regimes_of_part = parts.get(guest.pk, [])
        if not may_be_named(guest, agreed[guest.pk], regimes_of_part):
            continue
        key = key or cycle.data_key
        public_guest = _public_guest(guest, agreed[guest.pk], key)
        if guest.kind == GuestKind.COUNTERPART:
            counterparts.append(public_guest)
        else:
            for webinar in open_webinars(regimes_of_part):
                speakers[webinar].append(public_guest)
    ordered = {webinar: sorted(guests, key=_by_name) for webinar, guests in sorted(speakers.items())}
    return PublicGuests(ordered, sorted(counterparts, key=_by_name))


def _parts_by_guest(cycle: Cycle, webinars: Iterable[Webinar]) -> dict[int, list[Appearance]]:
    scoped = cycle_in_scope()
    public_webinars = {webinar.pk for webinar in webinars if webinar.state != WebinarState.DRAFT}
    regimes: dict[int, list[str]] = defaultdict(list)
    regime_of: dict[int, str] = {}
    for segment in AGENDAS_OF.rows(scoped):
        regimes[segment.webinar_id].append(segment.regime)
        regime_of[segment.pk] = segment.regime
    parts: dict[int, list[Appearance]] = defaultdict(list)
    for part in PARTS_OF.rows(scoped):
        whole = regimes.get(part.webinar_id) or [cycle.default_regime]
        regimes_of_part = whole if part.segment_id is None else [regime_of[part.segment_id]]
        parts[part.guest_id].append(Appearance(part.webinar_id, part.webinar_id in public_webinars, regimes_of_part))
    return parts


def public_photo(cycle: Cycle, public_id: str) -> Guest | None:
    """The guest whose photo anyone may see: they are named, and the consent to the photo stands."""
    guest = guests_of(cycle).filter(public_id=public_id).first()
    return guest if guest and is_named(guest) and GuestPurpose.PHOTO in purposes_in_force(guest) else None


def _public_guest(guest: Guest, agreed: Collection[str], key: bytes) -> PublicGuest:
    has_photo = bool(guest.photo) and GuestPurpose.PHOTO in agreed
    return PublicGuest(
        public_id=guest.public_id,
        name=guest.name(key),
        post=guest.post,
        organisation=guest.organisation_words,
        country=guest.country,
        bio=guest.bio if GuestPurpose.PUBLICATION in agreed else {},
        has_photo=has_photo,
        photo_alt=guest.photo_alt if has_photo else "",
        photo_rights=guest.photo_rights if has_photo else "",
        language=guest.language,
    )


def _by_name(guest: PublicGuest) -> str:
    return guest.name.casefold()
