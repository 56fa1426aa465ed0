import json
from collections.abc import Callable
from dataclasses import asdict
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from .endpoints import COLLECTIONS
from .openapi import description
from .pages import page_of
from .parameters import wish_in
from .problems import Problem


def _refusals_as_problems(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    @wraps(view)
    def answer(*args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(*args, **kwargs)
        except Problem as refused:
            return refused.response()

    return answer


@csrf_exempt  # nothing is done by it: another method is told so (405), as its description says
@require_safe
@_refusals_as_problems
def listing(request: HttpRequest, collection: str) -> HttpResponse:
    chosen = COLLECTIONS[collection]
    wish = wish_in(request.GET, chosen.all_parameters)
    page = page_of(chosen.members(wish), wish, request.path)
    response = _json(page)
    links = [f'<{page[name]}>; rel="{relation}"' for name, relation in RELATIONS if page[name]]
    if links:
        response["Link"] = ", ".join(links)
    return response


RELATIONS = (("next", "next"), ("previous", "prev"))


@csrf_exempt  # nothing is done by it: another method is told so (405), as its description says
@require_safe
@_refusals_as_problems
def member(request: HttpRequest, collection: str, api_key: str) -> HttpResponse:
    wish_in(request.GET, ())
    of = COLLECTIONS[collection]
    if of.one is None:
        raise Http404
    response = _json(asdict(of.one(api_key)))
    if of.leaves_nothing:
        response["Cache-Control"] = "no-store"
    return response


@csrf_exempt  # nothing is done by it: another method is told so (405), as its description says
@require_safe
def openapi(_request: HttpRequest) -> HttpResponse:
    return _json(description())


for view in (listing, member, openapi):
    setattr(view, "methods", ("GET", "HEAD"))  # noqa: B010  # what `Allow` says of them, as the description does


def _json(plain: Any) -> HttpResponse:
    return HttpResponse(json.dumps(plain, ensure_ascii=False), content_type="application/json")
