"""Taking away a list with names, or the addresses; what participants need, for who provides for it."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import render

from tinkuy.attendance.lists.queries.named import NamedList, left_out_for_few, left_out_of_lists
from tinkuy.attendance.lists.queries.needs import needs_of
from tinkuy.core.deeds import prepares
from tinkuy.core.tables.response import download
from tinkuy.design.submitting import form_page, submitted
from tinkuy.people.countries import country_name
from tinkuy.planning.request import CycleRequest, team_person

from .actions import countries_for, export_list, take_addresses
from .forms import ExportListForm, TakeAddressesForm


@prepares
def export(request: CycleRequest, cycle: str, kind: str) -> HttpResponseBase:
    """Say why; the answer is the file, made once the deed is done: a post that answers with one keeps no key."""
    if kind not in NamedList.values:
        raise Http404
    form = ExportListForm(request.POST or None)
    actor = team_person(request)
    done = submitted(
        request,
        form,
        lambda: export_list(actor=actor, cycle=request.cycle, kind=NamedList(kind), reason=form.cleaned_data["reason"]),
    )
    if done:
        return download(done.result.table, f"{request.cycle.slug}-{kind}", form.cleaned_data["ending"])
    countries = countries_for(actor, request.cycle)
    context = {
        "form": form,
        "kind": NamedList(kind),
        "countries": countries and sorted(country_name(code) for code in countries),
        "left_out": left_out_of_lists(request.cycle),
        "few_left_out": left_out_for_few(request.cycle, NamedList(kind), countries),
    }
    return form_page(request, "attendance/export_list.html", context, form)


def addresses(request: CycleRequest, cycle: str) -> HttpResponseBase:
    """Say why; the answer is the file."""
    form = TakeAddressesForm(request.POST or None)
    actor = team_person(request)
    done = submitted(
        request, form, lambda: take_addresses(actor=actor, cycle=request.cycle, reason=form.cleaned_data["reason"])
    )
    if done:
        return download(done.result.table, f"{request.cycle.slug}-addresses", form.cleaned_data["ending"])
    return form_page(request, "attendance/take_addresses.html", {"form": form}, form)


def needs(request: CycleRequest, cycle: str) -> HttpResponse:
    return render(request, "attendance/needs.html", {"needs": needs_of(request.cycle)})
