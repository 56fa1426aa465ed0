"""What a guest's own page shows with all that is kept about them, and the guests whom public pages name.

Public pages name those who agreed to it, where nothing keeps their name back (invariant 11).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.core.text import Translations, in_language
from tinkuy.journal.models import Entry
from tinkuy.own_pages.queries import browsers_and_messages, consent_data, iso, journal_data
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Segment, Webinar, WebinarState
from tinkuy.planning.cycles.queries import role_labels
from tinkuy.planning.guests.consent_words import CONSENT_WORDS
from tinkuy.planning.guests.models import Guest, GuestConsent, GuestKind, GuestPart, GuestPurpose
from tinkuy.planning.rules import NAMELESS

from .checkup import guests_of, purposes_in_force


@dataclass(frozen=True)
class GuestSession:
    """A session in which the guest is heard, with their parts; none where it is not said in which."""

    webinar: Webinar
    parts: list[Segment]


def sessions_of_guest(guest: Guest) -> list[GuestSession]:
    """In order."""
    sessions: dict[int, GuestSession] = {}
    for part in GuestPart.objects.filter(guest=guest).select_related("webinar", "segment"):
        session = sessions.setdefault(part.webinar_id, GuestSession(part.webinar, []))
        if part.segment:
            session.parts.append(part.segment)
    return list(sessions.values())


def guest_purposes_in_force(guest: Guest) -> set[str]:
    consents = GuestConsent.objects.filter(guest=guest, withdrawn_at=None)
    return set(consents.values_list("purpose", flat=True))


def other_browsers(guest: Guest, own: str) -> int:
    """In how many browsers beside this one the page is open."""
    return int(guest.devices.filter(closed_at=None).exclude(public_id=own).count())


def guest_data(guest: Guest, language: str) -> dict[str, Any]:
    """Plain JSON values: moments in ISO 8601, texts in *language*."""
    return {
        "guest": _guest(guest, language),
        "sessions": [
            {
                "number": one.webinar.ordinal,
                "title": in_language(one.webinar.title, language),
                "starts_at": one.webinar.starts_at.isoformat(),
                "parts": [part.title for part in one.parts],
            }
            for one in sessions_of_guest(guest)
        ],
        "consents": [
            consent_data(consent, CONSENT_WORDS) | {"language": consent.language}
            for consent in GuestConsent.objects.filter(guest=guest)
        ],
        **browsers_and_messages(guest),
        "journal": list(_journal(guest)),
    }


def _guest(guest: Guest, language: str) -> dict[str, Any]:
    plain = ("kind", "post", "sector", "country", "language", "bio", "sex", "photo_rights", "photo_alt")
    return {
        "cycle": in_language(guest.cycle.title, language, guest.cycle.main_language),
        "name": guest.name(),
        "email": guest.email(),
        "organisation": guest.organisation_words,
        **{name: getattr(guest, name) for name in plain},
        "has_photo": bool(guest.photo),
        "made_at": guest.made_at.isoformat(),
        "link_sent_at": iso(guest.link_sent_at),
    }


def _journal(guest: Guest) -> Iterator[dict[str, Any]]:
    theirs = Q(subject="guest", subject_id=guest.public_id) | Q(details__guest=guest.public_id)
    entries = list(Entry.objects.filter(theirs, cycle=guest.cycle.public_id).order_by("id"))
    return journal_data(entries, role_labels({entry.actor_id for entry in entries if entry.actor_id}))


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
        if not _may_be_named(guest, agreed[guest.pk], regimes_of_part):
            continue
        key = key or cycle.data_key
        public_guest = _public_guest(guest, agreed[guest.pk], key)
        if guest.kind == GuestKind.COUNTERPART:
            counterparts.append(public_guest)
        else:
            for webinar in _open_webinars(regimes_of_part):
                speakers[webinar].append(public_guest)
    ordered = {webinar: sorted(guests, key=_by_name) for webinar, guests in sorted(speakers.items())}
    return PublicGuests(ordered, sorted(counterparts, key=_by_name))


@dataclass(frozen=True)
class Appearance:
    """A part of a guest: whether its session is shown, and the regimes of what may be heard from them there."""

    webinar: int
    is_shown: bool
    regimes: Sequence[str]

    @property
    def names_speaker(self) -> bool:
        return self.is_shown and any(regime not in NAMELESS for regime in self.regimes)


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


def is_named(guest: Guest) -> bool:
    """Whether public pages name this guest. Reads consents and parts: prefetch them (`guests_of`)."""
    return _may_be_named(guest, purposes_in_force(guest), [_appearances(part) for part in guest.parts.all()])


def _appearances(part: GuestPart) -> Appearance:
    whole = [segment.regime for segment in part.webinar.segments.all()] or [part.guest.cycle.default_regime]
    is_shown = part.webinar.state != WebinarState.DRAFT
    return Appearance(part.webinar_id, is_shown, [part.segment.regime] if part.segment else whole)


def _may_be_named(guest: Guest, agreed: Collection[str], parts: Sequence[Appearance]) -> bool:
    if guest.is_erased or GuestPurpose.ATTRIBUTION not in agreed:
        return False
    if guest.kind == GuestKind.COUNTERPART:
        return GuestPurpose.PUBLICATION in agreed and (not parts or bool(_open_webinars(parts)))
    return bool(_open_webinars(parts))


def _open_webinars(parts: Iterable[Appearance]) -> list[int]:
    """The webinars, not drafts, in which the guest is heard in a part whose regime names who speaks; in order."""
    return list({part.webinar: None for part in parts if part.names_speaker})


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
