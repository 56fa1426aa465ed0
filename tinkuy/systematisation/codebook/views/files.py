"""The codebook as a file: out in three forms; in by a preview that says what would be added and changed."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _, gettext_lazy
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.core.tables.response import ENDINGS, download
from tinkuy.design.submitting import form_page
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.codebook.files.writing import as_qdc, codebook_table
from tinkuy.systematisation.codebook.forms import CodebookFileForm
from tinkuy.systematisation.codebook.kind import CODEBOOK
from tinkuy.systematisation.codebook.queries.importing import codes_of, kinds_chosen, plan_of
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.queries.lookup import codes_in_order
from tinkuy.uploads import views as uploads
from tinkuy.uploads.actions.reading import answer_upload
from tinkuy.uploads.models import ImportState, Upload
from tinkuy.uploads.queries import latest_uploads


def export(request: CycleRequest, cycle: str, ending: str) -> HttpResponseBase:
    """All codes as `.qdc`, CSV or XLSX."""
    name = f"{request.cycle.slug}-codebook"
    codes = codes_in_order()
    if ending == "qdc":
        headers = {"Content-Disposition": f'attachment; filename="{name}.qdc"'}
        return HttpResponse(as_qdc(codes, request.cycle.main_language), content_type="application/xml", headers=headers)
    if ending not in ENDINGS:
        raise Http404
    return download(codebook_table(codes, _("Codebook")), name, ending)


@prepares
def upload(request: CycleRequest, cycle: str) -> HttpResponse:
    """A file is read; what it would do is shown and nothing is written."""
    form = CodebookFileForm(
        request.POST or None, request.FILES or None, initial={"language": request.cycle.main_language}
    )
    answers = {"language": form.data.get("language", "")}
    if answer := uploads.read_file(request, PAGES, form, answers=answers):
        return answer
    context = {"form": form, "uploads": latest_uploads(CODEBOOK.code), "page": PAGES.page, "shows_names": True}
    return form_page(request, "systematisation/codebook_file.html", context, form)


def choose_again(request: CycleRequest, cycle: str) -> HttpResponse:
    """A former address, to which a page that is still open sends its file: it is sent once more, to be looked at."""
    return redirect("systematisation:upload_codebook", cycle)


@prepares
@require_POST
def take_in(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """What the preview showed is done; or shown again with the kinds that were chosen."""
    upload = uploads.upload_called(PAGES, public_id)
    if upload.state == ImportState.COMMITTED:
        return uploads.count(request, PAGES, upload)
    kinds = _kinds(request, len(codes_of(upload).codes))
    is_only_looked_at = "look" in request.POST
    answer_upload(actor=team_person(request), upload=upload, answers={"kinds": kinds})
    if is_only_looked_at:
        return uploads.to_page(PAGES, upload)
    return uploads.count(request, PAGES, upload)


def _context(request: CycleRequest, upload: Upload) -> dict[str, Any]:
    """What it would do to the codebook of now; once it counts there is nothing to look at."""
    if upload.state != ImportState.PREVIEWED or not upload.sealed_shown:
        return {}
    read, kinds = codes_of(upload), kinds_chosen(upload)
    plan = plan_of(request.cycle, read.codes, kinds, upload.answers["language"])
    return {
        "read": read,
        "plan": plan,
        "counts": plan.counts,
        "kinds": FindingKind.choices,
        "roots": [(plan.planned[place], kinds.get(place, "")) for place in plan.roots],
    }


def _kinds(request: CycleRequest, places: int) -> dict[str, str]:
    """The kind chosen for each root; the one for all the others where it has none of its own."""
    rest = request.POST.get("kind_rest", "")
    chosen = {str(place): request.POST.get(f"kind_{place}") or rest for place in range(places)}
    return {place: kind for place, kind in chosen.items() if kind in FindingKind.values}


def _counted(upload: Upload) -> str:
    counts = {"added": upload.counts.get("add", 0), "changed": upload.counts.get("change", 0)}
    return _("The codebook is taken in: %(added)s added, %(changed)s changed.") % counts


PAGES = uploads.Pages(
    kind=CODEBOOK.code,
    template="systematisation/codebook_preview.html",
    page="systematisation:codebook_upload",
    count="systematisation:import_codebook",
    take_back="systematisation:take_back_codebook",
    drop=lambda upload: reverse("systematisation:upload_codebook", args=[upload.cycle.slug]),
    after=lambda upload: reverse("systematisation:codebook", args=[upload.cycle.slug]),
    context=_context,
    counted=_counted,
    taken_back=gettext_lazy("The import is undone: the codebook is as it was before."),
)

preview = uploads.preview_of(PAGES)
take_back = uploads.view_of(PAGES, uploads.take_back)
