"""The figures of practice with their definitions, and what changed since the last meeting."""

from django.http import HttpResponse
from django.shortcuts import render

from tinkuy.planning.request import CycleRequest
from tinkuy.practice.figures.changes import changes_since
from tinkuy.practice.figures.forms import SinceForm
from tinkuy.practice.figures.queries import figures_of, first_steps, ground_of
from tinkuy.practice.figures.standing import standing_of
from tinkuy.practice.figures.timeline import timeline_of


def figures(request: CycleRequest, cycle: str) -> HttpResponse:
    """Rates of all together, by country, theme and kind of institution, and month by month."""
    standing, firsts = standing_of(request.cycle), first_steps(request.cycle)
    context = {
        "tab": "figures",
        "has_any": bool(standing.rows),
        "figures": figures_of(ground_of(standing, firsts), standing.rows),
        "timeline": timeline_of(request.cycle, standing.rows, firsts),
        "today": standing.today,
    }
    return render(request, "practice/figures.html", context)


def changes(request: CycleRequest, cycle: str) -> HttpResponse:
    """What changed since a session of the cycle, or a day."""
    form = SinceForm(request.GET, cycle=request.cycle)
    since = form.since
    changed = changes_since(request.cycle, since, form.countries) if since else None
    return render(request, "practice/changes.html", {"tab": "changes", "form": form, "changes": changed})
