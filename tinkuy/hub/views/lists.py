"""What the public navigation leads to besides the sheets: the cycles, the practice, the countries."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tinkuy.hub.queries import lists


@require_safe
def cycles(request: HttpRequest) -> HttpResponse:
    listed = lists.listed_cycles()
    context = {
        "open_cycles": [one for one in listed if one.is_open],
        "past_cycles": [one for one in listed if not one.is_open],
        "is_example": any(one.cycle.is_example for one in listed),
    }
    return render(request, "hub/cycles.html", context)


@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    sheets = lists.practice_by_sheet(_language())
    return render(request, "hub/practice.html", {"sheets": sheets, "is_example": any(one.is_example for one in sheets)})


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    listed = lists.listed_countries(_language())
    is_example = any(cycle.is_example for one in listed for cycle in one.cycles)
    return render(request, "hub/countries.html", {"countries": listed, "is_example": is_example})


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
