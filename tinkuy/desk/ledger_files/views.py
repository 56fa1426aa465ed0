"""Lines of the ledger by a file: bring it in, look at what each line becomes, import it, undo the import."""

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy, ngettext

from tinkuy.core.deeds import prepares
from tinkuy.design.submitting import form_page
from tinkuy.desk.ledger.currencies import offered_currencies
from tinkuy.desk.ledger.queries import used_currencies
from tinkuy.planning.cycles.queries import invited_countries
from tinkuy.planning.request import CycleRequest
from tinkuy.uploads import views as uploads
from tinkuy.uploads.models import Upload
from tinkuy.uploads.queries import latest_uploads

from .forms import LedgerFileForm
from .kind import LEDGER
from .queries import previewed_ledger


@prepares
def bring(request: CycleRequest, cycle: str) -> HttpResponse:
    """A file is read; what it would write is shown and nothing is written."""
    currencies = offered_currencies(invited_countries(request.cycle), used_currencies(request.cycle))
    form = LedgerFileForm(request.POST or None, request.FILES or None, currencies=currencies)
    answers = {"currency": form.cleaned_data["currency"]} if form.is_bound and form.is_valid() else {}
    if answer := uploads.read_file(request, PAGES, form, answers=answers):
        return answer
    context = {"form": form, "uploads": latest_uploads(LEDGER.code), "page": PAGES.page, "shows_names": True}
    return form_page(request, "desk/bring_ledger.html", context, form)


def _context(_request: CycleRequest, upload: Upload) -> dict[str, Any]:
    return {"previewed": previewed_ledger(upload), "is_right": bool(upload.counts.get("new"))}


def _counted(upload: Upload) -> str:
    count = upload.counts.get("new", 0)
    return ngettext("%(count)s line stands in the ledger.", "%(count)s lines stand in the ledger.", count) % {
        "count": count
    }


PAGES = uploads.Pages(
    kind=LEDGER.code,
    template="desk/ledger_file.html",
    page="desk:ledger_file",
    count="desk:import_ledger",
    take_back="desk:take_ledger_back",
    drop=lambda upload: reverse("desk:bring_ledger", args=[upload.cycle.slug]),
    after=lambda upload: reverse("desk:ledger", args=[upload.cycle.slug]),
    context=_context,
    counted=_counted,
    taken_back=gettext_lazy("The import is undone: its lines are out of the ledger."),
)

preview = uploads.preview_of(PAGES)
take_in = uploads.view_of(PAGES, uploads.count)
take_back = uploads.view_of(PAGES, uploads.take_back)
