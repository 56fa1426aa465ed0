"""Importing the transcript of a session, and undoing it."""

import json
from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.design.submitting import form_page
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.evidence.models.transcript import Transcript
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.transcripts.actions.attributing import hide_voices
from tinkuy.systematisation.transcripts.actions.importing import remove_transcript, session_of
from tinkuy.systematisation.transcripts.captions.file import CaptionWarning
from tinkuy.systematisation.transcripts.forms import TranscriptForm
from tinkuy.systematisation.transcripts.kind import TRANSCRIPT
from tinkuy.systematisation.transcripts.queries import facts
from tinkuy.systematisation.transcripts.queries.voices import voices_to_confirm
from tinkuy.uploads import views as uploads
from tinkuy.uploads.models import ImportState, Upload


@prepares
def transcript(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """What was imported for the session, and a form to import it or to import another file."""
    webinar = webinar_or_404(n)
    form = TranscriptForm(request.POST or None, request.FILES or None)
    if answer := uploads.read_file(request, PAGES, form, webinar=webinar):
        return answer
    imported = lookup.transcript_of(webinar)
    context = {
        "webinar": webinar,
        "tabs": lookup.session_tabs(request.cycle),
        "form": form,
        "transcript": imported,
        "facts": facts.facts(imported) if imported else None,
        "redacted": facts.redacted_cues(webinar),
        "to_look_at": facts.findings_to_look_at(request.cycle, webinar=webinar),
        "warnings": _warnings(imported.warnings) if imported else [],
    }
    return form_page(request, "systematisation/transcript.html", context, form)


@require_POST
def remove(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    imported = get_object_or_404(Transcript, webinar__ordinal=n)
    remove_transcript(actor=team_person(request), transcript=imported)
    messages.success(request, str(PAGES.taken_back))
    return redirect("systematisation:transcript", cycle, n)


def _context(request: CycleRequest, upload: Upload) -> dict[str, Any]:
    context: dict[str, Any] = {"webinar": upload.webinar, "former": lookup.transcript_of(session_of(upload))}
    if upload.state != ImportState.PREVIEWED or not upload.sealed_shown:
        return context
    read = json.loads(upload.stored_preview())
    has_times = all(one["kind"] != "no_times" for one in read["warnings"])
    hide_voices(read["cues"], session_of(upload), has_times=has_times)
    warnings = _warnings((one["kind"], one["count"]) for one in read["warnings"])
    return context | {"read": read, "warnings": warnings}


def _warnings(counts: Iterable[tuple[str, int]]) -> list[CaptionWarning]:
    return [CaptionWarning(kind, count) for kind, count in counts]


def _session_page(upload: Upload) -> str:
    return reverse("systematisation:transcript", args=[upload.cycle.slug, session_of(upload).ordinal])


def _where_it_goes_on(upload: Upload) -> str:
    """To the voices while one speaks for no country yet, since quotes take theirs from there; where the names of all
    tell it, to what can be coded: it is confirmed there, with the first quote.
    """
    webinar = session_of(upload)
    waiting = facts.undescribed_voices(webinar)
    if not waiting:
        return _session_page(upload)
    if waiting <= MOST_BESIDE_PASSAGES and waiting == len(voices_to_confirm(upload.cycle)):
        return reverse("systematisation:suggestions", args=[upload.cycle.slug, webinar.ordinal])
    return reverse("systematisation:speakers", args=[upload.cycle.slug])


MOST_BESIDE_PASSAGES = 12
"""So many voices are looked at above the first passages; more have a page of their own."""


def _is_clear(_request: CycleRequest, upload: Upload) -> bool:
    """A first transcript of its session, read without a doubt, in which somebody speaks."""
    read = json.loads(upload.stored_preview())
    return not read["warnings"] and bool(upload.counts.get("speakers")) and not lookup.transcript_of(session_of(upload))


PAGES = uploads.Pages(
    kind=TRANSCRIPT.code,
    template="systematisation/transcript_upload.html",
    page="systematisation:transcript_upload",
    count="systematisation:import_transcript",
    take_back="systematisation:take_back_transcript",
    drop=_session_page,
    after=_where_it_goes_on,
    context=_context,
    counted=lambda upload: _("The transcript is here."),
    taken_back=gettext_lazy("The import was undone."),
    is_clear=_is_clear,
)

preview = uploads.preview_of(PAGES)
take_in = uploads.view_of(PAGES, uploads.count)
take_back = uploads.view_of(PAGES, uploads.take_back)
