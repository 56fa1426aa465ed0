"""Undoing and doing again the last deeds of coding; coding all turns of a voice."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.coding.models import CodingStep
from tinkuy.systematisation.coding.queries import steps
from tinkuy.systematisation.workbench.actions.coding import code_turns
from tinkuy.systematisation.workbench.actions.undoing import redo_step, undo_step
from tinkuy.systematisation.workbench.forms import TurnsForm
from tinkuy.systematisation.workbench.queries.selection import voices_of

from . import answers


@require_POST
def undo(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    return _step(request, n, undo_step, _("Undone."), _("Undone, in session %(number)s."))


@require_POST
def redo(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    return _step(request, n, redo_step, _("Done again."), _("Done again, in session %(number)s."))


@require_POST
def turns(request: CycleRequest, cycle: str, n: int, speaker: int) -> HttpResponse:
    """All turns of a voice in the session, as the page that shows only this voice offers it."""
    webinar = get_object_or_404(Webinar, ordinal=n)
    voice = get_object_or_404(voices_of(webinar), pk=speaker)
    form = TurnsForm(request.POST)
    if not form.is_valid():
        raise Refused(_("Choose the code for all turns of this voice."))
    quotes = code_turns(actor=team_person(request), webinar=webinar, speaker=voice, **form.cleaned_data)
    sentence = ngettext("%(count)s turn is coded.", "%(count)s turns are coded.", len(quotes)) % {"count": len(quotes)}
    messages.success(request, sentence)
    return redirect(f"{reverse('systematisation:session', args=[cycle, n])}?voice={speaker}")


def _step(request: CycleRequest, n: int, deed: Callable[..., CodingStep], here: str, elsewhere: str) -> HttpResponse:
    """The deed, told where the page is: its captions may be those of another session."""
    webinar = get_object_or_404(Webinar, ordinal=n)
    try:
        step = deed(actor=team_person(request), cycle=request.cycle)
    except Refused as refusal:
        if answers.is_part(request):
            return answers.refused(refusal)
        raise
    sentence = here if step.webinar == n else elsewhere % {"number": step.webinar}
    if answers.is_part(request):
        return answers.step_answer(request, step, webinar, sentence)
    messages.success(request, sentence)
    places = steps.places_in(step)
    page = reverse("systematisation:session", args=[request.cycle.slug, step.webinar])
    return redirect(f"{page}#cue-{places[0]}" if places else page)
