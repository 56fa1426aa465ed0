"""What the public navigation leads to besides the sheets: the cycles, the practice, the countries."""

from collections.abc import Sequence
from dataclasses import asdict
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _, ngettext
from django.views.decorators.http import require_safe

from tinkuy.design.figures.tile_map import Tile, tile_map
from tinkuy.hub.queries import lists
from tinkuy.hub.queries.countries import ListedCountry, listed_countries
from tinkuy.hub.queries.cycle_archive import CycleArchive, CycleNarrowing
from tinkuy.hub.queries.recommendations import Narrowing, PublicRecommendations
from tinkuy.people.countries import countries as known_countries, country_name
from tinkuy.practice.responses.models import ResponseState

ROWS_PER_PAGE = 50


@require_safe
def cycles(request: HttpRequest) -> HttpResponse:
    every = CycleArchive()
    wish = CycleNarrowing(*(request.GET.get(name, "") for name in ("year", "state", "country")))
    page = Paginator(every.narrowed(wish), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    listed = lists.listed_cycles(list(page))
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


@require_safe
def practice(request: HttpRequest) -> HttpResponse:
    page = Paginator(lists.sheets_with_answers(), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    sheets = lists.practice_by_sheet(list(page), _language())
    context = {"page": page, "sheets": sheets, "is_example": any(one.is_example for one in sheets)}
    return render(request, "hub/practice.html", context)


@require_safe
def recommendations(request: HttpRequest) -> HttpResponse:
    """Across all cycles, by country, state and cycle; a wish that is not offered finds nothing."""
    every = PublicRecommendations()
    wish = Narrowing(*(request.GET.get(name, "") for name in ("country", "state", "cycle")))
    page = Paginator(every.narrowed(wish), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    choices = {"countries": every.countries, "cycles": every.named_cycles, "states": ResponseState.choices}
    listed = every.of_page(list(page), _language())
    context = {
        "page": page,
        "recommendations": listed,
        "is_other_language": any(one.printed.language != _language() for one in listed),
        "wish": wish,
        "choices": choices if every.rows else None,
        "narrowed": urlencode({name: value for name, value in asdict(wish).items() if value}),
        "is_example": any(every.cycles[row.cycle].is_example for row in page),
    }
    return render(request, "hub/recommendations.html", context)


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    """The map of practices, the same as a table, and each country with its cycles."""
    listed = listed_countries(_language())
    is_example = any(cycle.is_example for one in listed for cycle in one.cycles)
    context = {"countries": listed, "is_example": is_example, "map": _practice_map(listed) if listed else ""}
    return render(request, "hub/countries.html", context)


def _practice_map(listed: Sequence[ListedCountry]) -> SafeString:
    """Each country of the hub leads to its page; others of the region are empty squares."""
    tiles = [Tile(one.code, _tile_of(one.code), one.practices, _map_words(one), _page_of(one.code)) for one in listed]
    drawn = {one.code for one in listed}
    tiles += [Tile(one.code, one.tile) for one in known_countries().values() if one.tile and one.code not in drawn]
    return tile_map(tiles, title=_("Map of practices"))


def _tile_of(code: str) -> tuple[int, int] | None:
    country = known_countries().get(code)
    return country.tile if country else None


def _map_words(one: ListedCountry) -> str:
    words = ngettext("%(count)s recommendation in practice", "%(count)s recommendations in practice", one.practices)
    return f"{country_name(one.code)}: {words % {'count': one.practices}}"


def _page_of(code: str) -> str:
    return reverse("hub:country", args=[code.lower()])


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
