"""Whose page a link, an address or a browser opens; across cycles, since one who comes has not said which."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet
from django_scopes import scopes_disabled

from tinkuy.core import sealing
from tinkuy.own_pages.models import PageOwner
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
    browsers = _open(pages.browsers.objects.with_scope(cycle=cycle))
    browser = browsers.filter(public_id=public_id).first()
    if browser is None or not browser.owner.has_page:
        return None
    browser.cycle = browser.owner.cycle = cycle
    return browser


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
