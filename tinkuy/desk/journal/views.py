from urllib.parse import urlencode

from django.http import HttpResponse

from tinkuy.design.submitting import form_page
from tinkuy.desk.journal.queries.entries import journal_page, journal_sentences, team_of
from tinkuy.planning.request import CycleRequest

from .forms import JournalForm


def journal(request: CycleRequest, cycle: str) -> HttpResponse:
    """Who changed what, when; narrowed by person, thing and day."""
    form = JournalForm(request.GET, team=team_of(request.cycle))
    page = journal_page(request.cycle, form.journal_filter, request.GET.get("page", ""))
    narrowed = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
    context = {
        "form": form,
        "page": page,
        "entries": journal_sentences(request.cycle, list(page.object_list)),
        "is_narrowed": bool(narrowed),
        "narrowed": urlencode(narrowed),
    }
    return form_page(request, "desk/journal.html", context, form)
