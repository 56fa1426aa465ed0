"""What an operator's probe asks."""

from django.http import HttpRequest, HttpResponse, JsonResponse

from .backups.schedule import standing_of_backups
from .doctor import examine, stops

HEALTHY = b'{"status": "ok"}'


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. In the server this is said before a thread is asked for: see `asgi`."""
    return HttpResponse(HEALTHY, content_type="application/json")


def readyz(request: HttpRequest) -> JsonResponse:
    """The process can do its work: the database answers, and the keys open what it holds. Else 503.

    Without backups it still does its work, and is `degraded`. What is amiss besides, and stops nobody, stands in
    `warnings` by the names that `tinkuy doctor --json` has for it.
    """
    faults = {finding.name for finding in examine(quick=True) if finding.is_fault}
    stopped, backup = faults & stops(), standing_of_backups()
    status = {
        "status": "unavailable" if stopped else "degraded" if "backup" in faults else "ok",
        "database": "down" if "database" in faults else "up",
        "keys": "closed" if "keys" in faults else "open",
        "backup": {name: backup[name] for name in ("state", "age")},
        "warnings": sorted(faults - stopped),
    }
    return JsonResponse(status, status=503 if stopped else 200)
