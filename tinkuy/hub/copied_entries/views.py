"""The sheets of other hubs: what their catalogues say, each leading to its original."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language

from .queries import EntrySearch, copied_hubs, entries_found, facets_of, listed_entry

ENTRIES_PER_PAGE = 20
FACET_LABELS = {"hub": _("Hub"), "country": _("Country"), "year": _("Year")}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    chosen = {
        "hub": request.GET.get("hub", ""),
        "country": request.GET.get("country", ""),
        "year": request.GET.get("year", ""),
    }
    search = EntrySearch(request.GET.get("q", "").strip(), **chosen)
    page = Paginator(entries_found(search), ENTRIES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "search": search,
        "page": page,
        "entries": [listed_entry(entry, reader_language()) for entry in page],
        "hubs": copied_hubs(),
        "facets": [(one, FACET_LABELS[one.name], chosen[one.name]) for one in facets_of(search)],
        "narrowed": urlencode({"q": search.words, **chosen}) if search.is_any else "",
    }
    return render(request, "hub/copied_entries.html", context)
