"""The page of the copy: made as a job, taken home as one file."""

from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from tinkuy.core.errors import Refused
from tinkuy.design.submitting import refused_page
from tinkuy.planning.request import team_person

from .actions import MOST_BYTES, demand_file, start_copy
from .files import file_of
from .models import KEPT_FOR
from .queries import copy_progress, failed_copy, last_copy, open_copy

PAGE, HOW_FAR = "hub/hub_copy.html", "hub/parts/copy_how_far.html"
ENDED = 205
"""To the page's script: look at the whole page again."""


def page(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, PAGE, _context())
    start_copy(actor=team_person(request))
    return redirect(request.path)


def part(request: HttpRequest) -> HttpResponse:
    """The bar with its sentence, for the page's script."""
    copy = open_copy()
    if copy is None:
        return HttpResponse(status=ENDED)
    return render(request, HOW_FAR, {"progress": copy_progress(copy)})


def file(request: HttpRequest) -> HttpResponseBase:
    """The archive, read while it is sent."""
    try:
        copy = demand_file(actor=team_person(request))
    except Refused as refusal:
        return refused_page(request, PAGE, _context() | {"refusal": str(refusal)})
    name = f"hub-{copy.release}.zip"
    return FileResponse(file_of(copy).open("rb"), as_attachment=True, filename=name, content_type="application/zip")


def _context() -> dict[str, Any]:
    copy = open_copy()
    return {
        "progress": copy_progress(copy) if copy else None,
        "failed": failed_copy(),
        "last": last_copy(),
        "days": KEPT_FOR.days,
        "most_bytes": MOST_BYTES,
    }
