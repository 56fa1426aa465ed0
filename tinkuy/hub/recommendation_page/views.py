"""The thread of a published recommendation: for everybody, and for the team of its cycle."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe
from django_scopes import scope

from tinkuy.design.missing import or_404
from tinkuy.hub.recommendation_page.cord import cord_of, spans_of
from tinkuy.hub.recommendation_page.document import recommendation_pdf
from tinkuy.hub.recommendation_page.doers import doers_of
from tinkuy.hub.recommendation_page.facts import best_version, facts_of, printed_title, versions_with
from tinkuy.hub.recommendation_page.steps import lead_of, steps_of
from tinkuy.planning.request import CycleRequest
from tinkuy.practice.overview.views.two_voices import two_voices
from tinkuy.practice.verification.models import Verification
from tinkuy.practice.verification.pdf import voices_pdf
from tinkuy.practice.verification.queries import concluded_on
from tinkuy.practice.verification.rules import carries_the_mark
from tinkuy.publication.versions.models import PublishedFinding


@require_safe
def page(request: HttpRequest, public_id: str) -> HttpResponse:
    """What everybody may read; a recommendation whose sheet was retired keeps a tombstone."""
    printed = versions_with(public_id)
    chosen = best_version(printed, _language())
    if chosen is None:
        return _tombstone(request, printed)
    with scope(cycle=chosen.finding.cycle):
        context = _context(printed, chosen, is_team=False)
        return _left_in_no_browser(chosen, render(request, "hub/recommendation.html", context))


@require_safe
def voices(request: HttpRequest, public_id: str, verification: str) -> HttpResponse:
    """Two voices on a country's practice, where that country shows both."""
    printed = versions_with(public_id)
    chosen = best_version(printed, _language())
    if chosen is None:
        return _tombstone(request, printed)
    with scope(cycle=chosen.finding.cycle):
        one = _public_verification(chosen, verification)
        context = two_voices(one) | {"finding": chosen.finding, "printed": chosen, "version": chosen.version}
        context |= {"main_language": one.cycle.main_language, "is_example": chosen.version.is_example}
        context["title"] = printed_title(chosen)
        context["actions"] = one.response.actions.order_by("due_on", "id")  # two voices are shown with the whole answer
        return _left_in_no_browser(chosen, render(request, "hub/voices.html", context))


@require_safe
def voices_on_paper(request: HttpRequest, public_id: str, verification: str) -> HttpResponse:
    """The same two voices as PDF, with the recommendation as its published version words it."""
    chosen = or_404(best_version(versions_with(public_id), _language()))
    with scope(cycle=chosen.finding.cycle):
        one = _public_verification(chosen, verification)
        about = f"{chosen.code}. {printed_title(chosen)}"
        response = HttpResponse(voices_pdf(one, about=about), content_type="application/pdf")
        name = f"{chosen.code}-{one.response.country}-two-voices.pdf".lower()
        response["Content-Disposition"] = f'inline; filename="{name}"'
        return _left_in_no_browser(chosen, response)


def _public_verification(chosen: PublishedFinding, verification: str) -> Verification:
    readable = concluded_on(chosen.finding, for_everybody=True)
    return or_404(next((one for one in readable if one.public_id == verification), None))


@require_safe
def on_paper(request: HttpRequest, public_id: str) -> HttpResponse:
    """What everybody may read, as a PDF of one page."""
    printed = versions_with(public_id)
    chosen = or_404(best_version(printed, _language()))
    with scope(cycle=chosen.finding.cycle):
        facts = facts_of(printed, chosen, is_team=False)
        response = HttpResponse(recommendation_pdf(facts, steps_of(facts)), content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="{facts.item.code.lower()}.pdf"'
        return _left_in_no_browser(chosen, response)


def _left_in_no_browser(chosen: PublishedFinding, response: HttpResponse) -> HttpResponse:
    """Of a sensitive cycle: its address names no cycle, by which that would be known."""
    if chosen.finding.cycle.is_sensitive:
        response["Cache-Control"] = "no-store"
    return response


@require_safe
def team_page(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """The same page with every answer, and what is not public marked so."""
    printed = [one for one in versions_with(public_id) if one.finding.cycle_id == request.cycle.pk]
    chosen = or_404(best_version(printed, _language()))
    context = _context(printed, chosen, is_team=True)
    return render(request, "hub/recommendation.html", context)


def _context(printed: list[PublishedFinding], chosen: PublishedFinding, *, is_team: bool) -> dict[str, Any]:
    facts = facts_of(printed, chosen, is_team=is_team)
    steps = steps_of(facts)
    return {
        "facts": facts,
        "steps": steps,
        "cord": cord_of(facts, steps),
        "lead": lead_of(steps),
        "spans": spans_of(steps),
        "doers": [] if is_team else doers_of(steps),  # the team's page marks what only the team reads, step by step
        "has_mark": any(carries_the_mark(one) for one in facts.verified),
        "version": facts.version,
        "is_example": facts.version.is_example,
        "is_other_language": facts.version.language != _language(),
        "today": facts.cycle.today(),
        "base_address": settings.BASE_ADDRESS,
    }


def _tombstone(request: HttpRequest, printed: list[PublishedFinding]) -> HttpResponse:
    if not printed:
        raise Http404
    newest = max(printed, key=lambda one: (one.version.language == _language(), one.version.number))
    return render(request, "hub/retired.html", {"version": newest.version}, status=410)


def _language() -> str:
    return get_language() or settings.LANGUAGE_CODE
