"""Whose browser it is: the pages without an account that a browser's session holds, one of each kind for each cycle."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from tinkuy.core import sealing

from .pages import OwnPages, registered_pages
from .queries import open_browser

KEPT_OPEN = timedelta(days=60)
"""How long a browser stays open in which nobody of the team is signed in: about as long as a cycle goes on."""

TYPED_ANSWERS_COOKIE = "typed_answers"
"""What somebody registered with a moment ago: it goes when this browser is left in a hurry."""


def page_roles(request: HttpRequest, cycle: Any) -> frozenset[str]:
    """For the gate: the role of each kind of page that this browser holds in *cycle*, which it notes on the request."""
    owners = [_noted(pages, request, cycle) for pages in registered_pages()]
    return frozenset(owner.page_role for owner in owners if owner is not None)


def _noted(pages: OwnPages[Any], request: HttpRequest, cycle: Any) -> Any:
    browser = browser_in(pages, request, cycle)
    owner = browser.owner if browser else None
    setattr(request, pages.browser_on_request, browser)
    setattr(request, pages.owners.known_as, owner)
    return owner


def browser_in(pages: OwnPages[Any], request: HttpRequest, cycle: Any) -> Any:
    """The open browser that this request comes from, as far as it holds such a page in *cycle*; else None."""
    public_id = _browsers_by_cycle(pages, request).get(cycle.public_id, "")
    return open_browser(pages, cycle, public_id) if public_id else None


def browsers_in(pages: OwnPages[Any], request: HttpRequest) -> list[str]:
    """The public ids that this browser holds of one kind, open or not."""
    return list(_browsers_by_cycle(pages, request).values())


def browsers_of_every_kind(request: HttpRequest) -> list[tuple[OwnPages[Any], list[str]]]:
    """Of every kind."""
    return [(pages, browsers_in(pages, request)) for pages in registered_pages()]


def hold(pages: OwnPages[Any], request: HttpRequest, browsers: Iterable[Any]) -> None:
    """This browser holds *browsers* from now on, under a new session key. A sign-in of the team stays as it is."""
    session = request.session
    session[pages.browsers_key] = _browsers_by_cycle(pages, request) | {
        one.cycle.public_id: one.public_id for one in browsers
    }
    session.pop(pages.awaited_key, None)
    session.cycle_key()
    if not request.user.is_authenticated:
        session.set_expiry(KEPT_OPEN)


def let_go(pages: OwnPages[Any], request: HttpRequest, cycle: Any) -> None:
    """This browser holds nothing of this kind in *cycle* any more."""
    pages_held = _browsers_by_cycle(pages, request)
    request.session[pages.browsers_key] = {key: one for key, one in pages_held.items() if key != cycle.public_id}


def await_code(pages: OwnPages[Any], request: HttpRequest, *, email: str = "", owner: str = "") -> None:
    """Note whose code comes: of an address that was typed here, or of the person whose link was opened."""
    sealed = sealing.seal(f"{owner}|{email}", key=settings.KEYRING.master, place=_place(pages))
    request.session[pages.awaited_key] = sealed.hex()


def awaited(pages: OwnPages[Any], request: HttpRequest) -> tuple[str, str]:
    """The public id of the person and the address (one of them empty) whose code this browser waits for."""
    sealed = bytes.fromhex(request.session.get(pages.awaited_key, ""))
    owner, _, email = sealing.unseal(sealed, key=settings.KEYRING.master, place=_place(pages)).partition("|")
    return owner, email


def shorten_session(sender: object, request: HttpRequest, **kwargs: Any) -> None:
    """Who signs in for the team does so for as long as the team's sessions last, whatever this browser held before."""
    request.session.set_expiry(None)


def _browsers_by_cycle(pages: OwnPages[Any], request: HttpRequest) -> dict[str, str]:
    """The public id of the browser that is open in each cycle, by that of the cycle."""
    by_cycle: dict[str, str] = request.session.get(pages.browsers_key, {})
    return by_cycle


def _place(pages: OwnPages[Any]) -> str:
    return f"session|{pages.awaited_key}"
