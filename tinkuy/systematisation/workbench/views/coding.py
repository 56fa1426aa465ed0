"""Coding a passage: from the palette, or by sentences without a script; other words for it; undo."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.submitting import demand_cleaned, form_page, submitted
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.coding import queries
from tinkuy.systematisation.coding.actions import code_passage, recode_excerpt, remove_excerpt
from tinkuy.systematisation.coding.models import CodingStep
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.live.queries.listing import place_in_page
from tinkuy.systematisation.live.views import to_live
from tinkuy.systematisation.templatetags.quotes import caption_address
from tinkuy.systematisation.workbench.actions import code_turns, code_with_new_code, redo_step, undo_step
from tinkuy.systematisation.workbench.forms import CodeCueForm, PassageForm, QuoteForm, TurnsForm
from tinkuy.systematisation.workbench.queries.rows import voices_of

from . import session


@require_POST
def code(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """What the palette sends: a passage, its kind, and a code or the name of a new one."""
    try:
        cue, excerpt = _keep(request, n)
    except Refused as refusal:
        if session.is_part(request):
            return session.refused(refusal)
        raise
    return session.coded_answer(request, excerpt) if session.is_part(request) else _to_cue(cycle, n, cue, excerpt)


def _keep(request: CycleRequest, n: int) -> tuple[Cue, Excerpt]:
    sentence = _("Select a passage of the transcript and choose its kind.")
    chosen = demand_cleaned(PassageForm(request.POST), sentence)
    cues = {cue.ordinal: cue for cue in lookup.ends_of_passage(n, chosen["cue"], chosen["last_cue"] or 0)}
    if not cues.keys() >= {chosen["cue"], chosen["last_cue"] or chosen["cue"]}:
        raise Http404
    cue, name = cues[chosen["cue"]], chosen["new_code"]
    passage = {
        "actor": team_person(request),
        "cue": cue,
        "last_cue": cues.get(chosen["last_cue"]),
        "start": chosen["start"],
        "end": chosen["end"],
        "kind": chosen["kind"],
    }
    if name:
        return cue, code_with_new_code(name=name, **passage)
    return cue, code_passage(code=chosen["code"], **passage)


def code_cue(request: CycleRequest, cycle: str, n: int, ordinal: int) -> HttpResponse:
    """The same without a script: the passage is chosen by its sentences."""
    cue = get_object_or_404(lookup.cues(n), ordinal=ordinal)
    form = CodeCueForm(request.POST or None, cue=cue)

    def deed() -> Excerpt:
        chosen = form.cleaned_data
        start, end = chosen["passage"]
        return code_passage(
            actor=team_person(request), cue=cue, start=start, end=end, kind=chosen["kind"], code=chosen["code"]
        )

    if done := submitted(request, form, deed):
        return _to_cue(cycle, n, cue, done.result)
    context = {"form": form, "cue": cue, "webinar": cue.transcript.webinar}
    return form_page(request, "systematisation/code_cue.html", context, form)


@require_POST
def recode(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    excerpt = get_object_or_404(lookup.excerpts(), public_id=public_id)
    sentence = _("Choose a kind: risk, good practice, lesson or recommendation.")
    form = QuoteForm(request.POST, quote=excerpt)
    chosen = demand_cleaned(form, sentence)
    recode_excerpt(
        actor=team_person(request), excerpt=excerpt, kind=chosen["kind"], code=chosen["code"], answers=form.answers
    )
    messages.success(request, _("The quote is coded anew."))
    return redirect("systematisation:excerpt", cycle, public_id)


@require_POST
def remove(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    excerpt = get_object_or_404(lookup.excerpts(), public_id=public_id)
    place, row = excerpt.webinar.ordinal, excerpt.row
    remove_excerpt(actor=team_person(request), excerpt=excerpt)
    if not isinstance(row, Cue):
        return to_live(request, place, place_in_page(excerpt.source, row))
    messages.success(request, _("The passage is no quote any more. The transcript stays as it was."))
    return redirect(caption_address(cycle, place, row.ordinal))


def _to_cue(cycle: str, n: int, cue: Cue, excerpt: Excerpt) -> HttpResponse:
    """Back to the caption, where the page offers to undo."""
    return redirect(caption_address(cycle, n, cue.ordinal, coded=excerpt.public_id))


@require_POST
def undo(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    return _step(request, n, undo_step, _("Undone."), _("Undone, in session %(number)s."))


@require_POST
def redo(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    return _step(request, n, redo_step, _("Done again."), _("Done again, in session %(number)s."))


@require_POST
def turns(request: CycleRequest, cycle: str, n: int, speaker: int) -> HttpResponse:
    """All turns of a voice in the session, as the page that shows only this voice offers it."""
    webinar = webinar_or_404(n)
    voice = get_object_or_404(voices_of(webinar), pk=speaker)
    choice = demand_cleaned(TurnsForm(request.POST), _("Choose the code for all turns of this voice."))
    quotes = code_turns(actor=team_person(request), webinar=webinar, speaker=voice, **choice)
    sentence = ngettext("%(count)s turn is coded.", "%(count)s turns are coded.", len(quotes)) % {"count": len(quotes)}
    messages.success(request, sentence)
    return redirect(f"{reverse('systematisation:session', args=[cycle, n])}?voice={speaker}")


def _step(request: CycleRequest, n: int, deed: Callable[..., CodingStep], here: str, elsewhere: str) -> HttpResponse:
    """The deed, told where the page is: its captions may be those of another session."""
    webinar = webinar_or_404(n)
    try:
        step = deed(actor=team_person(request), cycle=request.cycle)
    except Refused as refusal:
        if session.is_part(request):
            return session.refused(refusal)
        raise
    sentence = here if step.webinar == n else elsewhere % {"number": step.webinar}
    if session.is_part(request):
        return session.step_answer(request, step, webinar, sentence)
    messages.success(request, sentence)
    places = queries.places_in(step)
    if places:
        return redirect(caption_address(request.cycle.slug, step.webinar, places[0]))
    return redirect("systematisation:session", request.cycle.slug, step.webinar)
