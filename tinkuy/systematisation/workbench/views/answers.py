"""Quotes as marks of a session's cord."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.design.figures.scrubber import Mark, drawn_mark
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.coding import queries
from tinkuy.systematisation.coding.models import CodingStep
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.templatetags.quotes import label_of
from tinkuy.systematisation.workbench.forms import SelectionForm
from tinkuy.systematisation.workbench.queries import rows as captions
from tinkuy.systematisation.workbench.queries.codes import codebook, codes_in, times_used
from tinkuy.systematisation.workbench.queries.rows import Selection, voices_of


def mark_of(quote: Excerpt, *, ringed: bool = False) -> Mark:
    label = f"{quote.clock} · {quote.text[:80]}"
    return Mark(quote.minute, quote.kind, label, f"#quote-{quote.public_id}", ringed)


def cord_title(webinar: Webinar, count: int) -> str:
    """What the cord is called: it says how many quotes are tied to it."""
    values = {"number": webinar.ordinal, "count": count, "minutes": webinar.minutes}
    return _("Session %(number)s: %(count)s quotes along %(minutes)s minutes") % values


FEW = 20
"""Quotes of one step that are put anew on the page; after more of them it is loaded again."""


def is_part(request: HttpRequest) -> bool:
    return "X-Part" in request.headers


def refused(refusal: Refused) -> HttpResponse:
    """The sentence alone: the palette stays open and says it."""
    return HttpResponse(str(refusal), status=422, content_type="text/plain; charset=utf-8")


def coded_answer(request: CycleRequest, excerpt: Excerpt) -> HttpResponse:
    """A passage was coded."""
    sentence = _("Kept as a quote of %(label)s.") % {"label": label_of(excerpt)}
    reach = queries.Reach(undo=True, redo=False)
    return _answer(request, excerpt.webinar, captions.places_of(excerpt), [excerpt], sentence, reach=reach)


def step_answer(request: CycleRequest, step: CodingStep, webinar: Webinar, sentence: str) -> HttpResponse:
    """A step was undone or done again; what went and what came back is told by the quotes themselves."""
    if len(step.changes) > FEW:
        return HttpResponse(status=205)
    changed = {one["quote"] for one in step.changes}
    quotes = captions.quotes_called(changed)
    codes = {state["code"] for one in step.changes for state in (one["before"], one["after"]) if state}
    places = queries.places_in(step) if step.webinar == webinar.ordinal else None
    reach = queries.reach(team_person(request), request.cycle)
    return _answer(request, webinar, places, quotes, sentence, reach=reach, gone=changed, codes=codes - {None})


def selection_of(request: CycleRequest, webinar: Webinar) -> Selection:
    """What of the transcript the page shows, as its address has it."""
    if not {"only", "voice"} & set(request.GET):
        return Selection()
    return SelectionForm(
        request.GET, codes=codes_in(codebook(request.cycle)), voices=list(voices_of(webinar))
    ).selection


def _answer(
    request: CycleRequest,
    webinar: Webinar,
    places: tuple[int, int] | None,
    quotes: list[Excerpt],
    sentence: str,
    *,
    reach: queries.Reach,
    gone: Iterable[str] = (),
    codes: Iterable[int] = (),
) -> HttpResponse:
    selection = selection_of(request, webinar)
    context = {  # without the request's processors: they read what only a whole page shows
        "request": request,
        "main_language": request.cycle.main_language,
        "webinar": webinar,
        "rows": captions.rows_near(webinar, *places, selection) if places else [],
        "selection": selection,
        "may_code": True,
        "times": times_used([*codes, *(quote.code_id for quote in quotes if quote.code_id)]),
        "new_codes": [quote.code for quote in quotes if quote.code],
        "knots": [drawn_mark(mark_of(quote), minutes=webinar.minutes) for quote in quotes] if places else [],
        "gone": " ".join(gone),
        "cord": cord_title(webinar, captions.count_of_quotes(webinar)),
        "reach": reach,
        "sentence": sentence,
    }
    html = render_to_string("systematisation/coding_answer.html", context)
    return HttpResponse(html, status=201)
