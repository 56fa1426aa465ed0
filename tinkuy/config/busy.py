"""What is busy says so: 503, a sentence in the person's language, when to come back, and what was typed is kept.

Busy are a lock that another writer holds, a database that takes nobody in now, and work of which only some is
done at once (`core.heavy`). The page asks no database: it may be the one that is busy.
"""

import logging
import sys
from collections.abc import Callable

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation, TooManyFieldsSent
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseBase, UnreadablePostError
from django.template.loader import render_to_string
from django.utils import translation
from django.views import defaults

from tinkuy.core import heavy

log = logging.getLogger("tinkuy.busy")

MOST_KEPT = 200_000
"""Letters of a form that the page carries, to be sent again by one press."""
NEVER_CARRIED = frozenset({"password", "code", "answer", "secret"})

SQLITE_BUSY, SQLITE_LOCKED = 5, 6
OF_SERVER = ("08", "40", "53300", "55P03", "57P01", "57P02", "57P03")
"""PostgreSQL's own numbers: lines lost, deadlocks, too many connections, locks not had in time, a restart."""


class BusyMiddleware:
    """Pages wait for their turn at heavy work a few seconds only; what is busy then is answered as such."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with heavy.with_patience():
            return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return page(request) if is_busy(exception) else None


def server_error(request: HttpRequest) -> HttpResponse:
    """Django's answer to what no view answered: a commit or a session may find the lock held, too."""
    exception = sys.exc_info()[1]
    if exception is not None and is_busy(exception):
        return page(request)
    return defaults.server_error(request)


def is_busy(exception: BaseException) -> bool:
    if isinstance(exception, heavy.Busy):
        return True
    if not isinstance(exception, OperationalError):
        return False
    cause = exception.__cause__
    of_file = getattr(cause, "sqlite_errorcode", None)
    if of_file is not None:
        return of_file & 0xFF in (SQLITE_BUSY, SQLITE_LOCKED)
    of_server = getattr(cause, "sqlstate", None)
    return type(cause).__module__.startswith("psycopg") and (of_server is None or of_server.startswith(OF_SERVER))


def page(request: HttpRequest, *, seconds: int = heavy.SECONDS_TO_COME_BACK) -> HttpResponse:
    log.warning("busy", extra={"method": request.method, "status": 503})
    with translation.override(translation.get_language_from_request(request, check_path=True)):
        context = {"fields": _kept(request), "path": request.get_full_path(), "was_sent": request.method == "POST"}
        text = render_to_string("config/busy.html", context)
    return HttpResponse(text, status=503, headers={"Retry-After": str(seconds)})


def _kept(request: HttpRequest) -> list[tuple[str, str]]:
    """The fields of the form, its key among them: sent again it is the same post. Not with a file, nor a secret."""
    try:
        if request.method != "POST" or request.FILES or NEVER_CARRIED & set(request.POST):
            return []
        pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    except (UnreadablePostError, RequestDataTooBig, TooManyFieldsSent, SuspiciousOperation):
        return []
    return pairs if sum(len(name) + len(value) for name, value in pairs) <= MOST_KEPT else []
