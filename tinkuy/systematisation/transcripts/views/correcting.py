"""Correcting a caption, and taking words out of it for good."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.evidence import rules
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.transcripts.actions.correcting import correct_cue, fingerprint_of_cue
from tinkuy.systematisation.transcripts.actions.redacting import redact_cue
from tinkuy.systematisation.transcripts.forms import CueForm, RedactionForm, SearchForm
from tinkuy.systematisation.transcripts.queries import correcting, facts, searching


def correct(request: CycleRequest, cycle: str, n: int, ordinal: int) -> HttpResponse:
    """The caption among its neighbours, with a form for its words and its speaker."""
    cue = get_object_or_404(lookup.cues(n), ordinal=ordinal)
    form = _form(request, cue)
    if request.method != "POST":
        return _page(request, cue, form, RedactionForm(prefix="out"), 200)
    if form.is_valid() and not form.conflicts:
        try:
            correct_cue(
                actor=team_person(request),
                cue=cue,
                text=form.cleaned_data["text"],
                speaker=form.cleaned_data["speaker"],
                read_as=fingerprint_of_cue(cue),
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("The caption is corrected; its quotes follow."))
            return redirect(_in_workbench(cycle, n, cue))
    return _page(request, cue, form, RedactionForm(prefix="out"), 422)


@require_POST
def redact(request: CycleRequest, cycle: str, n: int, ordinal: int) -> HttpResponse:
    """Take the words out wherever they stand in the caption."""
    cue = get_object_or_404(lookup.cues(n), ordinal=ordinal)
    form = RedactionForm(request.POST, prefix="out")
    if not form.is_valid():
        return _page(request, cue, _form(request, cue, is_sent=False), form, 422)
    try:
        for start, end in correcting.places_of(form.cleaned_data["words"], cue.text):
            cue = redact_cue(actor=team_person(request), cue=cue, start=start, end=end)
    except Refused as refusal:
        refuse(form, refusal)
        return _page(request, cue, _form(request, cue, is_sent=False), form, 422)
    messages.success(request, _("The words are taken out, and kept nowhere."))
    for finding in facts.findings_to_look_at(request.cycle, cue=cue):
        messages.warning(
            request, _("%(label)s rests on them: look whether its own words tell them too.") % {"label": finding.label}
        )
    return redirect("systematisation:correct_cue", cycle, n, ordinal)


def _form(request: CycleRequest, cue: Cue, *, is_sent: bool = True) -> CueForm:
    present_cue = correcting.under_regime_of_now(cue)
    named = rules.names_country(present_cue.regime)
    return CueForm(
        request.POST if is_sent and request.method == "POST" else None,
        cue=cue,
        speakers=correcting.speakers(request.cycle) if named else (),
        initial={"text": cue.text, "speaker": present_cue.speaker_id or ""},
    )


def _page(request: CycleRequest, cue: Cue, form: CueForm, out: RedactionForm, status: int) -> HttpResponse:
    present_cue = correcting.under_regime_of_now(cue)
    context = {
        "cue": present_cue,
        "webinar": cue.transcript.webinar,
        "around": correcting.around(cue),
        "quotes": correcting.quotes_of(request.cycle, cue),
        "form": form,
        "out": out,
        "may_name": rules.names_country(present_cue.regime),
    }
    return render(request, "systematisation/correct_cue.html", context, status=status)


def _in_workbench(cycle: str, n: int, cue: Cue) -> str:
    return f"{reverse('systematisation:session', args=[cycle, n])}#cue-{cue.ordinal}"


def search(request: CycleRequest, cycle: str) -> HttpResponse:
    form = SearchForm(request.GET or None)
    query = form.cleaned_data["q"] if form.is_valid() else ""
    context = {
        "form": form,
        "asked": query,
        "found": searching.search(request.cycle, query) if query else None,
        "may_edit": may(team_person(request), "edit_transcripts", request.cycle),
    }
    return render(request, "systematisation/search.html", context)
