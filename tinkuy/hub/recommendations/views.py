"""Every published recommendation, across all cycles."""

from dataclasses import asdict
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language
from tinkuy.hub.cycles.views import ROWS_PER_PAGE
from tinkuy.hub.recommendations.queries import Narrowing, PublicRecommendations
from tinkuy.hub.sheets.facet_names import value_name
from tinkuy.practice.responses.models import ResponseState


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Across all cycles, by country, state, cycle and theme; a wish that is not offered finds nothing."""
    every = PublicRecommendations()
    wish = Narrowing(*(request.GET.get(name, "") for name in ("country", "state", "cycle", "theme")))
    page = Paginator(every.narrowed(wish), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    choices = {
        "countries": every.countries,
        "cycles": every.named_cycles,
        "states": ResponseState.choices,
        "themes": [(theme, value_name("theme", theme)) for theme in every.themes],
    }
    listed = every.of_page(list(page), reader_language())
    context = {
        "page": page,
        "recommendations": listed,
        "is_other_language": any(one.printed.language != reader_language() for one in listed),
        "wish": wish,
        "choices": choices if every.rows else None,
        "narrowed": urlencode({name: value for name, value in asdict(wish).items() if value}),
        "is_example": any(every.cycles[row.cycle].is_example for row in page),
    }
    return render(request, "hub/recommendations.html", context)
