"""Who took part in the dialogue, of those who came."""

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.planning.request import CycleRequest

from .figures import FIGURES, figure_texts
from .queries import participation_of


def participation(request: CycleRequest, cycle: str) -> HttpResponse:
    figures = participation_of(request.cycle)
    context = {
        "figures": [
            (name, figure_texts(code, figures.whole[code]), figures.whole[code]) for code, name in FIGURES.items()
        ],
        "names": list(FIGURES.values()),
        "rows": [
            (row.webinar, [figure_texts(code, row.figures[code]) for code in FIGURES]) for row in figures.sessions
        ],
        "countries": [(row, figure_texts("government", row.equity)[0]) for row in figures.countries],
    }
    return render(request, "desk/participation.html", context)
