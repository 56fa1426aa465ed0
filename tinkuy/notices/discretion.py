"""What a mail of a cycle that tells nothing by mail may hold: mail is read over a shoulder, and by who runs its server.

Whoever owes a message leaves the theme out already. Here it is asked once more when the message goes, of every kind: a
value whose name is not in `NEUTRAL` is left out, so is one that holds the title, and a page whose address says the
cycle gives way to one that leads there. A new kind of message is discreet before anybody thinks of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import pgettext

OF_THE_PROGRAM = frozenset({
    "about", "again", "at", "before", "certain", "change", "city", "code", "count", "country", "day", "days",
    "due", "duties", "enters", "erased_on", "first", "from_cycle", "is_answer", "label", "language", "last",
    "minutes", "more", "number", "now", "of_hub", "one_click", "page", "path", "person", "place", "registered",
    "role", "says", "sessions", "silence", "silent", "steps", "stop", "target", "things", "until", "waiting",
    "waits", "what", "when", "work",
})  # fmt: skip
"""Codes, numbers, days and hours, the program's own words of roles and countries, lists of such."""
OF_PERSONS = frozenset({"by", "inviter", "reason", "subject", "text", "words"})
"""Who writes, by the name of their account; what the team wrote, refused where it says the theme (`demand_neutral`)."""
NEUTRAL = OF_THE_PROGRAM | OF_PERSONS
PAGES = frozenset({"path", "page", "sheet"})


@dataclass(frozen=True)
class Discretion:
    """Of a cycle that tells nothing: `slug` is its part of addresses; `tells` says of a text whether it holds the
    title; `page` is where its team is led in the place of a page that does."""

    slug: str
    tells: Callable[[str], bool]
    page: str


_discretion_of: Callable[[str, str], Discretion | None] = lambda _cycle, _language: None  # noqa: E731


def discretion_by(discretion_of: Callable[[str, str], Discretion | None]) -> None:
    """Register, once, in an `AppConfig.ready`, who knows what a cycle (its public id) does not tell, in a language."""
    global _discretion_of
    _discretion_of = discretion_of


def discretion(cycle: str, language: str) -> Discretion | None:
    """Of the *cycle* with this public id; None where there is none, or where it tells of itself."""
    return _discretion_of(cycle, language) if cycle else None


def discreet(values: Mapping[str, Any], own: Discretion) -> dict[str, Any]:
    """*values* without what tells, those within them too, from which its calendar is made."""
    return {name: _discreet(name, value, own) for name, value in values.items()}


def _discreet(name: str, value: Any, own: Discretion) -> Any:
    if name in ("person", "from_cycle"):
        return value
    if name == "calendar":
        return _without_titles(value)
    if isinstance(value, Mapping):
        return discreet(value, own)
    if isinstance(value, list | tuple):
        return [_discreet(name, one, own) for one in value]
    if not isinstance(value, str):
        return value
    if name in PAGES:
        return own.page if own.slug in value.split("/") else value
    return value if name in NEUTRAL and not own.tells(value) else ""


def _without_titles(calendar: Any) -> Any:
    """A calendar may have been owed while the cycle still told its theme."""
    if not isinstance(calendar, Mapping):
        return calendar
    return {**calendar, "sessions": [{**one, "title": ""} for one in calendar.get("sessions", ())]}


def neutral_sender() -> str:
    """Who writes, where not even the hub may be told; in the language that is active."""
    return pgettext("sender of a mail", "Notices")
