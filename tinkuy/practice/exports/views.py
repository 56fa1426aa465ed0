"""What can be taken away of the practice."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render

from tinkuy.core.tables.response import ENDINGS, download
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.practice.exports.rules import reading_of
from tinkuy.practice.exports.tables import TABLES


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """What there is, each with the sentence that says what is in it."""
    reading = reading_of(team_person(request), request.cycle)
    return render(request, "practice/downloads.html", {"tables": TABLES, "is_whole": reading.is_whole})


def table(request: CycleRequest, cycle: str, table: str, ending: str) -> HttpResponseBase:
    """One of the tables; without answers it has its header and no row."""
    if table not in TABLES or ending not in ENDINGS:
        raise Http404
    made = TABLES[table].table_of(request.cycle, reading_of(team_person(request), request.cycle))
    return download(made, f"{request.cycle.slug}-practice-{table}", ending)
