"""What a guest's own page shows, with all that is kept about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from tinkuy.core.text import in_language
from tinkuy.journal.models import Entry
from tinkuy.own_pages.queries import browsers_and_messages, consent_data, iso, journal_data
from tinkuy.planning.cycles.models.webinar import Segment, Webinar
from tinkuy.planning.cycles.queries import role_labels
from tinkuy.planning.guests.models import Guest, GuestConsent, GuestPart
from tinkuy.planning.name_consents.guest_words import CONSENT_WORDS


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
