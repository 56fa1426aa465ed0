"""A second coding: asked for, given sentence by sentence, compared with the first, its differences settled."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import demand_cleaned, form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.agreement.actions import double_codings as deeds
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.queries.lookup import codes_in_order

from . import queries
from .forms import DoubleCodingForm, SettleForm, pages_of, sentence_codes_in, unit_rows
from .models import DoubleCoding, Settlement

CAPTIONS = 12
"""On a page of the second coding: some thirty sentences."""


def double_codings(request: CycleRequest, cycle: str) -> HttpResponse:
    doubles = queries.double_codings(request.cycle)
    results = queries.results_of_each([one for one in doubles if one.is_finished])
    context = {
        "doubles": [(one, results.get(one.pk)) for one in doubles],
        "may_compare": may(team_person(request), "compare_codings", request.cycle),
        "me": team_person(request),
        "has_transcripts": bool(queries.transcripts()),
    }
    return render(request, "systematisation/double_codings.html", context)


def open_one(request: CycleRequest, cycle: str) -> HttpResponse:
    form = DoubleCodingForm(
        request.POST or None,
        transcripts=queries.transcripts(),
        persons=queries.possible_coders(request.cycle),
    )
    if submitted(request, form, lambda: deeds.open_double_coding(actor=team_person(request), **form.cleaned_data)):
        values = {"name": form.cleaned_data["second_coder"].name}
        messages.success(request, _("%(name)s finds the second coding on this page.") % values)
        return redirect("systematisation:double_codings", cycle)
    return form_page(request, "systematisation/open_double_coding.html", {"form": form}, form)


def double_coding(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Once finished, how far the two agree and where they differ; before, only where it stands."""
    double = _double(public_id)
    context = {
        "double": double,
        "webinar": double.transcript.webinar,
        "results": queries.results_of(double) if double.is_finished else None,
        "choices": Settlement.choices,
        "is_mine": double.second_coder_id == team_person(request).pk,
        "may_compare": may(team_person(request), "compare_codings", request.cycle),
    }
    return render(request, "systematisation/double_coding.html", context)


def second_coding(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """A page of captions; what is sent is kept and leads to the next page."""
    double = _double(public_id)
    if double.is_finished or double.second_coder_id != team_person(request).pk:
        return redirect("systematisation:double_coding", cycle, public_id)
    pages = pages_of(queries.cues_of(double), CAPTIONS)
    number = _page_number(request.GET.get("page", ""), len(pages))
    cues = pages[number - 1] if pages else []
    codes = [code for code in codes_in_order() if code.is_codable]
    rows = unit_rows(queries.units_of(cues), queries.second_codes(double, cues))
    if request.method == "POST":
        passages = [
            deeds.Passage(one.unit.cue, one.unit.start, one.unit.end, one.kind, one.code)
            for one in sentence_codes_in(request.POST, rows, codes)
        ]
        deeds.save_second_coding(actor=team_person(request), double_coding=double, cues=cues, passages=passages)
        if number < len(pages):
            return redirect(f"{reverse('systematisation:second_coding', args=[cycle, public_id])}?page={number + 1}")
        messages.success(request, _("All pages are kept. Finish when you have looked at them."))
        return redirect("systematisation:double_coding", cycle, public_id)
    kinds = [{"kind": kind, "codes": [code for code in codes if code.kind == kind]} for kind in FindingKind.values]
    context = {"double": double, "rows": rows, "kinds": kinds, "page": number, "pages": len(pages)}
    return render(request, "systematisation/second_coding.html", context)


@require_POST
def finish(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    deeds.finish_double_coding(actor=team_person(request), double_coding=_double(public_id))
    messages.success(request, _("The second coding is finished. Both codings can be compared now."))
    return redirect("systematisation:double_coding", cycle, public_id)


@require_POST
def settle(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    choice = demand_cleaned(SettleForm(request.POST), _("Choose which coding stays."))
    settled = deeds.settle_difference(actor=team_person(request), double_coding=_double(public_id), **choice)
    messages.success(request, _("Settled: %(how)s.") % {"how": settled.get_decision_display()})
    page = reverse("systematisation:double_coding", args=[cycle, public_id])
    return redirect(f"{page}#d-{settled.cue_id}-{settled.start}")


@require_POST
def remove(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    deeds.remove_double_coding(actor=team_person(request), double_coding=_double(public_id))
    messages.success(request, _("The second coding is gone. The quotes stay as they are."))
    return redirect("systematisation:double_codings", cycle)


def _double(public_id: str) -> DoubleCoding:
    return get_object_or_404(queries.one_double_coding(), public_id=public_id)


def _page_number(number: str, last: int) -> int:
    return min(max(int(number), 1), max(last, 1)) if number.isdecimal() and len(number) < 6 else 1
