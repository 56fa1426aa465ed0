"""Reading a session in the other language, and words proposed by a machine for a form. Nothing of it is stored."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from tinkuy.language.translation.drafting import GIST, NotAvailable
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest
from tinkuy.systematisation.evidence.queries import lookup

from . import queries


def draft(request: CycleRequest, cycle: str, n: int, language: str) -> HttpResponse:
    """The transcript of a session as a draft in another language, each caption with what was really said."""
    webinar = webinar_or_404(n)
    transcript = lookup.transcript_of(webinar)
    if transcript is None or language not in queries.directions_from(transcript.language):
        messages.warning(request, _("This session cannot be read in that language here."))
        return redirect("systematisation:session", cycle, n)
    try:
        rows = queries.drafted_transcript(webinar, transcript.language, language)
    except NotAvailable:
        messages.warning(request, _("The draft could not be made just now. Try again in a moment."))
        return redirect("systematisation:session", cycle, n)
    context = {
        "webinar": webinar,
        "transcript": transcript,
        "rows": rows,
        "language": language,
        "is_gist": (transcript.language, language) == GIST,
    }
    return render(request, "systematisation/draft.html", context)


def proposed(request: CycleRequest, texts: Mapping[str, str], field: str) -> dict[str, str]:
    """What a form shows where the address asks for a draft (`?draft=pt-br`): the words of `field_pt-br`, unsaved."""
    target = request.GET.get("draft", "")
    if request.method != "GET" or not target:
        return {}
    words = queries.draft_of(texts, request.cycle.main_language, target)
    return {f"{field}_{target}": words} if words else {}
