"""The unmatched queue: accounts of reports that are nobody yet, each with who they may be and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise

from tinkuy.convening.matching import SUGGESTED_BECAUSE, match_rows
from tinkuy.convening.models import NameAlias, Presence, Registration
from tinkuy.convening.reports import Row
from tinkuy.people.countries import country_name
from tinkuy.planning.models import Cycle, Webinar

from .matching import alias_index, registrants, waiting_presences
from .registered import confirmed


@dataclass(frozen=True)
class Suggestion:
    registration: Registration
    name: str
    email: str
    country: str
    because: str | Promise


@dataclass(frozen=True)
class Unmatched:
    """An account in a webinar: its first presence, what the report calls it, how often it joined, who it may be."""

    presence: Presence
    webinar: Webinar
    name: str
    email: str
    joins: int
    suggestions: tuple[Suggestion, ...]


@dataclass(frozen=True)
class Decided:
    """An account whose owner a person decided: a presence of it, what the report calls it, and the owner's name."""

    presence: Presence
    webinar: Webinar
    name: str
    email: str
    owner: str


def decided_accounts(cycle: Cycle) -> list[Decided]:
    """Each decision of the cycle in scope that a presence rests on, in the order of the webinars."""
    key, decided = cycle.data_key, dict(NameAlias.objects.values_list("index", "registration_id"))
    found: dict[str, Decided] = {}
    presences = Presence.objects.filter(registration__in=decided.values()).select_related(
        "webinar__cycle", "registration"
    )
    for presence in presences.order_by("webinar__ordinal", "line", "pk"):
        name, email = presence.name(key), presence.email(key)
        index = alias_index(name, email, presence.webinar)
        if decided.get(index) == presence.registration_id and index not in found and presence.registration:
            found[index] = Decided(presence, presence.webinar, name, email, presence.registration.name(key))
    return list(found.values())


def unmatched_queue(cycle: Cycle) -> list[Unmatched]:
    """Every waiting account of the cycle in scope, in the order of the webinars."""
    key = cycle.data_key
    waiting: defaultdict[tuple[int, str, str], list[Presence]] = defaultdict(list)
    webinars = {webinar.pk: webinar for webinar in Webinar.objects.all()}
    for presence in waiting_presences():
        waiting[presence.webinar_id, presence.name(key), presence.email(key)].append(presence)
    accounts = list(waiting.items())
    rows = [_row(name, email, presences[0]) for (_webinar, name, email), presences in accounts]
    registrations = {row.pk: row for row in confirmed()}
    matches = match_rows(rows, registrants(cycle)) if rows else ()
    return [
        Unmatched(
            presence=presences[0],
            webinar=webinars[webinar],
            name=name,
            email=email,
            joins=len(presences),
            suggestions=_suggestions(match.suggestions, registrations, key),
        )
        for ((webinar, name, email), presences), match in zip(accounts, matches, strict=True)
    ]


def _row(name: str, email: str, presence: Presence) -> Row:
    return Row(presence.line, name, email, "attendee", presence.joined_at, presence.left_at, None, True)


def _suggestions(
    found: Sequence[tuple[object, str]], registrations: dict[int, Registration], key: bytes
) -> tuple[Suggestion, ...]:
    return tuple(
        Suggestion(row, row.name(key), row.email(key), country_name(row.country), SUGGESTED_BECAUSE.get(reason, reason))
        for row, reason in ((registrations.get(pk), reason) for pk, reason in found if isinstance(pk, int))
        if row is not None
    )


def registration_by_words(cycle: Cycle, words: str, most: int = 8) -> list[Suggestion]:
    """Registrations whose opened name or address holds *words*, in memory."""
    key, wanted = cycle.data_key, words.strip().casefold()
    if len(wanted) < 3:
        return []
    found = []
    for row in confirmed():
        name, email = row.name(key), row.email(key)
        if wanted in name.casefold() or wanted in email.casefold():
            found.append(Suggestion(row, name, email, country_name(row.country), ""))
    return found[:most]
