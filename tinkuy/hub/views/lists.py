"""What the public navigation leads to besides the sheets: the cycles, the practice, the countries."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tinkuy.hub.queries import lists

ROWS_PER_PAGE = 50


@require_safe
def cycles(request: HttpRequest) -> HttpResponse:
    page = Paginator(lists.announced_cycles(), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    listed = lists.listed_cycles(list(page))
    context = {
        "page": page,
        "open_cycles": [one for one in listed if one.is_open],
        "past_cycles": [one for one in listed if not one.is_open],
        "is_example": any(one.cycle.is_example for one in listed),
    }
    return render(request, "hub/cycles.html", context)


@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    page = Paginator(lists.sheets_with_answers(), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    sheets = lists.practice_by_sheet(list(page), _language())
    context = {"page": page, "sheets": sheets, "is_example": any(one.is_example for one in sheets)}
    return render(request, "hub/practice.html", context)


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    listed = lists.listed_countries(_language())
    is_example = any(cycle.is_example for one in listed for cycle in one.cycles)
    return render(request, "hub/countries.html", {"countries": listed, "is_example": is_example})


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
