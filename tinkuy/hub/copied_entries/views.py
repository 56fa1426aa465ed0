"""The sheets of other hubs: what their catalogues say, each leading to its original."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tinkuy.core.languages import reader_language

from .queries import EntrySearch, copied_hubs, entries_found, listed_entry

ENTRIES_PER_PAGE = 20


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    search = EntrySearch(request.GET.get("q", "").strip(), request.GET.get("hub", ""))
    page = Paginator(entries_found(search), ENTRIES_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "search": search,
        "page": page,
        "entries": [listed_entry(entry, reader_language()) for entry in page],
        "hubs": copied_hubs(),
        "narrowed": urlencode({"q": search.words, "hub": search.hub}) if search.is_any else "",
    }
    return render(request, "hub/copied_entries.html", context)
