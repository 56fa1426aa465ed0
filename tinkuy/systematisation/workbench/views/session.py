"""The workbench: transcript, codes and findings of one session side by side."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language

from tinkuy.design.figures.scrubber import scrubber
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views.or_404 import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.coding import queries
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.queries import findings, lookup
from tinkuy.systematisation.live.queries.listing import count_of_live
from tinkuy.systematisation.suggestions.queries import suggestions
from tinkuy.systematisation.transcripts.queries.voices import cues_by_turn
from tinkuy.systematisation.workbench.forms import SelectionForm
from tinkuy.systematisation.workbench.queries import codes as bench
from tinkuy.systematisation.workbench.queries import rows as captions
from tinkuy.systematisation.workbench.queries.codes import code_words
from tinkuy.systematisation.workbench.queries.rows import voices_of

from .answers import cord_title, mark_of

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
    person = team_person(request)
    codebook = bench.codebook(request.cycle)
    filters = SelectionForm(request.GET, codes=bench.codes_in(codebook), voices=list(voices_of(webinar)))
    selection = filters.selection
    rows = captions.rows_of(webinar, selection)
    summaries = findings.findings_of_cycle(request.cycle)
    opened = _opened(summaries, request.GET.get("finding", ""), n)
    quotes = [quote for quote in captions.quotes_in_order(rows) if selection.fits_quote(quote)]
    context = {
        "webinar": webinar,
        "tabs": lookup.session_tabs(request.cycle),
        "rows": rows,
        "transcript_is_there": bool(rows) or not selection.is_all,
        "live_count": count_of_live(webinar),
        "suggestion_count": len(suggestions(request.cycle, webinar).waiting),
        "scrubber": _scrubber(webinar, quotes, opened),
        "selection": selection,
        "filters": filters,
        "turns": len(cues_by_turn(webinar, selection.speaker)) if selection.speaker else 0,
        "reach": queries.reach(person, request.cycle),
        "codebook": bench.those_with(codebook, request.GET.get("codes", "")),
        "code_filter": request.GET.get("codes", ""),
        "code_words": code_words(request.cycle, get_language() or "es"),
        "findings": _findings_of_column(summaries, opened, n),
        "opened": opened,
        "all_findings": len(summaries),
        "states": findings.counts_by_state(request.cycle),
        "just_coded": bench.excerpt_just_coded(request.GET.get("coded", ""), person),
        "may_code": may(person, "code_passages", request.cycle),
        "may_import": may(person, "import_transcripts", request.cycle),
        "may_write": may(person, "write_findings", request.cycle),
        "may_validate": may(person, "validate_findings", request.cycle),
    }
    return render(request, "systematisation/workbench.html", context)


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


def _scrubber(webinar: Webinar, quotes: list[Excerpt], opened: findings.FindingSummary | None) -> str:
    ringed = {quote.pk for quote in opened.quotes} if opened else set()
    marks = [mark_of(quote, ringed=quote.pk in ringed) for quote in quotes]
    title = cord_title(webinar, len(quotes))
    return scrubber(marks, minutes=webinar.minutes, title=title)
