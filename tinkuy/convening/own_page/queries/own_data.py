"""All that is kept about a participant, told to themselves: as plain values, for a page and for a file."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q

from tinkuy.convening.registrations.consent_words import CONSENT_WORDS
from tinkuy.convening.registrations.later_stages import data_of_later_stages, journal_of_later_stages
from tinkuy.convening.registrations.models import AppearsAs, Registration
from tinkuy.core.text import in_language
from tinkuy.journal.models import Entry
from tinkuy.own_pages.queries.own_data import browsers_and_messages, consent_data, iso, journal_data
from tinkuy.planning.cycles.queries.team import role_labels

from .page import chosen_webinars, consents_of

EXPORTED, ADDRESSES_EXPORTED = "exported the ", "exported the addresses of"
"""How the journal names the deeds that take a list away."""


def own_data(registration: Registration, language: str) -> dict[str, Any]:
    """Plain JSON values: moments in ISO 8601, texts in *language*."""
    held = data_of_later_stages(registration)
    return {
        "registration": _registration(registration, language),
        "sessions": [
            {"number": one.ordinal, "title": in_language(one.title, language), "starts_at": one.starts_at.isoformat()}
            for one in chosen_webinars(registration)
        ],
        "consents": [
            consent_data(consent, CONSENT_WORDS) | {"ended_at": iso(consent.ended_at)}
            for consent in consents_of(registration)
        ],
        "attendance": held.pop("attendance", []),
        **browsers_and_messages(registration),
        "journal": list(_journal(registration)),
        **held,
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
        "organisation": str(registration.organisation or ""),
        "language": registration.language,
        "needs": registration.needs,
        "note": registration.note(),
        "joins_new_webinars": registration.joins_new_webinars,
        "made_at": registration.made_at.isoformat(),
        "confirmed_at": iso(registration.confirmed_at),
        "erased_on": registration.erase_on.isoformat(),
    }


def _journal(registration: Registration) -> Iterator[dict[str, Any]]:
    """What the journal knows: who of the team looked at or worked with this registration, and their own deeds."""
    theirs = Q(subject="registration", subject_id=registration.public_id)
    theirs |= Q(details__registration=registration.public_id)
    theirs |= Q(subject="cycle", deed__startswith=EXPORTED, at__gte=registration.made_at)
    theirs |= journal_of_later_stages(registration)
    entries = list(Entry.objects.filter(theirs, cycle=registration.cycle.public_id).order_by("id"))
    nameless_since = _nameless_since(registration, entries)
    roles = role_labels({entry.actor_id for entry in entries if entry.actor_id})
    return journal_data([entry for entry in entries if _holds(entry, registration, nameless_since)], roles, _reason)


def _reason(entry: Entry) -> dict[str, Any]:
    """Why a list was taken away."""
    return {"reason": entry.details.get("text", "")} if entry.deed.startswith(EXPORTED) else {}


def _holds(entry: Entry, registration: Registration, nameless_since: datetime | None) -> bool:
    """Whether a list that was taken away had this registration in it; any other entry is theirs already."""
    is_of_names = entry.deed.startswith(EXPORTED) and entry.deed != ADDRESSES_EXPORTED
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
