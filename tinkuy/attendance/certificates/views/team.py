"""The coordination's page of certificates: what earns one, issuing them, how far that is, and when it was done."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from tinkuy.attendance.certificates.actions.issuing import start_issuing
from tinkuy.attendance.certificates.queries.certificates import (
    LATEST,
    certificates_of_cycle,
    issue_progress,
    issues,
)
from tinkuy.attendance.certificates.rules import follows_attendance
from tinkuy.attendance.certificates.wording import sessions_ahead_in_words
from tinkuy.design.submitting import pressed
from tinkuy.hiding import Audience, smallest_safe_count
from tinkuy.planning.request import CycleRequest, team_person

ENDED = 205
"""To the page's script: look at the whole page again."""


def page(request: CycleRequest, cycle: str) -> HttpResponse:
    latest = list(issues()[:LATEST])
    progress = issue_progress(latest[0]) if latest else None
    numbers = certificates_of_cycle(request.cycle)
    context = {
        "numbers": numbers,
        "why_not_yet": sessions_ahead_in_words(numbers.sessions_ahead),
        "progress": progress,
        "issues": latest,
        "is_over": not follows_attendance(request.cycle),
        "fewest": smallest_safe_count(Audience.TEAM),
    }
    return render(request, "attendance/certificates.html", context)


def part(request: CycleRequest, cycle: str, issue: str) -> HttpResponse:
    """The bar with its sentence, for the page's script."""
    progress = issue_progress(get_object_or_404(issues(), public_id=issue))
    if not progress.is_open:
        return HttpResponse(status=ENDED)
    return render(request, "attendance/parts/certificates_how_far.html", {"progress": progress})


@require_POST
def issue(request: CycleRequest, cycle: str) -> HttpResponse:
    pressed(request, lambda: start_issuing(actor=team_person(request), cycle=request.cycle))
    return redirect("attendance:certificates", cycle)
