"""The figures as files."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import get_language

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.convening.registrations.queries import confirmed
from tinkuy.core.tables.response import ENDINGS, download
from tinkuy.desk.exports.source import source_of
from tinkuy.planning.cycles.queries import webinars_in_order
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest

from .tables import TABLES, presence_table


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    """What can be taken away, each with the sentence that says what is in it."""
    context = {
        "webinars": attendance_of(request.cycle).webinars,
        "has_sessions": webinars_in_order().exists(),
        "has_registered": confirmed().exists(),
        "tables": TABLES,
    }
    return render(request, "desk/reports.html", context)


def table(request: CycleRequest, cycle: str, table: str, ending: str) -> HttpResponseBase:
    """One of the cycle's tables; without attendance it has its header and no row."""
    if table not in TABLES or ending not in ENDINGS:
        raise Http404
    data_table = TABLES[table].table_of(source_of(request.cycle))
    return download(data_table, f"{request.cycle.slug}-{table}", ending)


def presence(request: CycleRequest, cycle: str, n: int, ending: str) -> HttpResponseBase:
    """The presence inside one session, step by step."""
    webinar = webinar_or_404(n)
    if ending not in ENDINGS:
        raise Http404
    data_table = presence_table(source_of(request.cycle), webinar, get_language() or request.cycle.main_language)
    return download(data_table, f"{request.cycle.slug}-session-{n}-presence", ending)


def attendance_figures(request: CycleRequest, cycle: str) -> HttpResponseBase:
    """The figures under the address that people have kept since there was one file only."""
    return table(request, cycle, table="figures", ending="csv")
