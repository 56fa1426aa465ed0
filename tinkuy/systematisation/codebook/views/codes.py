"""The words of the codebook: the tree, a new word, one word with what may be done of it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _, ngettext
from django.views.decorators.http import require_POST

from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.planning.rules import may
from tinkuy.systematisation.codebook.actions import tree
from tinkuy.systematisation.codebook.actions.codes import add_code, edit_code, fingerprint_of_code, start_codebook
from tinkuy.systematisation.codebook.actions.tree import merge_codes, remove_code, split_code
from tinkuy.systematisation.codebook.forms import CodeForm, MergeCodesForm, SplitCodeForm
from tinkuy.systematisation.codebook.queries import tree as code_tree
from tinkuy.systematisation.drafts.views import proposed
from tinkuy.systematisation.evidence.models.code import Code, CodeMerge


def codebook(request: CycleRequest, cycle: str) -> HttpResponse:
    kinds = code_tree.tree(request.cycle)
    context = {
        "kinds": kinds,
        "is_empty": not any(kind.branches for kind in kinds),
        "may_code": may(team_person(request), "code_passages", request.cycle),
    }
    return render(request, "systematisation/codebook.html", context)


@require_POST
def start(request: CycleRequest, cycle: str) -> HttpResponse:
    codes = start_codebook(actor=team_person(request), cycle=request.cycle)
    messages.success(request, _("The codebook begins with %(count)s words.") % {"count": len(codes)})
    return redirect("systematisation:codebook", cycle)


def add(request: CycleRequest, cycle: str) -> HttpResponse:
    form = CodeForm(
        request.POST or None,
        main_language=request.cycle.main_language,
        above=code_tree.may_stand_above(None),
        initial={"kind": request.GET.get("kind")},
    )
    done = submitted(
        request,
        form,
        lambda: add_code(
            actor=team_person(request),
            cycle=request.cycle,
            kind=form.cleaned_data["kind"],
            name=form.name,
            note=form.note,
            parent=form.cleaned_data["parent"],
        ),
    )
    if done:
        messages.success(request, _("%(label)s is in the codebook.") % {"label": done.result.label})
        return redirect("systematisation:codebook", cycle)
    context = {"form": form, "heading": _("Add a code"), "button": _("Add")}
    return form_page(request, "systematisation/code_form.html", context, form)


def edit(request: CycleRequest, cycle: str, code: int) -> HttpResponse:
    """Its words and its place; what else may become of it stands beside."""
    word = get_object_or_404(Code, pk=code)
    initial: dict[str, object] = {"parent": word.parent_id}
    initial |= {f"name_{language}": name for language, name in word.name.items()}
    initial |= {f"note_{language}": note for language, note in word.note.items()}
    above = code_tree.may_stand_above(word)
    form = CodeForm(request.POST or None, main_language=request.cycle.main_language, above=above, initial=initial)
    del form.fields["kind"]
    form.propose(proposed(request, word.name, "name"))
    done = submitted(
        request,
        form,
        lambda: edit_code(
            actor=team_person(request),
            code=word,
            name=form.name,
            note=form.note,
            parent=form.cleaned_data["parent"],
            read_as=fingerprint_of_code(word),
        ),
    )
    if done:
        messages.success(request, _("%(label)s is saved.") % {"label": word.label})
        return redirect("systematisation:codebook", cycle)
    context = {
        "form": form,
        "code": word,
        "quotes": len(code_tree.quotes_with(word)),
        "merges": code_tree.merges_into(word),
        "may_be_merged": bool(code_tree.codes_of_kind(word)),
    }
    return form_page(request, "systematisation/code.html", context, form)


def merge(request: CycleRequest, cycle: str, code: int) -> HttpResponse:
    """Into which other one: asked and done on a page of its own."""
    word = get_object_or_404(Code, pk=code)
    form = MergeCodesForm(request.POST or None, codes=code_tree.codes_of_kind(word))
    done = submitted(request, form, lambda: merge_codes(actor=team_person(request), code=word, **form.cleaned_data))
    if done:
        labels = {"former": done.result.label, "label": done.result.into.label}
        messages.success(request, _("%(former)s is part of %(label)s now. It can be taken apart again.") % labels)
        return redirect("systematisation:rename_code", cycle, done.result.into.pk)
    context = {"form": form, "code": word, "quotes": len(code_tree.quotes_with(word))}
    return form_page(request, "systematisation/merge_code.html", context, form)


@require_POST
def take_apart(request: CycleRequest, cycle: str, merge: int) -> HttpResponse:
    code = tree.take_apart(actor=team_person(request), merge=get_object_or_404(CodeMerge, pk=merge))
    messages.success(request, _("%(label)s is a code of its own again.") % {"label": code.label})
    return redirect("systematisation:codebook", cycle)


def split(request: CycleRequest, cycle: str, code: int) -> HttpResponse:
    """A new code, and which of the quotes go to it."""
    word = get_object_or_404(Code, pk=code)
    quotes = code_tree.quotes_with(word)
    form = SplitCodeForm(request.POST or None, main_language=request.cycle.main_language, quotes=quotes)
    done = submitted(
        request,
        form,
        lambda: split_code(
            actor=team_person(request), code=word, name=form.name, quotes=list(form.cleaned_data["quotes"])
        ),
    )
    if done:
        count = len(form.cleaned_data["quotes"])
        sentence = ngettext(
            "%(label)s is in the codebook, with %(count)s quote.",
            "%(label)s is in the codebook, with %(count)s quotes.",
            count,
        )
        messages.success(request, sentence % {"label": done.result.label, "count": count})
        return redirect("systematisation:codebook", cycle)
    context = {
        "form": form,
        "code": word,
        "quotes": quotes,
        "picked": set(request.POST.getlist("quotes")),
        "names": [form[name] for name in form.fields if name.startswith("name_")],
    }
    return form_page(request, "systematisation/split_code.html", context, form)


@require_POST
def remove(request: CycleRequest, cycle: str, code: int) -> HttpResponse:
    word = get_object_or_404(Code, pk=code)
    label = word.label
    remove_code(actor=team_person(request), code=word)
    messages.success(request, _("%(label)s is out of the codebook.") % {"label": label})
    return redirect("systematisation:codebook", cycle)
