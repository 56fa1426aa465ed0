"""The workbench: transcript, codes and findings of one session side by side."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tinkuy.core.text import in_language
from tinkuy.design.figures.scrubber import Mark, scrubber
from tinkuy.planning.models import Webinar
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.models import Excerpt
from tinkuy.systematisation.queries import findings
from tinkuy.systematisation.queries import workbench as bench
from tinkuy.systematisation.queries.live import count_of_live
from tinkuy.systematisation.queries.suggestions import suggestions

SHOWN = 6
"""Findings beside a transcript: those of the session; the others stand on their own page."""


def workbench(request: CycleRequest, cycle: str) -> HttpResponse:
    """To the session where the work begins."""
    webinar = bench.first_with_transcript(request.cycle)
    if webinar is None:
        return render(request, "systematisation/no_sessions.html")
    return redirect("systematisation:session", cycle, webinar.ordinal)


def session(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    webinar = get_object_or_404(Webinar, ordinal=n)
    person = team_person(request)
    rows = bench.rows_of(request.cycle, webinar)
    told = findings.findings_told(request.cycle)
    opened = _opened(told, request.GET.get("finding", ""), n)
    quotes = bench.quotes_in_order(rows)
    context = {
        "webinar": webinar,
        "tabs": bench.session_tabs(request.cycle),
        "rows": rows,
        "live_count": count_of_live(webinar),
        "suggestion_count": len(suggestions(request.cycle, webinar).waiting),
        "scrubber": _scrubber(webinar, quotes, opened),
        "codebook": bench.codebook(request.cycle, request.GET.get("codes", "")),
        "code_filter": request.GET.get("codes", ""),
        "code_words": _suggestions(request),
        "findings": _beside(told, opened, n),
        "opened": opened,
        "all_findings": len(told),
        "states": findings.counts_by_state(request.cycle),
        "just_coded": bench.excerpt_just_coded(request.GET.get("coded", ""), person),
        "may_code": may(person, "code_passages", request.cycle),
        "may_import": may(person, "import_transcripts", request.cycle),
        "may_write": may(person, "write_findings", request.cycle),
        "may_validate": may(person, "validate_findings", request.cycle),
    }
    return render(request, "systematisation/workbench.html", context)


def _opened(told: list[findings.Told], asked: str, n: int) -> findings.Told | None:
    """The finding asked for; else the first in validation that quotes this session; else the first that does."""
    for one in told:
        if asked and one.finding.public_id == asked:
            return one
    here = [one for one in told if one.per_webinar[n - 1 : n] and one.per_webinar[n - 1]]
    waiting = [one for one in here if one.pending and one.finding.state == "contrasted"]
    return next(iter([*waiting, *here]), None)


def _beside(told: list[findings.Told], opened: findings.Told | None, n: int) -> list[findings.Told]:
    """Up to `SHOWN` findings, in order, the open one among them, those of this session first chosen."""
    here = [one for one in told if one is opened or (one.per_webinar[n - 1 : n] and one.per_webinar[n - 1])]
    chosen = [one for one in here if one is opened] + [one for one in here if one is not opened]
    chosen = chosen[:SHOWN]
    return [one for one in told if one in chosen]


def _scrubber(webinar: Webinar, quotes: list[Excerpt], opened: findings.Told | None) -> str:
    ringed = {quote.pk for quote in opened.quotes} if opened else set()
    marks = [
        Mark(
            quote.minute,
            quote.kind,
            f"{quote.clock} · {quote.text[:80]}",
            f"#quote-{quote.public_id}",
            quote.pk in ringed,
        )
        for quote in quotes
    ]
    title = _("Session %(number)s: %(count)s quotes along %(minutes)s minutes") % {
        "number": webinar.ordinal,
        "count": len(quotes),
        "minutes": webinar.minutes,
    }
    return scrubber(marks, minutes=webinar.minutes, title=title)


def _suggestions(request: CycleRequest) -> list[dict[str, object]]:
    """What the palette compares a selection with, the codes' names in the reader's language."""
    language, main = get_language() or "es", request.cycle.main_language
    return [row | {"name": in_language(row["name"], language, main)} for row in bench.code_words(request.cycle)]
