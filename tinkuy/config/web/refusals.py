"""How a refusal reaches the person: a sentence in their language, with the right status, never a traceback."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from tinkuy.core.errors import Refused
from tinkuy.design.submitting import REFUSED


class RefusalMiddleware:
    """Answers a `Refused` that no view showed beside its form with a page that says it (422)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, Refused):
            return render(request, "config/refused.html", {"sentence": str(exception)}, status=REFUSED)
        return None


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that did not come from our page, or whose page was open too long."""
    return render(request, "403_csrf.html", status=403)
