"""What was said live in a session, and citing it in one press."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_POST

from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.evidence.models.excerpt import Source
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.live.queries import listing as live_queries

from . import actions

SORTS = {
    Source.QUESTION: pgettext_lazy("said live", "Questions"),
    Source.ANSWER: pgettext_lazy("said live", "Answers"),
    Source.POLL: pgettext_lazy("said live", "Polls"),
    Source.NOTE: pgettext_lazy("said live", "Notes"),
}


def live(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """All of it in the order of the minutes, or the sort that the address asks for."""
    webinar = webinar_or_404(n)
    things = live_queries.live_things(request.cycle, webinar)
    counts = live_queries.counts_by_source(things)
    sort = _sort(request)
    context = {
        "webinar": webinar,
        "tabs": lookup.session_tabs(request.cycle),
        "things": [thing for thing in things if sort in ("", thing.quotable.source)],
        "total": len(things),
        "sorts": [(source.value, label, counts[source]) for source, label in SORTS.items() if counts[source]],
        "sort": sort,
        "just_cited": request.GET.get("cited", ""),
        "may_code": may(team_person(request), "code_passages", request.cycle),
    }
    return render(request, "systematisation/live.html", context)


@require_POST
def cite(request: CycleRequest, cycle: str, n: int, source: str, public_id: str) -> HttpResponse:
    """One press: the thing becomes a quote of the kind of the button."""
    row = live_queries.row_with_id(webinar_or_404(n), source, public_id)
    if row is None:
        raise Http404
    excerpt = actions.cite(
        actor=team_person(request), source=Source(source), row=row, kind=request.POST.get("kind", "")
    )
    return to_live(request, n, live_queries.place_in_page(source, row), cited=excerpt.public_id)


def to_live(request: CycleRequest, n: int, place: str, **parameters: str) -> HttpResponse:
    """Back to the thing in its list, of the same sort as before."""
    query_values = {name: value for name, value in {"sort": _sort(request), **parameters}.items() if value}
    query = f"?{urlencode(query_values)}" if query_values else ""
    return redirect(f"{reverse('systematisation:live', args=[request.cycle.slug, n])}{query}#{place}")


def _sort(request: CycleRequest) -> str:
    sort = request.GET.get("sort", "")
    return sort if sort in SORTS else ""
