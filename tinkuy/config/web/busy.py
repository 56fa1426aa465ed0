"""What is busy says so: 503, a sentence in the person's language, when to come back, and what was typed is kept.

Busy are a lock that another writer holds, a database that takes nobody in now, and work of which only some is
done at once (`core.heavy`). The page asks no database: it may be the one that is busy.
"""

import logging
import sys
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.template.loader import render_to_string
from django.utils import translation

from tinkuy.config import faults
from tinkuy.config.faults import Fault, fault_of
from tinkuy.core import heavy
from tinkuy.core.middleware import Middleware

log = logging.getLogger("tinkuy.busy")

MOST_KEPT = 200_000
"""Letters of a form that the page carries, to be sent again by one press."""
NEVER_CARRIED = frozenset({"password", "code", "answer", "secret"})


class BusyMiddleware(Middleware):
    """Pages wait for their turn at heavy work a few seconds only; what is busy then is answered as such."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with heavy.with_patience():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return page(request) if is_busy(exception) else None


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's answer to what no view answered: a commit or a session may find the lock held, too."""
    exception = sys.exception()
    busy = exception is not None and is_busy(exception)
    return page(request) if busy else faults.server_error(request)


def is_busy(exception: BaseException) -> bool:
    return isinstance(exception, heavy.Busy) or fault_of(exception) is Fault.BUSY


def page(request: HttpRequest, *, seconds: int = heavy.SECONDS_TO_COME_BACK) -> HttpResponse:
    log.warning("busy", extra={"method": request.method, "status": 503})
    context = {"fields": _carried_fields(request), "was_sent": request.method == "POST"}
    return come_back(request, "config/busy.html", context, status=503, seconds=seconds)


def come_back(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int, seconds: int
) -> HttpResponse:
    """A page in the language of the address, whose button asks for the same in some *seconds*."""
    with translation.override(translation.get_language_from_request(request, check_path=True)):
        text = render_to_string(template, {**context, "path": request.get_full_path()})
    return HttpResponse(text, status=status, headers={"Retry-After": str(seconds)})


def _carried_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of the form, its key among them: sent again it is the same post. Not with a file, nor a secret."""
    try:
        if request.method != "POST" or request.FILES or NEVER_CARRIED & set(request.POST):
            return []
        pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    except (UnreadablePostError, RequestDataTooBig, TooManyFieldsSent, SuspiciousOperation):
        return []
    return pairs if sum(len(name) + len(value) for name, value in pairs) <= MOST_KEPT else []
