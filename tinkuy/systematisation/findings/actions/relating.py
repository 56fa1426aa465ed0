"""How findings stand to one another, and what becomes of a change that a country asked for, or of its objection.

A lesson leads to a recommendation; two become one; one becomes two.
"""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.systematisation.evidence.actions import Words, demand_same_cycle, lock, tidied
from tinkuy.systematisation.evidence.kind_details import Details
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import CLOSED, Evidence, Finding, FindingState, Validation, Verdict
from tinkuy.systematisation.findings.models import FindingLink, Tie
from tinkuy.systematisation.rounds.actions.answering import settle
from tinkuy.systematisation.rounds.actions.asking import ask_again

from .writing import demand_evidence, demand_in_work, edit_finding, write_finding

ORDER = tuple(FindingKind)
"""From what threatens to what is recommended: a link leads forward."""


@transaction.atomic
def link_findings(*, actor: Person, origin: Finding, target: Finding) -> FindingLink:
    """Say that one finding leads to another of a later kind: risk, practice, lesson, recommendation."""
    demand(actor, "write_findings", origin.cycle)
    demand_same_cycle(origin.cycle, target)
    for finding in (origin, target):
        demand_in_work(finding)
    if ORDER.index(FindingKind(origin.kind)) >= ORDER.index(FindingKind(target.kind)):
        raise Refused(
            _("A link leads on: from a risk to a practice, from a lesson to a recommendation. Choose the other way."),
            about="target",
        )
    finding_link, is_new = FindingLink.objects.get_or_create(
        cycle=origin.cycle, origin=origin, target=target, tie=Tie.LEADS_TO, defaults={"made_by": actor}
    )
    if not is_new:
        raise Refused(_("These two are linked already."), about="target")
    record(actor, "linked", finding_link, label=origin.label, target=target.label)
    return finding_link


@transaction.atomic
def unlink_findings(*, actor: Person, finding_link: FindingLink) -> None:
    """Take such a link back. What was merged or split stays told."""
    demand(actor, "write_findings", finding_link.cycle)
    if finding_link.tie != Tie.LEADS_TO:
        raise Refused(_("What became of a finding stays told."))
    record(actor, "unlinked", finding_link, label=finding_link.origin.label, target=finding_link.target.label)
    finding_link.delete()


@transaction.atomic
def merge_findings(
    *, actor: Person, into: Finding, merged: Finding, text: Words, heading: Words | None = None, read_as: str = ""
) -> Finding:
    """Let *merged* become part of *into*, which gets its quotes and links, and *text* as its words.

    What was said of the former stays with it as history, and its address leads on. Countries are asked again.
    """
    demand(actor, "write_findings", into.cycle)
    demand_same_cycle(into.cycle, merged)
    lock(into.cycle)
    into, merged = _fresh(into), _fresh(merged)
    _demand_mergeable(into, merged)
    have = set(Evidence.objects.filter(finding=into).values_list("excerpt_id", flat=True))
    for evidence in Evidence.objects.filter(finding=merged).exclude(excerpt__in=have):
        Evidence.objects.create(cycle=into.cycle, finding=into, excerpt_id=evidence.excerpt_id)
    _carry_links(merged, into)
    FindingLink.objects.create(cycle=into.cycle, origin=merged, target=into, tie=Tie.MERGED_INTO, made_by=actor)
    Finding.objects.filter(pk=merged.pk).update(state=FindingState.REPLACED)
    record(actor, "merged", merged, label=merged.label, target=into.label)
    into = edit_finding(
        actor=actor, finding=into, text=text, heading=into.heading if heading is None else heading, read_as=read_as
    )
    if into.state != FindingState.PROPOSED:
        ask_again(into)  # the same words may quote another country now; who was asked of them is not asked twice
    settle(into)
    return into


