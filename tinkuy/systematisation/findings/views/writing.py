"""Writing findings: new, other words, submitted, left out, with more or less evidence."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.errors import Refused
from tinkuy.design.submitting import form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.drafts.views import proposed
from tinkuy.systematisation.evidence.forms import QuotesForm
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Finding
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.findings.actions import writing
from tinkuy.systematisation.findings.actions.writing import edit_finding, reject_finding, submit_finding, write_finding
from tinkuy.systematisation.findings.forms import FindingForm, RejectionForm, WordsForm, words_of
from tinkuy.systematisation.guard.queries import finding_passages, open_alerts, remarks_in

from .reading import finding_page


def new_finding(request: CycleRequest, cycle: str) -> HttpResponse:
    """Choose the quotes, write the words; what the kind asks may be told at once or later."""
    quotes_form = QuotesForm(request.GET or None)
    chosen = quotes_form.cleaned_data if quotes_form.is_valid() else {}
    form = FindingForm(
        request.POST or None, first_language=request.cycle.main_language, initial={"kind": chosen.get("kind", "")}
    )
    if done := submitted(request, form, lambda: _write(request, form)):
        finding = done.result
        messages.success(request, _("%(label)s is written. Submit it when the team agrees.") % {"label": finding.label})
        if (session := request.GET.get("from", "")).isdecimal():
            return redirect("systematisation:suggestions", cycle, int(session))
        return redirect("systematisation:finding", cycle, finding.public_id)
    context = {
        "asked": quotes_form,
        "form": form,
        "picked": set(request.POST.getlist("excerpts") or request.GET.getlist("excerpts")),
        "quotes": lookup.quotes(
            request.cycle,
            kind=chosen.get("kind", ""),
            country=chosen.get("country", ""),
            words=chosen.get("words", ""),
            webinar=chosen.get("session"),
        ),
    }
    return form_page(request, "systematisation/new_finding.html", context, form)


def _write(request: CycleRequest, form: FindingForm) -> Finding:
    data = form.cleaned_data
    return write_finding(
        actor=team_person(request),
        cycle=request.cycle,
        kind=data["kind"],
        text=data["text"],
        heading=data["heading"],
        details=form.details(data["kind"]),
        excerpts=list(data["excerpts"]),
        is_proposal=data["is_proposal"],
    )


def edit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Other words. Where somebody else changed the same ones meanwhile, both stand on the page (promise L08)."""
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    form = words_form(request, finding)
    form.propose(proposed(request, finding.text, "text"))
    passages = list(finding_passages([finding]))
    context = {
        "form": form,
        "finding": finding,
        "open_alerts": open_alerts(request.cycle, passages),
        "remarks": remarks_in(passages),
    }
    if submitted(
        request,
        form,
        lambda: edit_finding(actor=team_person(request), finding=finding, **written_words(form, finding)),
    ):
        messages.success(request, _("The words of %(label)s are saved.") % {"label": finding.label})
        return redirect("systematisation:finding", cycle, public_id)
    return form_page(request, "systematisation/edit_finding.html", context, form)


def words_form(request: CycleRequest, finding: Finding) -> WordsForm:
    """The form of the words of *finding*."""
    return WordsForm(
        request.POST or None,
        kind=finding.kind,
        first_language=request.cycle.main_language,
        initial=words_of(finding.text, finding.heading, finding.details),
    )


def written_words(form: WordsForm, finding: Finding) -> dict[str, Any]:
    """What the form says, and the words that it was read against."""
    data = form.cleaned_data
    return {
        "text": data["text"],
        "heading": data["heading"],
        "details": form.details(finding.kind),
        "read_as": finding.content_hash,
    }


@require_POST
def submit(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    submit_finding(actor=team_person(request), finding=finding)
    messages.success(request, _("The countries quoted were asked. Their answers will appear here."))
    return redirect("systematisation:finding", cycle, public_id)


@require_POST
def reject(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    form = RejectionForm(request.POST)
    if submitted(
        request, form, lambda: reject_finding(actor=team_person(request), finding=finding, **form.cleaned_data)
    ):
        messages.success(request, _("%(label)s is left out; it stays on record.") % {"label": finding.label})
        return redirect("systematisation:finding", cycle, public_id)
    return finding_page(request, finding, form)


@require_POST
def add_evidence(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """To a finding, from the page of the quote."""
    excerpt = get_object_or_404(lookup.excerpts(), public_id=public_id)
    finding = lookup.findings().filter(public_id=request.POST.get("finding", "")).first()
    if finding is None:
        raise Refused(_("Choose a finding of this cycle."))
    writing.add_evidence(actor=team_person(request), finding=finding, excerpt=excerpt)
    messages.success(request, _("%(label)s rests on one quote more.") % {"label": finding.label})
    return redirect("systematisation:finding", cycle, finding.public_id)


@require_POST
def remove_evidence(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    writing.remove_evidence(actor=team_person(request), finding=finding, excerpt=_excerpt(request))
    messages.success(request, _("The quote was taken out of %(label)s.") % {"label": finding.label})
    return redirect("systematisation:finding", cycle, public_id)


def _excerpt(request: CycleRequest) -> Excerpt:
    excerpt = lookup.excerpts().filter(public_id=request.POST.get("excerpt", "")).first()
    if excerpt is None:
        raise Refused(_("Choose a quote of this cycle."))
    return excerpt
