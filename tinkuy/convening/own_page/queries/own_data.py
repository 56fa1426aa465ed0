"""All that is kept about a participant, told to themselves: as plain values, for a page and for a file."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext

from tinkuy.convening.registrations.consent_words import words_of
from tinkuy.convening.registrations.later_stages import journal_of_holdings, told_holdings
from tinkuy.convening.registrations.models import AppearsAs, Registration
from tinkuy.core.text import in_language
from tinkuy.journal.models import Entry
from tinkuy.notices.queries import notices_about
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole

from .page import chosen_webinars, consents_of

EXPORTED, ADDRESSES_EXPORTED = "exported the ", "exported the addresses of"
"""How the journal names the deeds that take a list away."""


def own_data(registration: Registration, language: str) -> dict[str, Any]:
    """Plain JSON values: moments in ISO 8601, texts in *language*."""
    held = told_holdings(registration)
    return {
        "registration": _registration(registration, language),
        "sessions": [
            {"number": one.ordinal, "title": in_language(one.title, language), "starts_at": one.starts_at.isoformat()}
            for one in chosen_webinars(registration)
        ],
        "consents": [
            {
                "purpose": consent.purpose,
                "version": consent.version,
                "words": words_of(consent.purpose, consent.version),
                "given_at": consent.given_at.isoformat(),
                "withdrawn_at": _written(consent.withdrawn_at),
                "ended_at": _written(consent.ended_at),
            }
            for consent in consents_of(registration)
        ],
        "attendance": held.pop("attendance", []),
        "devices": [
            {"opened_at": device.opened_at.isoformat(), "closed_at": _written(device.closed_at)}
            for device in registration.devices.all()
        ],
        "messages": [
            {"kind": notice.kind, "owed_at": notice.owed_at.isoformat(), "sent_at": _written(notice.sent_at)}
            for notice in notices_about(f"registration|{registration.public_id}")
        ],
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
        "confirmed_at": _written(registration.confirmed_at),
        "erased_on": registration.erase_on.isoformat(),
    }


def _journal(registration: Registration) -> Iterator[dict[str, Any]]:
    """What the journal knows: who of the team looked at or worked with this registration, and their own deeds."""
    theirs = Q(subject="registration", subject_id=registration.public_id)
    theirs |= Q(details__registration=registration.public_id)
    theirs |= Q(subject="cycle", deed__startswith=EXPORTED, at__gte=registration.made_at)
    theirs |= journal_of_holdings(registration)
    entries = list(Entry.objects.filter(theirs, cycle=registration.cycle.public_id).order_by("id"))
    nameless_since = _nameless_since(registration, entries)
    roles = _roles({entry.actor_id for entry in entries if entry.actor_id})
    for entry in entries:
        if not _holds(entry, registration, nameless_since):
            continue
        who = gettext("you") if entry.actor_id is None else roles.get(entry.actor_id, gettext("the team"))
        reason = {"reason": entry.details.get("text", "")} if entry.deed.startswith(EXPORTED) else {}
        yield {"at": entry.at.isoformat(), "who": who, "deed": entry.deed, **reason}


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


def _roles(actors: set[int]) -> dict[int, str]:
    """What each of the team is in the cycle: people are told by their role, not by their name."""
    held = TeamRole.objects.filter(person__in=actors).order_by("given_at").values_list("person_id", "role")
    return {person: str(Role(role).label) for person, role in reversed(list(held))}


def _written(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
