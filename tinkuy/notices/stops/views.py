"""The page behind the way out of a topic: by POST it ends at once, without entering; who looks is asked first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .actions import stop_topic, take_back_stop
from .links import link_behind

BROKEN = 404


@csrf_exempt  # a mail program presses it, which holds no cookie of ours; the key in the address is the proof
@never_cache
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """RFC 8058. Twice is once."""
    link = link_behind(key)
    if link is None:
        return _page(request, {"is_broken": True}, BROKEN)
    if request.method == "POST":
        stop_topic(link.topic, index=link.subject, of=link.of, about=link.about)
        return _page(request, {"link": link, "has_ended": True})
    return _page(request, {"link": link})


@never_cache
@require_POST
def stop_taken_back(request: HttpRequest, key: str) -> HttpResponse:
    """Whoever pressed by mistake gets these mails again."""
    link = link_behind(key)
    if link is None or link.topic.ends:
        return _page(request, {"is_broken": True}, BROKEN)
    take_back_stop(link.topic, index=link.subject, of=link.of)
    return _page(request, {"link": link, "is_back": True})


def _page(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, "notices/stop.html", context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
