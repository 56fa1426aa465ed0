"""The countries of the hub."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language
from tinkuy.design.figures.tile_map import Tile, tile_map
from tinkuy.hub.countries.queries import ListedCountry, listed_countries
from tinkuy.people.countries import countries as known_countries, country_name


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """The map of practices, the same as a table, and each country with its cycles."""
    listed = listed_countries(reader_language())
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
