"""The words of the codebook."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.actions import add_code, rename_code
from tinkuy.systematisation.forms import CodeForm
from tinkuy.systematisation.models import Code
from tinkuy.systematisation.queries import workbench

from .drafts import proposed


def codebook(request: CycleRequest, cycle: str) -> HttpResponse:
    context = {
        "codebook": workbench.codebook(request.cycle),
        "may_code": may(team_person(request), "code_passages", request.cycle),
    }
    return render(request, "systematisation/codebook.html", context)


def add(request: CycleRequest, cycle: str) -> HttpResponse:
    form = CodeForm(
        request.POST or None, main_language=request.cycle.main_language, initial={"kind": request.GET.get("kind")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            code = add_code(
                actor=team_person(request), cycle=request.cycle, kind=form.cleaned_data["kind"], name=form.name
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(request, _("%(label)s is in the codebook.") % {"label": code.label})
            return redirect("systematisation:codebook", cycle)
    context = {"form": form, "heading": _("Add a code"), "button": _("Add")}
    return render(request, "systematisation/code_form.html", context, status=400 if form.errors else 200)


def rename(request: CycleRequest, cycle: str, code: int) -> HttpResponse:
    word = get_object_or_404(Code, pk=code)
    initial = {"kind": word.kind} | {f"name_{language}": name for language, name in word.name.items()}
    initial |= proposed(request, word.name, "name")
    form = CodeForm(request.POST or None, main_language=request.cycle.main_language, initial=initial)
    del form.fields["kind"]
    if request.method == "POST" and form.is_valid():
        rename_code(actor=team_person(request), code=word, name=form.name)
        messages.success(request, _("%(label)s has its new name.") % {"label": word.label})
        return redirect("systematisation:codebook", cycle)
    context = {
        "word": word,
        "form": form,
        "heading": _("Rename %(label)s") % {"label": word.label},
        "button": _("Save"),
    }
    return render(request, "systematisation/code_form.html", context, status=400 if form.errors else 200)
