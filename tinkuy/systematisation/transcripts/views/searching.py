"""Searching the transcripts of the cycle."""

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.transcripts.forms import SearchForm
from tinkuy.systematisation.transcripts.queries import searching


def search(request: CycleRequest, cycle: str) -> HttpResponse:
    form = SearchForm(request.GET or None)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "form": form,
        "asked": query,
        "found": searching.search(request.cycle, query) if query else None,
        "may_edit": may(team_person(request), "edit_transcripts", request.cycle),
    }
    return render(request, "systematisation/search.html", context)
