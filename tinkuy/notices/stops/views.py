"""The page behind every way out of a topic: by POST it ends at once, without entering; who looks is asked first."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from tinkuy.core.deeds import counts_tries
from tinkuy.core.errors import Refused

from .actions import stop_topic, take_back_stop
from .links import StopLink, link_behind

BROKEN, TOO_MANY = 404, 429


@csrf_exempt  # a mail program presses it, which holds no cookie of ours; the key in the address is the proof
@counts_tries
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop(
    request: HttpRequest, key: str, behind: Callable[[HttpRequest, str], StopLink | None] | None = None
) -> HttpResponse:
    """RFC 8058. Twice is once.

    A stage whose mails have a way out of their own gives its address to this view, with what is *behind* its keys.
    """
    try:
        link = behind(request, key) if behind else link_behind(key)
    except Refused as refusal:
        return _page(request, {"is_broken": True, "warning": str(refusal)}, TOO_MANY)
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
    link = context.get("link")
    template = link.topic.template if isinstance(link, StopLink) else "notices/stop.html"
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response
