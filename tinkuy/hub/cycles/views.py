"""The cycles, those to join first, then the archive."""

from dataclasses import asdict
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.hub.cycles.archive import CycleArchive, CycleNarrowing
from tinkuy.hub.cycles.queries import listed_cycles

ROWS_PER_PAGE = 50


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    every = CycleArchive()
    wish = CycleNarrowing(*(request.GET.get(name, "") for name in ("year", "state", "country")))
    page = Paginator(every.narrowed(wish), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    listed = listed_cycles(list(page))
    context = {
        "page": page,
        "wish": wish,
        "archive": every if len(every.cycles) > 1 else None,
        "narrowed": urlencode({name: value for name, value in asdict(wish).items() if value}),
        "open_cycles": [one for one in listed if one.is_open],
        "past_cycles": [one for one in listed if not one.is_open],
        "is_example": any(one.cycle.is_example for one in listed),
    }
    return render(request, "hub/cycles.html", context)
