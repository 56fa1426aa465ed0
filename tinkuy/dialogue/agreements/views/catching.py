"""An agreement is caught in the room, from the console or beside the notes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods

from tinkuy.design.submitting import form_page, submitted
from tinkuy.dialogue.agreements.actions.making import catch_agreement
from tinkuy.dialogue.agreements.lines import line_form, origin_of
from tinkuy.dialogue.agreements.models import Agreement
from tinkuy.dialogue.agreements.queries import caught_in
from tinkuy.dialogue.floor.console_pages import console_context, to_console
from tinkuy.dialogue.floor.queries import floor_of
from tinkuy.planning.cycles.views import webinar_or_404
from tinkuy.planning.request import CycleRequest, team_person


@require_http_methods(["GET", "POST"])
def catch(request: CycleRequest, cycle: str, n: int) -> HttpResponse:
    """Write it down and go back to the desk that it was caught from."""
    webinar = webinar_or_404(n)
    form = line_form(webinar, request.POST or None)

    def write() -> Agreement:
        terms = {name: form.cleaned_data[name] for name in ("text", "who", "countries", "due_on")}
        origin = origin_of(webinar, form.cleaned_data["origin"])
        language = get_language() or ""
        second = form.cleaned_data["second"]
        return catch_agreement(
            actor=team_person(request), webinar=webinar, second=second, language=language, **origin, **terms
        )

    done = submitted(request, form, write)
    if done and request.POST.get("back") == "console":
        return to_console(request, n)
    if done:
        messages.success(request, _("Agreement %(label)s is written down.") % {"label": done.result.label})
        page = "dialogue:notes" if request.POST.get("back") == "notes" else "dialogue:catch_agreement"
        return redirect(page, cycle, n)
    context = console_context(webinar, floor_of(webinar))
    context |= {"line": form, "caught": caught_in(webinar), "back": request.POST.get("back", "")}
    return form_page(request, "dialogue/catch_agreement.html", context, form)
