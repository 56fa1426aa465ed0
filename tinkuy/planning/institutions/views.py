"""The directory of institutions, one of them, and merging it with another."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tinkuy.design.submitting import form_page, refused_page, submitted, take_form
from tinkuy.people.models import Organisation
from tinkuy.planning.institutions.actions import (
    correct_institution,
    create_institution,
    merge_institutions,
    merge_refusal,
)
from tinkuy.planning.institutions.forms import DirectorySearch, InstitutionForm, MergeForm
from tinkuy.planning.institutions.queries import directory, directory_rows, what_points_to
from tinkuy.planning.institutions.record import record_of
from tinkuy.planning.request import rights, team_person


def institutions(request: HttpRequest) -> HttpResponse:
    """The directory, narrowed by a name and a country; a new institution is added on the same page."""
    search = DirectorySearch(request.GET)
    narrowed = search.cleaned_data if search.is_valid() else {"q": "", "country": ""}
    form = InstitutionForm(request.POST or None, initial={"country": narrowed["country"], "name": narrowed["q"]})
    is_keeper = rights(request)["keep_institutions"]
    page = directory(narrowed["q"], narrowed["country"], request.GET.get("page"))
    context = {
        "search": search,
        "is_searched": any(narrowed.values()),
        "narrowed": urlencode({name: value for name, value in narrowed.items() if value}),
        "page": page,
        "rows": directory_rows(page.object_list, counted=is_keeper),
        "is_keeper": is_keeper,
    }
    return take_form(
        request,
        form,
        lambda: create_institution(actor=team_person(request), **form.cleaned_data),
        "planning/institutions.html",
        context,
        reverse("planning:institutions"),
        lambda: _("«%(name)s» is in the directory.") % {"name": form.cleaned_data["name"]},
    )


def record(request: HttpRequest, institution: int) -> HttpResponse:
    """What one of them answers, does and agrees to in the cycles of whoever reads."""
    known = get_object_or_404(Organisation, pk=institution)
    records = record_of(known, team_person(request))
    context = {"institution": known, "records": records, "is_keeper": rights(request)["keep_institutions"]}
    return render(request, "planning/institution_record.html", context)


def institution(request: HttpRequest, institution: int) -> HttpResponse:
    """One of them: what points to it, its name mended, and the way to merge it."""
    known = get_object_or_404(Organisation, pk=institution)
    form = InstitutionForm(request.POST or None, initial=_written(known))
    return take_form(
        request,
        form,
        lambda: correct_institution(actor=team_person(request), institution=known, **form.cleaned_data),
        "planning/institution.html",
        {"institution": known, "uses": what_points_to(known), "merge_form": MergeForm(institution=known)},
        reverse("planning:institutions"),
    )


def _written(known: Organisation) -> dict[str, str]:
    return {"name": known.name, "sector": known.sector, "country": known.country}


def merge(request: HttpRequest, institution: int) -> HttpResponse:
    """Asked for it shows what would change; posted it is done."""
    known = get_object_or_404(Organisation, pk=institution)
    sent = request.POST if request.method == "POST" else request.GET
    form = MergeForm(sent, institution=known)
    if not form.is_valid():
        unchanged = InstitutionForm(initial=_written(known))
        context = {"institution": known, "uses": what_points_to(known), "form": unchanged, "merge_form": form}
        return form_page(request, "planning/institution.html", context, form)
    into = form.cleaned_data["into"]
    if submitted(request, form, lambda: merge_institutions(actor=team_person(request), institution=known, into=into)):
        words = {"gone": known.name, "stays": into.name}
        messages.success(request, _("«%(gone)s» is «%(stays)s» everywhere now.") % words)
        return redirect("planning:institutions")
    context = {
        "institution": known,
        "into": into,
        "uses": what_points_to(known),
        "refusal": merge_refusal(known, into) or next(iter(form.non_field_errors()), ""),
    }
    page = "planning/merge_institutions.html"
    return refused_page(request, page, context) if form.errors else form_page(request, page, context)
