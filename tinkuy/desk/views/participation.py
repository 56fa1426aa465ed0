"""Who took part in the dialogue, of those who came."""

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.desk.queries.participation import participation_of
from tinkuy.desk.wording_of_figures import FIGURES, written
from tinkuy.planning.request import CycleRequest


def participation(request: CycleRequest, cycle: str) -> HttpResponse:
    found = participation_of(request.cycle)
    context = {
        "figures": [(name, written(code, found.whole[code]), found.whole[code]) for code, name in FIGURES.items()],
        "names": list(FIGURES.values()),
        "rows": [(row.webinar, [written(code, row.figures[code]) for code in FIGURES]) for row in found.sessions],
        "countries": [(row, written("government", row.equity)[0]) for row in found.countries],
    }
    return render(request, "desk/participation.html", context)
