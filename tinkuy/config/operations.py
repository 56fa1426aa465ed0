"""What an operator's probe asks."""

from django.http import HttpRequest, JsonResponse

from .doctor import examine, stops


def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """The process can do its work: the database answers, and the keys open what it holds. Else 503.

    What is amiss besides, and stops nobody, stands in `warnings` by the names that `tinkuy doctor --json` has for it.
    """
    faults = [finding.name for finding in examine(quick=True) if finding.is_fault]
    down = {"database": "up", "keys": "open"} | {
        name: word for name, word in (("database", "down"), ("keys", "closed")) if name in faults
    }
    stopped = [name for name in faults if name in stops()]
    told = {"status": "unavailable" if stopped else "ok", **down, "warnings": sorted({*faults} - {*stopped})}
    return JsonResponse(told, status=503 if stopped else 200)
