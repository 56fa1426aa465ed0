"""Whose page a link, an address or a browser opens; across cycles, since one who comes has not said which.

What is kept about whoever has a page of their own, as plain JSON values: the parts that all kinds have in common.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext
from django_scopes import scopes_disabled

from tinkuy.core import sealing
from tinkuy.core.rows.compiled_query import CompiledQuery
from tinkuy.journal.models import Entry
from tinkuy.notices.queries import notices_about
from tinkuy.own_pages.consent_words import ConsentWords
from tinkuy.own_pages.models import GivenConsent, PageOwner
from tinkuy.own_pages.pages import OwnPages


def owner_with_link[Owner: PageOwner](pages: OwnPages[Owner], secret: str) -> Owner | None:
    """The owner, in any cycle, whose personal link has this secret."""
    if not secret:
        return None
    owners = _with_page(pages, link_fingerprint=pages.owners.fingerprint_of_link(secret))
    return owners[0] if owners else None


def owners_with_address[Owner: PageOwner](pages: OwnPages[Owner], email: str) -> list[Owner]:
    """The owners of this address in any cycle. There is no index across cycles: each has its own."""
    if not email:
        return []
    cycles: Any = pages.owners._meta.get_field("cycle").related_model
    places = cycles.objects.values_list("public_id", flat=True)
    return _with_page(pages, email_index__in=[sealing.blind_index(email, place=place) for place in places])


def owners_awaiting_code[Owner: PageOwner](pages: OwnPages[Owner], public_id: str, email: str) -> list[Owner]:
    """The owners that a code may open: the one with this public id, else those of the address."""
    return _with_page(pages, public_id=public_id) if public_id else owners_with_address(pages, email)


def open_browser(pages: OwnPages[Any], cycle: Any, public_id: str) -> Any:
    """The open browser with this public id in *cycle*, with its owner; None once it was closed."""
    browser = _browser_with_id(pages).first(cycle.pk, public_id)
    if browser is None or not browser.owner.has_page:
        return None
    browser.cycle = browser.owner.cycle = cycle
    return browser


@cache
def _browser_with_id(pages: OwnPages[Any]) -> CompiledQuery[Any]:
    browsers: Any = pages.browsers.objects
    return CompiledQuery(
        lambda cycle, public_id: _open(browsers.with_scope(cycle=cycle)).filter(public_id=public_id).order_by()
    )


def open_browsers(pages: OwnPages[Any], public_ids: Iterable[str]) -> list[Any]:
    """The open ones of these, of whatever cycle, the latest first: what one browser holds."""
    with scopes_disabled():
        browsers = _open(pages.browsers.objects.filter(public_id__in=list(public_ids))).order_by("-opened_at")
        opened = list(browsers.select_related("cycle", f"{pages.owners.known_as}__cycle"))
    return [browser for browser in opened if browser.owner.has_page]


def _open(browsers: QuerySet[Any]) -> QuerySet[Any]:
    return browsers.filter(closed_at=None).select_related(browsers.model.known_as)


def _with_page[Owner: PageOwner](pages: OwnPages[Owner], **which: Any) -> list[Owner]:
    with scopes_disabled():
        owners = pages.owners.objects.filter(**which).select_related("cycle")
        return [owner for owner in owners if owner.has_page]


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
