"""Reports for a donor: on a page, and as PDF. On the page the team sees its own numbers unless it asks for public ones;
the PDF, which is handed on, holds public numbers unless it asks for the team's."""

from datetime import UTC

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tinkuy.desk.exports.source import source_of
from tinkuy.desk.reports.pdf import names
from tinkuy.hiding import Audience
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest

from .composing import cycle_report, session_report
from .content import Report
from .pdf import report_pdf

TEAM, OUTSIDE = "team", "outside"


def cycle_page(request: CycleRequest, cycle: str) -> HttpResponse:
    return _page(request, _report(request, None, default=TEAM))


@require_safe
def cycle_pdf(request: CycleRequest, cycle: str) -> HttpResponse:
    return _pdf(request, _report(request, None, default=OUTSIDE))


def session_page(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    return _page(request, _report(request, _webinar(n), default=TEAM))


@require_safe
def session_pdf(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    return _pdf(request, _report(request, _webinar(n), default=OUTSIDE))


def _webinar(ordinal: int) -> Webinar:
    return webinar_or_404(ordinal)


def _report(request: CycleRequest, webinar: Webinar | None, *, default: str) -> Report | None:
    """The report asked for, or None where there is no attendance yet."""
    wanted = request.GET.get("numbers", default)
    if wanted not in (TEAM, OUTSIDE):
        raise Http404
    is_outside = wanted == OUTSIDE
    source = source_of(request.cycle, Audience.PUBLIC if is_outside else Audience.TEAM)
    if webinar is not None:
        is_known = webinar.ordinal in source.attendance.sessions
        return session_report(source, webinar, is_outside=is_outside) if is_known else None
    return cycle_report(source, is_outside=is_outside) if source.attendance.sessions else None


def _page(request: CycleRequest, report: Report | None) -> HttpResponse:
    if report is None:
        return redirect("desk:reports", request.cycle.slug)
    context = {"report": report, "names": names(), "pdf_href": _pdf_href(request.cycle.slug, report)}
    return render(request, "desk/report.html", context)


def _pdf_href(slug: str, report: Report) -> str:
    """The same numbers as PDF."""
    if report.ordinal is None:
        path = reverse("desk:cycle_pdf", args=[slug])
    else:
        path = reverse("desk:session_pdf", args=[slug, report.ordinal])
    return path if report.is_outside else f"{path}?numbers={TEAM}"


def _pdf(request: CycleRequest, report: Report | None) -> HttpResponse:
    if report is None:
        return redirect("desk:reports", request.cycle.slug)
    made_at = request.cycle.now().astimezone(UTC).replace(microsecond=0)
    part = "report" if report.ordinal is None else f"session-{report.ordinal}-report"
    name = f"{request.cycle.slug}-{part}{'' if report.is_outside else '-team'}.pdf"
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(
        report_pdf(report, made_at), content_type="application/pdf", headers={"Content-Disposition": disposition}
    )
