"""What of a long transcript the address asks for, links to what stands before and after, and the rest in pieces."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string

from tinkuy.design.figures.scrubber import drawn_mark
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, rights
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.evidence.queries.attributes import captions_under_present_regime
from tinkuy.systematisation.evidence.queries.lookup import CAPTIONS_AT_ONCE
from tinkuy.systematisation.templatetags.quotes import speaker_of
from tinkuy.systematisation.workbench.forms import PlaceForm
from tinkuy.systematisation.workbench.queries import rows as captions
from tinkuy.systematisation.workbench.queries.rows import Selection
from tinkuy.systematisation.workbench.queries.windows import PIECE, Place, Window, window_of

from .cord import mark_of

OF_A_PLACE = ("cue", "to", "after", "before", "coded")


@dataclass(frozen=True)
class Neighbour:
    """The captions before or after those of the page: the address of a page with them, and when they begin and end."""

    address: str
    begins: str
    ends: str


def place_of(request: CycleRequest) -> Place:
    form = PlaceForm(request.GET)
    form.is_valid()
    chosen = form.cleaned_data
    return Place(chosen.get("cue") or 0, chosen.get("after") or 0, chosen.get("before") or 0, chosen.get("to") or 0)


def to_caption(request: CycleRequest, ordinal: int) -> HttpResponse:
    """From a knot of the cord to the caption itself."""
    return redirect(f"{request.path}?{query_of(request)}cue={ordinal}#cue-{ordinal}")


def query_of(request: CycleRequest) -> str:
    """What a link to another part of the page takes along: what is shown, as the beginning of a query."""
    query = request.GET.copy()
    for name in OF_A_PLACE:
        query.pop(name, None)
    return f"{query.urlencode()}&" if query else ""


def neighbours(request: CycleRequest, window: Window) -> dict[str, Any]:
    """For the templates; nothing where the page holds all captions."""
    query, links = query_of(request), {}
    if window.earlier:
        last = window.earlier[-1].ordinal
        address = f"?{query}before={last + 1}#cue-{last}"
        links["earlier"] = _neighbour(window.earlier[-CAPTIONS_AT_ONCE:], address)
    if window.later:
        first = window.later[0].ordinal
        links["later"] = _neighbour(window.later[:CAPTIONS_AT_ONCE], f"?{query}after={first - 1}#cue-{first}")
    begins_turn = not window.rows or window.rows[0].starts_turn
    return links | {"goes_on": "" if begins_turn else speaker_of(window.rows[0].cue)}


def _neighbour(cues: Sequence[Cue], address: str) -> Neighbour:
    return Neighbour(address, cues[0].clock, cues[-1].clock)


def more_captions(request: CycleRequest, webinar: Webinar, selection: Selection) -> HttpResponse:
    """A piece of the transcript with its knots of the cord, for the page that holds another part of it."""
    stored_cues = captions.stored_captions(webinar)
    quotes = captions.quotes_of(webinar, stored_cues)
    cues = captions_under_present_regime(request.cycle, stored_cues)
    window = window_of(webinar, selection, cues, quotes, place_of(request), length=PIECE)
    tied = captions.quotes_in_order(window.cues, [quote for quote in quotes if selection.fits_quote(quote)])
    context = {  # without the request's processors: they read what only a whole page shows
        "request": request,
        "main_language": request.cycle.main_language,
        "webinar": webinar,
        "rows": window.rows,
        "may_code": rights(request)["code_passages"],
        "knots": [drawn_mark(mark_of(quote), minutes=webinar.minutes) for quote in tied],
    }
    return HttpResponse(render_to_string("systematisation/more_captions.html", context | neighbours(request, window)))
