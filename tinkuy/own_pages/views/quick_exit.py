"""Leaving in a hurry: what this browser held open is closed, and a neutral page stands in its place.

Forged, it would only shut somebody out; all the same it is taken from our own pages alone. Their token is not asked
for: it is of the page, and a page that stood open for long, or was kept by the browser, would leave the door open. The
browser itself says where a post comes from, and a script of another site cannot write that.
"""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from tinkuy.core.middleware import Middleware
from tinkuy.own_pages.actions import close_browsers_of_every_kind
from tinkuy.own_pages.request import TYPED_ANSWERS_COOKIE, browsers_of_every_kind
from tinkuy.people.views.opening import end_own

NEUTRAL = "https://www.wikipedia.org/"
"""A neutral page: nobody asks who was where before."""

LEFT_BROWSER = "left"
"""The cookie that the page's script sets before it goes: the next request closes what the post could not, when there
was no line, or the browser gave the post up with the page."""

FORGET = '"cache", "cookies", "storage"'


@csrf_exempt
@require_POST
def quick_exit(request: HttpRequest) -> HttpResponse:
    """204 to the page's script, which has gone on already; without one, a page that goes on by itself.

    No redirect: the content policy lets no form lead to another site, not by a redirect either.
    """
    if not _is_of_our_pages(request):
        return render(request, "403_csrf.html", status=403)
    close_all(request)
    if "application/json" in request.headers.get("Accept", ""):
        response = HttpResponse(status=204)
    else:
        response = render(request, "own_pages/gone.html", {"neutral": NEUTRAL})
        response["Refresh"] = f"0; url={NEUTRAL}"
    response["Clear-Site-Data"] = FORGET
    _forget(response, LEFT_BROWSER, "messages", TYPED_ANSWERS_COOKIE)
    return response


def close_all(request: HttpRequest) -> None:
    """The own pages of every kind, and the sign-in of the team: whatever this browser's session opens."""
    close_browsers_of_every_kind(browsers_of_every_kind(request))
    end_own(request)
    logout(request)


class LeftBrowserMiddleware(Middleware):
    """Closes what a browser held that was left in a hurry and could not say so."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if LEFT_BROWSER not in request.COOKIES:
            return self.get_response(request)
        close_all(request)
        response = self.get_response(request)
        _forget(response, LEFT_BROWSER, TYPED_ANSWERS_COOKIE)
        return response


def _forget(response: HttpResponseBase, *cookies: str) -> None:
    for name in cookies:
        response.delete_cookie(name)


def _is_of_our_pages(request: HttpRequest) -> bool:
    """As the browser says it: newer ones by `Sec-Fetch-Site`, almost all by `Origin`, the others by `Referer`.

    One so old that it says nothing is let through: who is shut out enters again, a door left open stays so.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    own = f"{request.scheme}://{request.get_host()}"
    origin, referer = request.headers.get("Origin"), request.headers.get("Referer")
    return origin == own if origin is not None else referer is None or referer.startswith(f"{own}/")
