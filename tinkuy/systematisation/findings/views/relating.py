"""How findings stand to one another: links, two that become one, one that becomes two; and what a person ticks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_POST

from tinkuy.core.text import in_language
from tinkuy.design.missing import or_404
from tinkuy.design.submitting import demand_cleaned, form_page, submitted
from tinkuy.planning.request import CycleRequest, team_person
from tinkuy.systematisation.evidence.queries import lookup
from tinkuy.systematisation.findings import queries
from tinkuy.systematisation.findings.actions.relating import (
    link_findings,
    merge_findings,
    split_finding,
    unlink_findings,
)
from tinkuy.systematisation.findings.actions.writing import tick_item
from tinkuy.systematisation.findings.forms import LinkForm, MergeFindingsForm, SplitFindingForm


@require_POST
def link(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    form = LinkForm(request.POST, findings=queries.to_lead_to(finding))
    demand_cleaned(form, _("Choose the finding that this one leads to."))
    link_findings(actor=team_person(request), origin=finding, target=form.chosen)
    labels = {"label": finding.label, "target": form.chosen.label}
    messages.success(request, _("%(label)s leads to %(target)s now.") % labels)
    return redirect("systematisation:finding", cycle, public_id)


@require_POST
def unlink(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    finding_link = or_404(queries.link_with(finding, request.POST.get("link", "")))
    unlink_findings(actor=team_person(request), finding_link=finding_link)
    messages.success(request, _("The link is taken back."))
    return redirect("systematisation:finding", cycle, public_id)


def merge(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Another finding of the same kind becomes part of this one."""
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    main = request.cycle.main_language
    form = MergeFindingsForm(
        request.POST or None,
        findings=queries.to_merge_with(finding),
        language=get_language() or main,
        initial={"text": in_language(finding.text, main), "read_as": finding.content_hash},
    )
    done = submitted(
        request,
        form,
        lambda: merge_findings(
            actor=team_person(request),
            into=finding,
            merged=form.chosen,
            text={**finding.text, **form.words(main)},
            read_as=form.cleaned_data["read_as"],
        ),
    )
    if done:
        labels = {"merged": form.chosen.label, "label": done.result.label}
        messages.success(request, _("%(merged)s is part of %(label)s now; its address leads here.") % labels)
        return redirect("systematisation:finding", cycle, done.result.public_id)
    return form_page(request, "systematisation/merge.html", {"form": form, "finding": finding}, form)


def split(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """Some of the quotes become the evidence of a new finding."""
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    form = SplitFindingForm(request.POST or None, quotes=lookup.quotes_of(finding))
    done = submitted(
        request,
        form,
        lambda: split_finding(
            actor=team_person(request),
            finding=finding,
            excerpts=form.chosen,
            text=form.words(request.cycle.main_language),
            keeps_quotes=form.cleaned_data["keeps_quotes"],
            is_proposal=form.cleaned_data["is_proposal"],
        ),
    )
    if done:
        labels = {"label": finding.label, "new": done.result.label}
        messages.success(request, _("%(new)s was split from %(label)s; both remember it.") % labels)
        return redirect("systematisation:finding", cycle, done.result.public_id)
    return form_page(request, "systematisation/split.html", {"form": form, "finding": finding}, form)


@require_POST
def tick(request: CycleRequest, cycle: str, public_id: str) -> HttpResponse:
    """An item of the checklist that only a person can tell; pressed again it is taken back."""
    finding = get_object_or_404(lookup.findings(), public_id=public_id)
    is_so = request.POST.get("is_so") == "yes"
    tick_item(actor=team_person(request), finding=finding, item=request.POST.get("item", ""), is_so=is_so)
    return redirect(f"{request.path.removesuffix('tick/')}#quality")
