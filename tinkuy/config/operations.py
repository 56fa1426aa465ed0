"""What an operator's probe asks."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse

HEALTHY = b'{"status": "ok"}'


def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers. In the server this is said before a thread is asked for: see `asgi`."""
    return HttpResponse(HEALTHY, content_type="application/json")


def readyz(request: HttpRequest) -> JsonResponse:
    """The process can do its work: the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "unavailable", "database": "down"}, status=503)
    return JsonResponse({"status": "ok", "database": "up"})
