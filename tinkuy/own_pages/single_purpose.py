"""Links that do one act, of whichever stage: who opens one, and what its page says where it opens nothing.

A stage makes a table of `SinglePurposeLink` and one `LinkKind`; `behind_link` runs its views. To look at the page (GET)
changes nothing, so that a mail program which fetches addresses ahead does no act; each act is a form that is sent.
No other site learns the address from a browser: the pages' policy is `same-origin`. With `no-referrer` a browser would
send the forms from nowhere, and they would be refused.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django_scopes import scope

from tinkuy.core.deeds import counts_tries
from tinkuy.core.errors import Refused
from tinkuy.people.actions.patience import at_account, begin_try, block_of, from_block

from .models import SinglePurposeLink

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

CLOSED, UNKNOWN, TOO_MANY = 410, 404, 429


@dataclass(frozen=True)
class LinkKind[Link: SinglePurposeLink]:
    """The links of one act. *with_fingerprint* looks in every cycle, and brings the cycle with the link.

    *ask_whom* says what may have become of a link that is unknown, and who gives another. *why_closed* says the same of
    one that is known and over, to whoever holds it: nothing while it opens.
    """

    links: type[Link]
    with_fingerprint: Callable[[str], Link | None]
    ask_whom: "str | _StrPromise"
    why_closed: Callable[[Link], str] = lambda _link: ""


def open_link[Link: SinglePurposeLink](kind: LinkKind[Link], *, secret: str, block: str) -> Link | None:
    """The link that *secret* opens, if any. Who tries many, from one *block* of addresses, waits longer each time."""
    fingerprint, door = kind.links.fingerprint_of(secret), kind.links.place
    if not block:
        return kind.with_fingerprint(fingerprint)
    tried = begin_try(at_account(door, secret), *from_block(block, door))
    link = kind.with_fingerprint(fingerprint)
    if link is not None:
        tried.succeed()
    return link


def behind_link[Link: SinglePurposeLink](
    kind: LinkKind[Link],
) -> Callable[[Callable[..., HttpResponse]], Callable[..., HttpResponse]]:
    """For a view of `(request, link, secret)`: it runs in the scope of the link's cycle, and only while this opens."""

    def of_view(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def within(request: HttpRequest, secret: str, **kwargs: Any) -> HttpResponse:
            response = _opened(kind, view, request, secret, kwargs)
            response["X-Robots-Tag"] = "noindex"
            return response

        return counts_tries(never_cache(within))

    return of_view


def _opened(
    kind: LinkKind[Any],
    view: Callable[..., HttpResponse],
    request: HttpRequest,
    secret: str,
    kwargs: dict[str, Any],
) -> HttpResponse:
    try:
        link = open_link(kind, secret=secret, block=block_of(str(request.META.get("REMOTE_ADDR", ""))))
    except Refused as refusal:
        return link_closed(request, sentence=kind.ask_whom, warning=str(refusal), status=TOO_MANY)
    if link is None:
        return link_closed(request, sentence=kind.ask_whom, status=UNKNOWN)
    with scope(cycle=link.cycle):
        if sentence := kind.why_closed(link):
            return link_closed(request, sentence=sentence, status=CLOSED)
        return view(request, link, secret, **kwargs)


def link_closed(
    request: HttpRequest, *, sentence: "str | _StrPromise", warning: str = "", status: int = CLOSED
) -> HttpResponse:
    """The page of a link that opens nothing: *sentence* says why, and whom to ask for another."""
    return render(request, "own_pages/link_closed.html", {"sentence": sentence, "warning": warning}, status=status)
