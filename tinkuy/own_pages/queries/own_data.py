"""What is kept about whoever has a page of their own, as plain JSON values: the parts that all kinds have in common."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from django.utils.translation import gettext

from tinkuy.journal.models import Entry
from tinkuy.notices.queries import notices_about
from tinkuy.own_pages.consent_words import ConsentWords
from tinkuy.own_pages.models import GivenConsent, PageOwner


def iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def browsers_and_messages(owner: PageOwner) -> dict[str, list[dict[str, Any]]]:
    """The browsers in which the page was opened, and what was written to the owner."""
    browsers: Any = owner
    return {
        "devices": [
            {"opened_at": browser.opened_at.isoformat(), "closed_at": iso(browser.closed_at)}
            for browser in browsers.devices.all()
        ],
        "messages": [
            {"kind": notice.kind, "owed_at": notice.owed_at.isoformat(), "sent_at": iso(notice.sent_at)}
            for notice in notices_about(owner.about)
        ],
    }


def consent_data(consent: GivenConsent, words: ConsentWords) -> dict[str, Any]:
    return {
        "purpose": consent.purpose,
        "version": consent.version,
        "words": words.read(consent.purpose, consent.version),
        "given_at": consent.given_at.isoformat(),
        "withdrawn_at": iso(consent.withdrawn_at),
    }


def journal_data(
    entries: Iterable[Entry], roles: Mapping[int, str], reason: Callable[[Entry], Mapping[str, Any]] = lambda entry: {}
) -> Iterator[dict[str, Any]]:
    """Their own deeds, and who of the team worked with their data: by *roles*, not by name."""
    for entry in entries:
        who = gettext("you") if entry.actor_id is None else roles.get(entry.actor_id, gettext("the team"))
        yield {"at": entry.at.isoformat(), "who": who, "deed": entry.deed, **reason(entry)}