@transaction.atomic
def split_finding(
    *,
    actor: Person,
    finding: Finding,
    excerpts: Sequence[Excerpt],
    text: Words,
    keeps_quotes: bool = False,
    is_proposal: bool = False,
) -> Finding:
    """Write a new finding of the same kind from some of the quotes of *finding*, which keeps the others.

    With *keeps_quotes* the former rests on them too. Both remember each other; links stay with the former.
    """
    demand(actor, "write_findings", finding.cycle)
    lock(finding.cycle)
    finding = _fresh(finding)
    _demand_unfrozen(finding)
    own = set(Evidence.objects.filter(finding=finding).values_list("excerpt_id", flat=True))
    if any(excerpt.pk not in own for excerpt in excerpts):
        raise Refused(_("Choose among the quotes of this finding."), about="excerpts")
    new = write_finding(
        actor=actor,
        cycle=finding.cycle,
        kind=finding.kind,
        text=tidied(text),
        excerpts=excerpts,
        is_proposal=is_proposal,
    )
    if not keeps_quotes:
        remaining = [one.excerpt for one in finding.evidence.exclude(excerpt__in=excerpts).select_related("excerpt")]
        demand_evidence(finding.cycle, remaining, finding.is_proposal)
        Evidence.objects.filter(finding=finding, excerpt__in=excerpts).delete()
    FindingLink.objects.create(cycle=finding.cycle, origin=finding, target=new, tie=Tie.SPLIT_INTO, made_by=actor)
    record(actor, "split", finding, label=finding.label, target=new.label)
    settle(finding)
    return new


def _fresh(finding: Finding) -> Finding:
    return Finding.objects.select_for_update(of=("self",)).select_related("cycle").get(pk=finding.pk)


def _demand_unfrozen(finding: Finding) -> None:
    demand_in_work(finding)
    if finding.state in CLOSED:
        raise Refused(_("%(label)s is published: it stays as it was.") % {"label": finding.label})


def _demand_mergeable(into: Finding, merged: Finding) -> None:
    for finding in (into, merged):
        _demand_unfrozen(finding)
    if into.pk == merged.pk:
        raise Refused(_("Choose another finding to merge with this one."), about="merged")
    if into.kind != merged.kind:
        raise Refused(_("Only findings of the same kind are merged. Link the others."), about="merged")


def _carry_links(merged: Finding, into: Finding) -> None:
    """Each link of the one that goes, once, at the one that stays."""
    for link in FindingLink.objects.filter(tie=Tie.LEADS_TO, origin=merged):
        FindingLink.objects.get_or_create(cycle=into.cycle, origin=into, target=link.target, tie=Tie.LEADS_TO)
    for link in FindingLink.objects.filter(tie=Tie.LEADS_TO, target=merged):
        FindingLink.objects.get_or_create(cycle=into.cycle, origin=link.origin, target=into, tie=Tie.LEADS_TO)
    FindingLink.objects.filter(tie=Tie.LEADS_TO, origin=merged).delete()
    FindingLink.objects.filter(tie=Tie.LEADS_TO, target=merged).delete()


@transaction.atomic
def accept_change(
    *,
    actor: Person,
    validation: Validation,
    text: Words,
    heading: Words | None = None,
    details: Details | None = None,
    read_as: str = "",
) -> Finding:
    """Take a change into the words. All countries quoted are asked again, about this finding alone."""
    demand(actor, "write_findings", validation.cycle)
    _demand_open(validation)
    before = validation.finding.content_hash
    finding = edit_finding(
        actor=actor, finding=validation.finding, text=text, heading=heading, details=details, read_as=read_as
    )
    if finding.content_hash == before:
        raise Refused(_("These are the words as they stand. Write the change, or say why it is not taken in."))
    _resolve(validation, "")  # that it stands in the words now is said by each page in its language
    record(actor, "took the change into", finding, label=finding.label, country=validation.country)
    return finding


@transaction.atomic
def answer_change(*, actor: Person, validation: Validation, resolution: str) -> Validation:
    """Say what became of a change or an objection while the words stay; the country reads it and may answer anew."""
    demand(actor, "write_findings", validation.cycle)
    _demand_open(validation)
    resolution = demand_text(resolution, _("Write what became of it: the country reads it."), about="resolution")
    _resolve(validation, resolution)
    label = validation.finding.label
    record(actor, "answered", validation, label=label, country=validation.country)
    return validation


def _resolve(validation: Validation, resolution: str) -> None:
    validation.resolution, validation.resolved_at = resolution, clock.now()
    validation.save(update_fields=["resolution", "resolved_at"])


def _demand_open(validation: Validation) -> None:
    if validation.verdict not in (Verdict.WITH_CHANGE, Verdict.OBJECTION):
        raise Refused(_("This country asked for no change."))
    if validation.resolved_at is not None:
        raise Refused(_("Somebody has answered this already."))
