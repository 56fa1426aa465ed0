"""The kinds of pages without an account. Each stage that has an owner of one registers it in its `AppConfig.ready`."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils import translation

from tinkuy.notices.stops.topics import mark_requested

from .models import MailedCode, OpenBrowser, PageOwner

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Words = str | _StrPromise

ROUTES = {
    "entrance": "{role}_entrance",
    "open_link": "open_{role}_link",
    "ask_code": "ask_{role}_code",
    "enter_code": "enter_{role}_code",
    "leave": "leave_{role}_page",
    "withdraw": "withdraw_{role}",
    "data": "{role}_data",
}
"""What every kind of page can do, and how its route is called."""


@dataclass(frozen=True)
class PageWords:
    """What the pages of entering and of withdrawing say. *left* and *withdrawn* are told once it is done."""

    title: Words
    """Of the entrance, where there may be several pages."""
    page: Words
    """What the page itself is called."""
    intro: Words
    by_link: Words
    open_by_link: Words
    code_sent: Words
    address: Words
    no_address: Words
    left: Words
    withdraw: Words
    yes_withdraw: Words
    withdrawn: Words


@dataclass(frozen=True, kw_only=True, eq=False)
class OwnPages[Owner: PageOwner]:
    """The own pages of one kind of person, and what is done with them.

    *before_opening* gives the owner that a browser is opened for; *who_is_mailed* those of one address that a code is
    sent to. *own_data* gives plain JSON values, in a language.
    """

    owners: type[Owner]
    browsers: type[OpenBrowser]
    codes: type[MailedCode]
    address: str
    """The beginning of their addresses, after the language."""
    page: str
    """The route of the page itself; its argument is the cycle's."""
    browser_on_request: str
    """The attribute of a request that passed the gate with the browser; the owner is there as `known_as`."""
    browsers_key: str
    """In the session: the browsers that it holds, by cycle."""
    awaited_key: str
    """In the session: whose code it waits for, sealed."""
    code_notice: str
    """The kind of message that brings a code which was asked for."""
    words: PageWords
    withdraw_page: str
    """The template that says what is erased."""
    withdraw: Callable[[Owner], object]
    own_data: Callable[[Owner, str], Mapping[str, Any]]
    before_opening: Callable[[Owner], Owner] = lambda owner: owner
    who_is_mailed: Callable[[list[Owner]], list[Owner]] = lambda owners: owners

    @property
    def role(self) -> str:
        return self.owners.role

    @property
    def routes(self) -> dict[str, str]:
        return {deed: route_of(self.owners, deed) for deed in ROUTES}

    def route(self, deed: str) -> str:
        return route_of(self.owners, deed)


_registered: list[OwnPages[Any]] = []


def register_pages(pages: OwnPages[Any]) -> None:
    """Once for each kind: the gate asks for its browsers, the quick exit closes them, the addresses are made."""
    _registered.append(pages)
    mark_requested(pages.code_notice)


def registered_pages() -> list[OwnPages[Any]]:
    return _registered


def route_of(owners: type[PageOwner], deed: str) -> str:
    return "own_pages:" + ROUTES[deed].format(role=owners.role)


def entrance_path(owners: type[PageOwner], language: str, secret: str = "") -> str:
    """Where a mail leads. The *secret* stands behind the #, so that no server, proxy or log sees it."""
    return _entrance(route_of(owners, "entrance"), language) + (f"#{secret}" if secret else "")


@cache
def _entrance(route: str, language: str) -> str:
    with translation.override(language):
        return reverse(route)
