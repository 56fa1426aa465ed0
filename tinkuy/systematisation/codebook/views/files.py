"""The codebook as a file: out in three forms; in by a preview that says what would be added and changed."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.deeds import prepares
from tinkuy.core.errors import Refused
from tinkuy.core.tables import ENDINGS, download
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.codebook.actions.importing import import_codebook
from tinkuy.systematisation.codebook.files.file import MOST_BYTES, CodebookFile, FileCode
from tinkuy.systematisation.codebook.files.refi_qda import as_qdc
from tinkuy.systematisation.codebook.files.sandbox import read_codebook
from tinkuy.systematisation.codebook.files.tables import codebook_table
from tinkuy.systematisation.codebook.forms import CodebookFileForm
from tinkuy.systematisation.codebook.queries.importing import plan_of
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.queries.codes import codes_in_order

SALT = "tinkuy.systematisation.codebook"
PATIENCE = 24 * 3600
"""Seconds for which a preview may be carried out."""


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
    if request.method == "POST" and form.is_valid():
        try:
            read = read_codebook(form.cleaned_data["file"].read(MOST_BYTES + 1))
        except Refused as refusal:
            form.add_error("file", str(refusal))
        else:
            return _preview(request, read, form.cleaned_data["language"], {})
    return render(request, "systematisation/codebook_file.html", {"form": form}, status=422 if form.errors else 200)


@prepares
@require_POST
def take_in(request: CycleRequest, cycle: str) -> HttpResponse:
    """What the preview showed is done; or shown again with the kinds that were chosen."""
    read, language = _carried(request)
    kinds = _kinds(request, len(read.codes))
    if "look" in request.POST or not plan_of(request.cycle, read.codes, kinds, language).is_ready:
        return _preview(request, read, language, kinds, status=200 if "look" in request.POST else 422)
    plan = import_codebook(
        actor=team_person(request), cycle=request.cycle, codes=read.codes, kinds=kinds, language=language
    )
    counts = {"added": plan.counts["add"], "changed": plan.counts["change"]}
    messages.success(request, _("The codebook is taken in: %(added)s added, %(changed)s changed.") % counts)
    return redirect("systematisation:codebook", cycle)


def _preview(
    request: CycleRequest, read: CodebookFile, language: str, kinds: dict[int, str], status: int = 200
) -> HttpResponse:
    plan = plan_of(request.cycle, read.codes, kinds, language)
    context = {
        "read": read,
        "plan": plan,
        "counts": plan.counts,
        "kinds": FindingKind.choices,
        "roots": [(plan.planned[place], kinds.get(place, "")) for place in plan.roots],
        "carried": signing.dumps(
            {**asdict(read), "language": language, "cycle": request.cycle.pk}, salt=SALT, compress=True
        ),
        "is_late": status != 200,
    }
    return render(request, "systematisation/codebook_preview.html", context, status=status)


def _carried(request: CycleRequest) -> tuple[CodebookFile, str]:
    """The file as the preview carried it, signed: it is not kept anywhere meanwhile."""
    try:
        carried: dict[str, Any] = signing.loads(request.POST.get("carried", ""), salt=SALT, max_age=PATIENCE)
    except signing.BadSignature as error:
        raise Refused(_("This preview is too old or damaged. Upload the file once more.")) from error
    if carried.pop("cycle") != request.cycle.pk:
        raise Refused(_("This preview belongs to another cycle. Upload the file once more."))
    language = carried.pop("language")
    codes = tuple(FileCode(**code) for code in carried.pop("codes"))
    return CodebookFile(codes=codes, **carried), language


def _kinds(request: CycleRequest, places: int) -> dict[int, str]:
    """The kind chosen for each root; the one for all the others where it has none of its own."""
    rest = request.POST.get("kind_rest", "")
    chosen = {place: request.POST.get(f"kind_{place}") or rest for place in range(places)}
    return {place: kind for place, kind in chosen.items() if kind in FindingKind.values}
