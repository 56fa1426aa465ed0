"""What an operator's probe asks."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse

from .backups.schedule import standing_of_backups


def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"})


def readyz(request: HttpRequest) -> JsonResponse:
    """The process can do its work: the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "down"}, status=503)
    backup = standing_of_backups()
    status = "degraded" if backup["state"] in ("late", "failing") else "ok"  # without a backup it still does its work
    return JsonResponse(
        {"status": status, "database": "up", "backup": {name: backup[name] for name in ("state", "age")}}
    )
