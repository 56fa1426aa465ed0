"""Headers that every answer carries, beside Django's own."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.module_loading import import_string

PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class HeadersMiddleware:
    """`no-store` unless the view said otherwise; nothing may be framed, sniffed or asked of the device."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

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
    "tinkuy.config.web.headers.HeadersMiddleware",
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
