from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from tinkuy.hub.practice_page.queries import practice_page, printed_with
from tinkuy.hub.recommendation_page.facts import best_version
from tinkuy.publication.versions.models import PublishedFinding


@require_safe
def page(request: HttpRequest, public_id: str) -> HttpResponse:
    """A practice and where it went; one whose sheet was retired keeps a tombstone."""
    printed = printed_with(public_id)
    language = get_language() or settings.LANGUAGE_CODE
    chosen = best_version(printed, language)
    if chosen is None:
        return _tombstone(request, printed, language)
    version = chosen.version
    context = {
        "practice": practice_page(chosen),
        "version": version,
        "is_example": version.is_example,
        "is_other_language": version.language != language,
    }
    response = render(request, "hub/practice_page.html", context)
    if chosen.finding.cycle.is_sensitive:  # its address names no cycle, by which that would be known
        response["Cache-Control"] = "no-store"
    return response


def _tombstone(request: HttpRequest, printed: list[PublishedFinding], language: str) -> HttpResponse:
    if not printed:
        raise Http404
    newest = max(printed, key=lambda one: (one.version.language == language, one.version.number))
    return render(request, "hub/retired.html", {"version": newest.version}, status=410)
