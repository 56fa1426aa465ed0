"""The two pages of a country as PDF, and its report back: drafted, written, marked as ready."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinkuy.design.missing import or_404
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may_speak_for
from tinkuy.practice.country_reports import actions
from tinkuy.practice.country_reports.brief import brief_of
from tinkuy.practice.country_reports.facts import facts_of
from tinkuy.practice.country_reports.forms import ReadyForm, ReportForm, ReportPublicationForm
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.country_reports.parts import labels_hidden, parts_of
from tinkuy.practice.country_reports.pdf import brief_pdf, heading_of, report_pdf
from tinkuy.practice.country_reports.queries import countries_for, report_at
from tinkuy.practice.exports.rules import PUBLIC, reading_of
from tinkuy.practice.openness.rules import may_decide_for_country


def countries(request: CycleRequest, cycle: str) -> HttpResponse:
    """The countries that one speaks for, each with what there is of it."""
    rows = countries_for(team_person(request), request.cycle)
    return render(request, "practice/country_reports.html", {"rows": rows})


@require_safe
def two_pages(request: CycleRequest, cycle: str, country: str) -> HttpResponse:
    """A country on two pages: all that it said, or with `?of=public` what it lets everybody read."""
    _demand_country(request, country)
    is_outside = request.GET.get("of") == "public"
    reading = PUBLIC if is_outside else reading_of(team_person(request), request.cycle)
    report = report_at(request.cycle, country, request.LANGUAGE_CODE)
    brief = brief_of(facts_of(request.cycle, country, reading), report, is_outside=is_outside)
    name = f"{request.cycle.slug}-{country.lower()}{'' if is_outside else '-team'}.pdf"
    return _pdf(brief_pdf(brief, request.cycle), name)


def report(request: CycleRequest, cycle: str, country: str, language: str) -> HttpResponse:
    """The report back in one language: its words, or the offer to draft them."""
    standing = _report(request, country, language)
    if standing is None:
        return _page(request, country, language, None, None)
    form = ReportForm(request.POST or None, report=standing, parts=parts_of(standing))

    def deed() -> CountryReport:
        mark = form.cleaned_data["mark"]
        return actions.write_report(actor=team_person(request), report=standing, mark=mark, **form.texts)

    if submitted(request, form, deed):
        messages.success(request, _("The report is saved."))
        return redirect(_address(request, country, language))
    return _page(request, country, language, report_at(request.cycle, country, language), form)


@require_POST
def draft(request: CycleRequest, cycle: str, country: str, language: str) -> HttpResponse:
    """Made of what the country said and did; of a draft that stands already its words are replaced."""
    _demand_country(request, country)
    actions.draft_report(
        actor=team_person(request),
        cycle=request.cycle,
        country=country,
        language=language,
        mark=request.POST.get("mark", ""),
    )
    messages.success(request, _("The draft is made of what your country said and did. Change it as you like."))
    return redirect(_address(request, country, language))


@require_POST
def ready(request: CycleRequest, cycle: str, country: str, language: str) -> HttpResponse:
    standing, form = _report(request, country, language), ReadyForm(request.POST)
    if standing is None:
        raise Http404

    def deed() -> CountryReport:
        return actions.mark_ready(actor=team_person(request), report=standing, **form.cleaned_data)

    if submitted(request, form, deed):
        messages.success(request, _("The report is marked as ready."))
        return redirect(_address(request, country, language))
    words = ReportForm(report=standing, parts=parts_of(standing))
    return _page(request, country, language, standing, words, ready_form=form)


@require_POST
def decide(request: CycleRequest, cycle: str, country: str, language: str) -> HttpResponse:
    standing, form = or_404(_report(request, country, language)), ReportPublicationForm(request.POST)

    def deed() -> CountryReport:
        return actions.decide_report_publication(actor=team_person(request), report=standing, **form.cleaned_data)

    if submitted(request, form, deed):
        messages.success(request, _("Decided. Public pages follow at once."))
        return redirect(_address(request, country, language))
    words = ReportForm(report=standing, parts=parts_of(standing))
    return _page(request, country, language, standing, words, publication_form=form)


@require_safe
def pdf(request: CycleRequest, cycle: str, country: str, language: str) -> HttpResponse:
    standing = or_404(_report(request, country, language))
    name = f"{request.cycle.slug}-{country.lower()}-report-{language}.pdf"
    return _pdf(report_pdf(standing), name)


def _demand_country(request: CycleRequest, country: str) -> None:
    """A country that one does not speak for is not there, as one that is not invited."""
    is_invited = request.cycle.invited_countries.filter(country=country).exists()
    if not (is_invited and may_speak_for(team_person(request), "report_back", request.cycle, country)):
        raise Http404


def _report(request: CycleRequest, country: str, language: str) -> CountryReport | None:
    _demand_country(request, country)
    if language not in dict(settings.LANGUAGES):
        raise Http404
    return report_at(request.cycle, country, language)


def _page(
    request: CycleRequest,
    country: str,
    language: str,
    standing: CountryReport | None,
    form: ReportForm | None,
    ready_form: ReadyForm | None = None,
    publication_form: ReportPublicationForm | None = None,
) -> HttpResponse:
    mark = actions.mark_of(standing) if standing else ""
    may_decide = bool(standing and standing.ready_on) and may_decide_for_country(
        team_person(request), request.cycle, country
    )
    choice = "yes" if standing and standing.is_public else "no"
    context: dict[str, Any] = {
        "country": country,
        "language": language,
        "language_name": dict(settings.LANGUAGES)[language],
        "report": standing,
        "form": form,
        "mark": mark,
        "ready_form": ready_form or ReadyForm(initial={"mark": mark}),
        "publication_form": (publication_form or ReportPublicationForm(initial={"is_public": choice}))
        if may_decide
        else None,
        "hidden": labels_hidden(standing) if may_decide and standing else [],
        "heading": heading_of(standing) if standing else "",
        "theirs": _theirs(standing, form),
    }
    return form_page(
        request, "practice/country_report.html", context, *filter(None, (form, ready_form, publication_form))
    )


def _theirs(standing: CountryReport | None, form: ReportForm | None) -> list[tuple[str, str]]:
    """Of a form that somebody else was quicker with the words that stand now; having read them one may save anew."""
    mark = actions.mark_of(standing) if standing else ""
    if standing is None or form is None or not form.errors or form.data.get("mark") == mark:
        return []
    form.data = {**form.data.dict(), "mark": mark} if isinstance(form.data, QueryDict) else form.data
    fresh = ReportForm(report=standing, parts=form.parts)
    labels = {name: str(field.label) for name, field in fresh.fields.items() if name != "mark"}
    return [(label, now) for name, label in labels.items() if _plain(form, name) != (now := _plain(fresh, name))]


def _plain(form: ReportForm, name: str) -> str:
    return "\n".join(str(form[name].value() or "").strip().splitlines())


def _address(request: CycleRequest, country: str, language: str) -> str:
    return reverse("practice:country_report", args=[request.cycle.slug, country, language])


def _pdf(data: bytes, name: str) -> HttpResponse:
    disposition = f'attachment; filename="{name}"'
    return HttpResponse(data, content_type="application/pdf", headers={"Content-Disposition": disposition})
