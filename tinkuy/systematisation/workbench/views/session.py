"""The workbench: transcript, codes and findings of one session side by side; quotes as marks of its cord."""

from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext as _

from tinkuy.core.errors import Refused
from tinkuy.design.figures.scrubber import drawn_mark
from tinkuy.design.submitting import REFUSED
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, rights, team_person
from tinkuy.systematisation.coding import queries
from tinkuy.systematisation.coding.models import CodingStep
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.queries import findings, lookup
from tinkuy.systematisation.evidence.queries.attributes import captions_under_present_regime
from tinkuy.systematisation.live.queries.listing import count_of_live
from tinkuy.systematisation.suggestions.queries import CodedTranscript, suggestions
from tinkuy.systematisation.templatetags.quotes import label_of
from tinkuy.systematisation.transcripts.queries.voices import cues_by_turn
from tinkuy.systematisation.workbench.forms import SelectionForm
from tinkuy.systematisation.workbench.queries import codes as bench, rows as captions
from tinkuy.systematisation.workbench.queries.codes import code_words, codebook, codes_in, times_used
from tinkuy.systematisation.workbench.queries.rows import Selection, voices_of
from tinkuy.systematisation.workbench.queries.windows import window_of

from .cord import cord_of, cord_title, mark_of
from .windows import more_captions, neighbours, place_of, query_of, to_caption

FEW = 20
"""Quotes of one step that are put anew on the page; after more of them it is loaded again."""


def is_part(request: HttpRequest) -> bool:
    return "X-Part" in request.headers


def refused(refusal: Refused) -> HttpResponse:
    """The sentence alone: the palette stays open and says it."""
    return HttpResponse(str(refusal), status=REFUSED, content_type="text/plain; charset=utf-8")


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


SHOWN = 6
"""Findings beside a transcript: those of the session; the others stand on their own page."""


def workbench(request: CycleRequest, cycle: str) -> HttpResponse:
    """To the session where the work begins."""
    webinar = lookup.first_with_transcript(request.cycle)
    if webinar is None:
        return render(request, "systematisation/no_sessions.html")
    return redirect("systematisation:session", cycle, webinar.ordinal)


def session(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = webinar_or_404(n)
    if is_part(request):
        return more_captions(request, webinar, selection_of(request, webinar))
    place = place_of(request)
    if place.led_to:
        return to_caption(request, place.led_to)
    person = team_person(request)
    codebook = bench.codebook(request.cycle)
    stored_cues = captions.stored_captions(webinar)
    stored_quotes = captions.quotes_of(webinar, stored_cues)
    suggested = suggestions(request.cycle, webinar, transcript=CodedTranscript(stored_cues, stored_quotes)).waiting
    cues = captions_under_present_regime(request.cycle, stored_cues)
    filters = SelectionForm(request.GET, codes=bench.codes_in(codebook), voices=list(captions.voices_in(cues)))
    selection = filters.selection
    window = window_of(webinar, selection, cues, stored_quotes, place)
    summaries = findings.findings_of_cycle(request.cycle)
    opened = _opened(summaries, request.GET.get("finding", ""), n)
    quotes = [quote for quote in stored_quotes if selection.fits_quote(quote)]
    context = {
        "webinar": webinar,
        "tabs": lookup.session_tabs(request.cycle),
        "rows": window.rows,
        "caption_count": window.count,
        "transcript_is_there": bool(window.rows) or not selection.is_all,
        "live_count": count_of_live(webinar),
        "suggestion_count": len(suggested),
        "scrubber": cord_of(webinar, window, quotes, opened, query_of(request)),
        "selection": selection,
        "filters": filters,
        "turns": len(cues_by_turn(webinar, selection.speaker)) if selection.speaker else 0,
        "reach": queries.reach(person, request.cycle),
        "codebook": bench.those_with(codebook, request.GET.get("codes", "")),
        "has_codes": bool(bench.codes_in(codebook)),
        "code_filter": request.GET.get("codes", ""),
        "code_words": code_words(request.cycle, get_language() or "es"),
        "findings": _findings_of_column(summaries, opened, n),
        "opened": opened,
        "all_findings": len(summaries),
        "states": findings.counts_by_state(request.cycle),
        "just_coded": bench.excerpt_just_coded(request.GET.get("coded", ""), person),
        "may_code": rights(request)["code_passages"],
        "may_import": rights(request)["import_transcripts"],
        "may_write": rights(request)["write_findings"],
        "may_validate": rights(request)["validate_findings"],
    }
    return render(request, "systematisation/workbench.html", context | neighbours(request, window))


def _opened(summaries: list[findings.FindingSummary], wanted: str, n: int) -> findings.FindingSummary | None:
    """The finding asked for; else the first in validation that quotes this session; else the first that does."""
    for one in summaries:
        if wanted and one.finding.public_id == wanted:
            return one
    here = [one for one in summaries if one.per_webinar[n - 1 : n] and one.per_webinar[n - 1]]
    waiting = [one for one in here if one.pending and one.finding.state == "contrasted"]
    return next(iter([*waiting, *here]), None)


def _findings_of_column(
    summaries: list[findings.FindingSummary], opened: findings.FindingSummary | None, n: int
) -> list[findings.FindingSummary]:
    """Up to `SHOWN` findings, in order, the open one among them, those of this session first chosen."""
    here = [one for one in summaries if one is opened or (one.per_webinar[n - 1 : n] and one.per_webinar[n - 1])]
    chosen = [one for one in here if one is opened] + [one for one in here if one is not opened]
    chosen = chosen[:SHOWN]
    return [one for one in summaries if one in chosen]
