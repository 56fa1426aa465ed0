"""What a country reports back, for everybody: its page, the same on paper, and the country on two pages."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django_scopes import scope, scopes_disabled

from tinkuy.design.missing import or_404
from tinkuy.hub.country_page.reports import PublicReport, report_for_all
from tinkuy.practice.country_reports.brief import brief_of
from tinkuy.practice.country_reports.facts import facts_of
from tinkuy.practice.country_reports.pdf import brief_pdf, report_pdf
from tinkuy.practice.exports.rules import PUBLIC


@require_safe
def page(request: HttpRequest, iso: str, cycle: str) -> HttpResponse:
    """404 where the country shows no report of that cycle."""
    one = _report_or_404(iso, cycle)
    context = {"one": one, "report": one.report, "cycle": one.report.cycle, "is_example": one.report.cycle.is_example}
    context["is_other_language"] = one.report.language != _language()
    return _left_in_no_browser(one, render(request, "hub/country_report.html", context))


@require_safe
def on_paper(request: HttpRequest, iso: str, cycle: str) -> HttpResponse:
    one = _report_or_404(iso, cycle)
    with scope(cycle=one.report.cycle):
        return _pdf(one, report_pdf(one.report, one.parts, one.closing), f"{cycle}-{iso}-report.pdf")


@require_safe
def on_two_pages(request: HttpRequest, iso: str, cycle: str) -> HttpResponse:
    """The country's answers, figures and actions, as far as it shows them, under the opening of its report."""
    one = _report_or_404(iso, cycle)
    standing = one.report
    with scope(cycle=standing.cycle):
        facts = facts_of(standing.cycle, standing.country, PUBLIC)
        in_words = standing if standing.language == _language() else None
        return _pdf(one, brief_pdf(brief_of(facts, in_words, is_outside=True), standing.cycle), f"{cycle}-{iso}.pdf")


def _report_or_404(iso: str, cycle: str) -> PublicReport:
    with scopes_disabled():
        return or_404(report_for_all(iso.upper(), cycle, _language()) if iso == iso.lower() else None)


def _pdf(one: PublicReport, data: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'inline; filename="{name}"'}
    return _left_in_no_browser(one, HttpResponse(data, content_type="application/pdf", headers=headers))


def _left_in_no_browser(one: PublicReport, response: HttpResponse) -> HttpResponse:
    if one.report.cycle.is_sensitive:
        response["Cache-Control"] = "no-store"
    return response


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
