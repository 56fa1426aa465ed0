"""Structured logs without personal data: route names instead of addresses, no query, no body, no full IP."""

import json
import logging
import re
import time
import traceback

from django.http import HttpRequest, HttpResponseBase

from tinkuy.core.middleware import Middleware

log = logging.getLogger("tinkuy.requests")

KEPT = ("route", "method", "status", "ms", "job", "count", "kind", "fault")
ADDRESS = re.compile(r"[^\s\"'<>]+@[^\s\"'<>]+")
"""No line of ours holds one (tests/house/test_forbidden_code.py); should one ever, it is left out."""


class JsonFormatter(logging.Formatter):
    """One JSON object a line.

    Only our own messages are written out. Of another library's we keep the pattern, when it has one: its arguments,
    or a sentence already put together, may quote an address, a host or what a person wrote.
    """

    def format(self, record: logging.LogRecord) -> str:
        line = {"at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S"), "level": record.levelname, "logger": record.name}
        if record.name.startswith("tinkuy"):
            line["message"] = record.getMessage()
        else:
            line["message"] = str(record.msg) if record.args else "(left out)"
        line.update({name: getattr(record, name) for name in KEPT if hasattr(record, name)})
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
            line["where"] = _where(record)
        return ADDRESS.sub("(left out)", json.dumps(line, ensure_ascii=False))


def _where(record: logging.LogRecord) -> str:
    """File and line of each frame: values and messages of an exception may hold personal data, places do not."""
    frames = traceback.extract_tb(record.exc_info[2] if record.exc_info else None)
    return " < ".join(f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in reversed(frames[-8:]))


class RequestLogMiddleware(Middleware):
    """One line a request: route, method, status, milliseconds. None of what this process reads for itself, as for the
    copy of the hub.
    """

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        start = time.perf_counter()
        response = self.get_response(request)
        if getattr(request, "is_own_reading", False):
            return response
        match = request.resolver_match
        log.info(
            "request",
            extra={
                "route": match.view_name if match else "-",
                "method": request.method,
                "status": response.status_code,
                "ms": round((time.perf_counter() - start) * 1000, 1),
            },
        )
        return response
