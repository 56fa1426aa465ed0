"""Importing the transcript of a session, and undoing it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.evidence.models.transcript import Transcript
from tinkuy.systematisation.evidence.queries import sessions
from tinkuy.systematisation.transcripts.actions.importing import import_transcript, remove_transcript
from tinkuy.systematisation.transcripts.captions.decoding import MOST_BYTES
from tinkuy.systematisation.transcripts.captions.file import CaptionWarning
from tinkuy.systematisation.transcripts.forms import TranscriptForm
from tinkuy.systematisation.transcripts.queries import facts, redactions


@prepares
def transcript(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """What was imported for the session, and a form to import it or to import another file."""
    webinar = get_object_or_404(Webinar, ordinal=n)
    form = TranscriptForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            import_transcript(
                actor=team_person(request), webinar=webinar, data=upload.read(MOST_BYTES + 1), filename=upload.name
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            messages.success(request, _("The transcript is here. Look at what was read below."))
            return redirect("systematisation:transcript", cycle, n)
    imported = sessions.transcript_of(webinar)
    context = {
        "webinar": webinar,
        "tabs": sessions.session_tabs(request.cycle),
        "form": form,
        "transcript": imported,
        "facts": facts.facts(imported) if imported else None,
        "redacted": redactions.redacted_cues(webinar),
        "to_look_at": redactions.findings_to_look_at(request.cycle, webinar=webinar),
        "warnings": [CaptionWarning(kind, count) for kind, count in imported.warnings] if imported else [],
    }
    return render(request, "systematisation/transcript.html", context, status=422 if form.errors else 200)


@require_POST
def remove(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    imported = get_object_or_404(Transcript, webinar__ordinal=n)
    remove_transcript(actor=team_person(request), transcript=imported)
    messages.success(request, _("The import was undone."))
    return redirect("systematisation:transcript", cycle, n)
