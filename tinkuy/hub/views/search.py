"""The catalogue: words and facets in one GET form, complete without a script."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from tinkuy.hub.queries import catalogue


def page(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:200]
    chosen = {facet: request.GET.getlist(facet)[:30] for facet in catalogue.FACETS}
    matching = catalogue.matching_cards(catalogue.cards(get_language() or "es"), query)
    cards = catalogue.narrowed(matching, chosen)
    context = {
        "query": query,
        "cards": cards,
        "facets": catalogue.facets(matching, chosen),
        "is_narrowed": any(chosen.values()),
        "is_example": any(card.version.is_example for card in cards),
    }
    return render(request, "hub/search.html", context)
