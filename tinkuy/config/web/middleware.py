"""What a request passes on its way to a page: the language of its address is led right, a refusal becomes a page, and
every answer carries its headers, beside Django's own.
"""

import re
from collections.abc import Callable
from copy import copy
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils.html import escape
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.module_loading import import_string
from django.utils.translation import get_supported_language_variant

from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.core.middleware import Middleware
from tinkuy.design.submitting import REFUSED, is_refused_press

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class HeadersMiddleware(Middleware):
    """`no-store` unless the view said otherwise; nothing may be framed, sniffed or asked of the device."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


OF_EVERY_ANSWER = (
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "tinkuy.config.web.middleware.HeadersMiddleware",
)


def standing_headers() -> dict[str, str]:
    """The headers that these middlewares set on a page, for the answers that Django does not give."""
    answer: Callable[[HttpRequest], HttpResponseBase] = _nothing
    for path in reversed(OF_EVERY_ANSWER):
        answer = import_string(path)(answer)
    response = answer(_request_of_a_visitor())
    return {name: value for name, value in response.headers.items() if name != "Content-Type"}


def _nothing(request: HttpRequest) -> HttpResponseBase:
    return HttpResponse()


def _request_of_a_visitor() -> HttpRequest:
    """Through the proxy that speaks TLS, where there is one."""
    request = HttpRequest()
    if settings.SECURE_PROXY_SSL_HEADER:
        name, value = settings.SECURE_PROXY_SSL_HEADER
        request.META[name] = value
    return request


FIRST_PART = re.compile(r"/([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*)(/.*)?", re.DOTALL)


class LanguageOfAddressMiddleware(Middleware):
    """Whoever writes an address by hand, or follows an old link, comes to the same page in the language that was meant.

    Only what is read is led on: a form is never sent to another address than the one it was sent to.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        meant = meant_address(request.get_full_path()) if request.method in ("GET", "HEAD") else ""
        return HttpResponseRedirect(meant) if meant else self.get_response(request)


def meant_address(address: str) -> str:
    """The address with our code of the language it names, or nothing where it has that code or names no language."""
    path, mark, query = address.partition("?")
    match = FIRST_PART.fullmatch(path)
    if match is None or match[1] in languages.CODES:
        return ""
    try:
        code = get_supported_language_variant(match[1].lower().replace("_", "-"))
    except LookupError:
        return ""
    return f"/{code}{match[2] or '/'}{mark}{query}"


class RefusalMiddleware(Middleware):
    """Whatever is refused is answered 422: a `Refused` that no view showed beside its form by a page that says it, and
    a refused press by the page to which its view leads, with the sentence on top.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        address = answer.headers.get("Location", "")
        if not is_refused_press(request) or not url_has_allowed_host_and_scheme(address, None):
            return answer
        page = self.get_response(request_for_page(request, address))
        if page.status_code != HTTPStatus.OK:
            return answer
        page.status_code = REFUSED
        lead_from(page, address)
        return page

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            return render(request, "config/refused.html", {"sentence": str(exception)}, status=REFUSED)
        return None


def request_for_page(request: HttpRequest, address: str) -> HttpRequest:
    """As the same browser would ask for the page at *address*, so that all gates are asked again."""
    parts = urlsplit(address)
    again = copy(request)
    again.method, again.path, again.path_info = "GET", unquote(parts.path), unquote(parts.path)
    again.META = request.META | {"REQUEST_METHOD": "GET", "PATH_INFO": again.path, "QUERY_STRING": parts.query}
    again.GET, again.POST, again.resolver_match = QueryDict(parts.query), QueryDict(), None
    again.is_refused_press, again.deed = False, None  # type: ignore[attr-defined]
    return again


RELATIVE = re.compile(rb'(<a [^>]*?href=")(?=[?"])|(<form)(?![^>]* action=)')
"""How a template may speak of its own page, save of places on it; `test_forbidden_code` refuses any other way."""


def lead_from(page: HttpResponseBase, address: str) -> None:
    """What *page* says relative to its own *address* leads there, though the browser is at that of the press, where
    nothing can be read. Places on the page itself stay.
    """
    if not isinstance(page, HttpResponse) or not page.headers.get("Content-Type", "").startswith("text/html"):
        return
    whole = escape(address.partition("#")[0]).encode()
    path = whole.partition(b"?")[0]

    def led(match: re.Match[bytes]) -> bytes:
        narrowed, bare = match.groups()
        return narrowed + path if narrowed else bare + b' action="' + whole + b'"'

    page.content = RELATIVE.sub(led, page.content)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from our page, or whose page was open too long."""
    return render(request, "403_csrf.html", status=403)
