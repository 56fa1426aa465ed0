"""What Django says of a page that may be kept, told to the event loop by a note that came with the request."""

from dataclasses import dataclass
from hashlib import blake2b

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from tinkuy.core.middleware import Middleware

from .pages import HARMLESS_COOKIES, KEPT_PAGES

NOTE = "tinkuy.finished"
"""Where it lies in the scope of the request."""


@dataclass(slots=True)
class Note:
    """`cycle` is that whose page it is, nothing where it is of the hub."""

    may_be_cached: bool = False
    cycle: int | None = None


class FinishedPageMiddleware(Middleware):
    """Marks a public page that a stranger asked for. Outside of all that may add a cookie, inside of what compresses.

    A browser may keep it too, and asks each time whether it still stands; of a sensitive cycle, and of a form with a
    token, it keeps nothing.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        note = request.META.get("asgi.scope", {}).get(NOTE)
        if note is not None and isinstance(response, HttpResponse) and _is_for_strangers(request, response):
            cycle = getattr(request, "cycle", None)
            note.may_be_cached, note.cycle = True, getattr(cycle, "pk", None)
            is_sensitive = getattr(cycle, "is_sensitive", False) or response.has_header("Cache-Control")
            if not (response.cookies or is_sensitive):
                response["ETag"] = f'"{blake2b(response.content, digest_size=12).hexdigest()}"'
                response["Cache-Control"] = "no-cache"
        return response


def _is_for_strangers(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and request.resolver_match is not None
        and request.resolver_match.view_name in KEPT_PAGES
        and HARMLESS_COOKIES.issuperset(response.cookies)
        and not getattr(request, "roles", None)
        and not request.user.is_authenticated
    )
