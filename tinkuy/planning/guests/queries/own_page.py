"""What a guest's own page shows, and all that is kept about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext

from tinkuy.core.text import in_language
from tinkuy.journal.models import Entry
from tinkuy.notices.queries import notices_about
from tinkuy.people.countries import countries
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.segment import Segment
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.guests.consent_words import words_of
from tinkuy.planning.guests.models import Guest, GuestConsent, GuestPart


@dataclass(frozen=True)
class GuestSession:
    """A session in which the guest is heard, with their parts; none where it is not said in which."""

    webinar: Webinar
    parts: list[Segment]


def zone_of_guest(guest: Guest) -> str:
    """The clock of their country; the cycle's where we know none."""
    country = countries().get(guest.country)
    return country.zone if country else guest.cycle.zone


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
        "consents": [_consent(consent) for consent in GuestConsent.objects.filter(guest=guest)],
        "devices": [
            {"opened_at": device.opened_at.isoformat(), "closed_at": _written(device.closed_at)}
            for device in guest.devices.all()
        ],
        "messages": [
            {"kind": notice.kind, "owed_at": notice.owed_at.isoformat(), "sent_at": _written(notice.sent_at)}
            for notice in notices_about(f"guest|{guest.public_id}")
        ],
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
        "link_sent_at": _written(guest.link_sent_at),
    }


def _consent(consent: GuestConsent) -> dict[str, Any]:
    return {
        "purpose": consent.purpose,
        "version": consent.version,
        "words": words_of(consent.purpose, consent.version),
        "language": consent.language,
        "given_at": consent.given_at.isoformat(),
        "withdrawn_at": _written(consent.withdrawn_at),
    }


def _journal(guest: Guest) -> Iterator[dict[str, Any]]:
    """Who of the team worked with their data, told by role, and their own deeds."""
    theirs = Q(subject="guest", subject_id=guest.public_id) | Q(details__guest=guest.public_id)
    entries = list(Entry.objects.filter(theirs, cycle=guest.cycle.public_id).order_by("id"))
    team_roles = TeamRole.objects.filter(person__in={entry.actor_id for entry in entries if entry.actor_id})
    roles = dict(team_roles.order_by("-given_at").values_list("person_id", "role"))
    for entry in entries:
        role = roles.get(entry.actor_id or 0)
        who = gettext("you") if entry.actor_id is None else str(Role(role).label) if role else gettext("the team")
        yield {"at": entry.at.isoformat(), "who": who, "deed": entry.deed}


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
