"""Writing findings: new, other words, submitted, left out, with more or less evidence."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.faults import refuse
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation import actions
from tinkuy.systematisation.forms import FindingForm, QuotesForm, RejectionForm, WordsForm
from tinkuy.systematisation.models import Excerpt
from tinkuy.systematisation.queries import lookup, trail

from .drafts import proposed


def new_finding(request: CycleRequest, cycle: str) -> HttpResponse:
    """Choose the quotes, write the words."""
    asked = QuotesForm(request.GET or None)
    chosen = asked.cleaned_data if asked.is_valid() else {}
    form = FindingForm(
        request.POST or None, main_language=request.cycle.main_language, initial={"kind": chosen.get("kind", "")}
    )
    if request.method == "POST" and form.is_valid():
        try:
            finding = actions.write_finding(
                actor=team_person(request),
                cycle=request.cycle,
                kind=form.cleaned_data["kind"],
                text=form.text,
                heading=form.heading,
                excerpts=list(form.cleaned_data["excerpts"]),
                is_proposal=form.cleaned_data["is_proposal"],
            )
        except Refused as refusal:
            refuse(form, refusal)
        else:
            messages.success(
                request, _("%(label)s is written. Submit it when the team agrees.") % {"label": finding.label}
            )
            return redirect("systematisation:finding", cycle, finding.public_id)
    context = {
        "asked": asked,
        "form": form,
        "words": [form[name] for name in form.fields if name.startswith(("text_", "heading_"))],
        "picked": set(request.POST.getlist("excerpts") or request.GET.getlist("excerpts")),
        "quotes": trail.quotes(
            request.cycle,
            kind=chosen.get("kind", ""),
            country=chosen.get("country", ""),
            words=chosen.get("words", ""),
            webinar=chosen.get("session"),
        ),
    }
    return render(request, "systematisation/new_finding.html", context, status=400 if form.errors else 200)


def edit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    initial = {f"text_{code}": text for code, text in finding.text.items()}
    initial |= {f"heading_{code}": text for code, text in finding.heading.items()}
    initial |= proposed(request, finding.text, "text")
    form = WordsForm(request.POST or None, main_language=request.cycle.main_language, initial=initial)
    if request.method == "POST" and form.is_valid():
        actions.edit_finding(
            actor=team_person(request), finding=finding, text=form.text, heading=finding.heading | form.heading
        )
        messages.success(request, _("The words of %(label)s are saved.") % {"label": finding.label})
        return redirect("systematisation:finding", cycle, public_id)
    context = {"form": form, "finding": finding}
    return render(request, "systematisation/edit_finding.html", context, status=400 if form.errors else 200)


@require_POST
def submit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    actions.submit_finding(actor=team_person(request), finding=finding)
    messages.success(request, _("The countries quoted were asked. Their answers will stand here."))
    return redirect("systematisation:finding", cycle, public_id)


@require_POST
def reject(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    form = RejectionForm(request.POST)
    reason = form.cleaned_data["reason"] if form.is_valid() else ""
    actions.reject_finding(actor=team_person(request), finding=finding, reason=reason)
    messages.success(request, _("%(label)s is left out; it stays on record.") % {"label": finding.label})
    return redirect("systematisation:finding", cycle, public_id)


@require_POST
def add_evidence(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """To a finding, from the page of the quote."""
    finding = get_object_or_404(lookup.findings(), public_id=request.POST.get("finding", ""))
    actions.add_evidence(
        actor=team_person(request), finding=finding, excerpt=get_object_or_404(lookup.excerpts(), public_id=public_id)
    )
    messages.success(request, _("%(label)s rests on one quote more.") % {"label": finding.label})
    return redirect("systematisation:finding", cycle, finding.public_id)


@require_POST
def remove_evidence(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    actions.remove_evidence(actor=team_person(request), finding=finding, excerpt=_excerpt(request))
    messages.success(request, _("The quote was taken out of %(label)s.") % {"label": finding.label})
    return redirect("systematisation:finding", cycle, public_id)


def _excerpt(request: CycleRequest) -> Excerpt:
    excerpt = lookup.excerpts().filter(public_id=request.POST.get("excerpt", "")).first()
    if excerpt is None:
        raise Refused(_("Choose a quote of this cycle."))
    return excerpt
