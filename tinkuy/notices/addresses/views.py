"""The page by which somebody says that our mail may come again."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from .actions import take_up
from .links import index_in


@never_cache
def reach_again(request: HttpRequest, key: str) -> HttpResponse:
    """To look at it changes nothing: programs that examine mail follow links."""
    index = index_in(key)
    if not index:
        response = render(request, "notices/reach_again.html", {"is_broken": True}, status=404)
    else:
        if request.method == "POST":
            take_up(index)
        response = render(request, "notices/reach_again.html", {"key": key, "is_done": request.method == "POST"})
    response["X-Robots-Tag"] = "noindex"
    return response
