"""Items of the quality checklist that only a person can tell."""

from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.errors import ChangedMeanwhile, Refused
from tinkuy.core.text import demand_text
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.rules import demand
from tinkuy.systematisation.evidence.actions import (
    Words,
    demand_kind,
    demand_same_cycle,
    demand_words,
    free_number,
    lock,
    tidied,
)
from tinkuy.systematisation.evidence.kind_details import Details, valid_details
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import CLOSED, Evidence, Finding, FindingState
from tinkuy.systematisation.findings.former_words import words_to_compare
from tinkuy.systematisation.findings.models import QualityItem, QualityTick
from tinkuy.systematisation.rounds.actions.answering import settle
from tinkuy.systematisation.rounds.actions.asking import ask_again, ask_newly_quoted, demand_ready


@transaction.atomic
def write_finding(
    *,
    actor: Person,
    cycle: Cycle,
    kind: str,
    text: Words,
    excerpts: Sequence[Excerpt],
    heading: Words | None = None,
    details: Details | None = None,
    number: int | None = None,
    is_proposal: bool = False,
) -> Finding:
    """Write what the dialogue taught, from two quotes on. With one quote it can only be a proposal.

    *details* are what its kind tells beside the sentence; each of them may wait.
    """
    demand(actor, "write_findings", cycle)
    demand_kind(kind)
    words = demand_words(text, cycle, _("Write the finding in the main language of the cycle."), about="text")
    evidence = list(dict.fromkeys(excerpts))
    demand_evidence(cycle, evidence, is_proposal)
    lock(cycle)
    finding = Finding.objects.create(
        cycle=cycle,
        kind=kind,
        number=free_number(Finding, kind, number),
        heading=tidied(heading),
        text=words,
        details=valid_details(kind, details),
        is_proposal=is_proposal,
        written_by=actor,
    )
    Evidence.objects.bulk_create(Evidence(cycle=cycle, finding=finding, excerpt=excerpt) for excerpt in evidence)
    record(actor, "wrote", finding, label=finding.label, evidence=len(evidence))
    return finding


@transaction.atomic
def edit_finding(
    *,
    actor: Person,
    finding: Finding,
    text: Words,
    heading: Words | None = None,
    details: Details | None = None,
    read_as: str = "",
) -> Finding:
    """Other words. What countries said of the former ones is kept and counts no more: they are asked again.

    The same words change nothing. The words of a published sheet stay in its version. Without *details* those stay as
    they are. *read_as* is the `content_hash` that the writer read: `ChangedMeanwhile` if the words are others by now.
    """
    demand(actor, "write_findings", finding.cycle)
    finding = Finding.objects.select_for_update().get(pk=finding.pk)
    demand_in_work(finding)
    former, former_text = finding.content_hash, finding.text
    if read_as and read_as != former:
        raise ChangedMeanwhile(
            _("Somebody else has just changed %(label)s. Read what they wrote, then save again.")
            % {"label": finding.label}
        )
    finding.text = demand_words(
        text, finding.cycle, _("Write the finding in the main language of the cycle."), about="text"
    )
    finding.heading = tidied(heading)
    if details is not None:
        finding.details = valid_details(finding.kind, details)
    if finding.content_hash == former:
        return finding
    if finding.state != FindingState.PROPOSED:
        finding.state = FindingState.CONTRASTED
        finding.former_text = words_to_compare(finding, former_text, former)
    finding.save(update_fields=["text", "heading", "details", "state", "former_text"])
    record(actor, "edited", finding, withdraws=False, label=finding.label)
    if finding.state == FindingState.CONTRASTED:
        ask_again(finding)
        settle(finding)
    return finding


@transaction.atomic
def submit_finding(*, actor: Person, finding: Finding) -> Finding:
    """Ask the countries quoted whether they agree: in the round that is open, else by a message for this one alone."""
    demand(actor, "write_findings", finding.cycle)
    demand_ready(finding)
    changed = Finding.objects.filter(pk=finding.pk, state=FindingState.PROPOSED).update(state=FindingState.CONTRASTED)
    if not changed:
        raise Refused(_("%(label)s was already submitted to the countries.") % {"label": finding.label})
    finding.state = FindingState.CONTRASTED
    record(actor, "submitted", finding, label=finding.label)
    ask_again(finding)
    settle(finding)
    return finding


def demand_in_work(finding: Finding) -> None:
    """Refuse to touch what is out of the work."""
    if finding.state == FindingState.REJECTED:
        raise Refused(_("%(label)s was rejected.") % {"label": finding.label})
    if finding.state == FindingState.REPLACED:
        raise Refused(_("%(label)s became another finding. Work on that one.") % {"label": finding.label})


@transaction.atomic
def reject_finding(*, actor: Person, finding: Finding, reason: str) -> Finding:
    """Leave a finding out, with the reason; it stays on record with its evidence and what was said of it."""
    demand(actor, "write_findings", finding.cycle)
    reason = demand_text(reason, _("Say why the finding is left out."), about="reason")
    undecided = Finding.objects.filter(pk=finding.pk).exclude(state__in=CLOSED)
    if not undecided.update(state=FindingState.REJECTED, rejection_reason=reason, former_text={}):
        raise Refused(_("%(label)s is already published or rejected.") % {"label": finding.label})
    finding.state, finding.rejection_reason = FindingState.REJECTED, reason
    record(actor, "rejected", finding, label=finding.label)
    return finding


@transaction.atomic
def mark_published(*, actor: Person, findings: Iterable[Finding]) -> None:
    """Mark what stands in a published sheet. Publishing asks its own permission; this only refuses what is not valid.

    A proposal is published as such and keeps its state.
    """
    for finding in findings:
        if finding.needs_no_validation:
            continue
        changed = Finding.objects.filter(pk=finding.pk, state=FindingState.VALIDATED)
        if not changed.update(state=FindingState.PUBLISHED):
            raise Refused(_("%(label)s is not validated by the countries it quotes.") % {"label": finding.label})
        finding.state = FindingState.PUBLISHED
        record(actor, "published", finding, label=finding.label)


def demand_evidence(cycle: Cycle, excerpts: Sequence[Excerpt], is_proposal: bool) -> None:
    demand_same_cycle(cycle, *excerpts)
    if not excerpts:
        raise Refused(_("A finding rests on quotes: choose at least two."), about="excerpts")
    if len(excerpts) < 2 and not is_proposal:
        raise Refused(
            _("A finding rests on at least two quotes. With one it can be written as a proposal."),
            about=("excerpts", "is_proposal"),
        )


@transaction.atomic
def tick_item(*, actor: Person, finding: Finding, item: str, is_so: bool = True) -> None:
    """Say, having read the words as they stand, that *item* is so; or take that back."""
    demand(actor, "write_findings", finding.cycle)
    demand_in_work(finding)
    if item not in QualityItem.values:
        raise Refused(_("Choose an item of the list."))
    if not is_so:
        if QualityTick.objects.filter(finding=finding, item=item).delete()[0]:
            record(actor, "took back a tick of", finding, label=finding.label, item=item)
        return
    QualityTick.objects.update_or_create(
        finding=finding,
        item=item,
        defaults={
            "cycle": finding.cycle,
            "content_hash": finding.content_hash,
            "ticked_by": actor,
            "ticked_at": clock.now(),
        },
    )
    record(actor, "ticked", finding, label=finding.label, item=item)


@transaction.atomic
def add_evidence(*, actor: Person, finding: Finding, excerpt: Excerpt) -> Evidence:
    """Let a finding rest on one more quote. A country it newly quotes is asked to validate."""
    demand(actor, "write_findings", finding.cycle)
    demand_same_cycle(finding.cycle, excerpt)
    _demand_unfrozen(finding)
    evidence, is_new = Evidence.objects.get_or_create(cycle=finding.cycle, finding=finding, excerpt=excerpt)
    if not is_new:
        raise Refused(_("%(label)s already rests on this quote.") % {"label": finding.label})
    record(actor, "added", evidence, finding=finding.label)
    if finding.state != FindingState.PROPOSED:
        ask_newly_quoted(finding, excerpt.country)
    settle(finding)
    return evidence


@transaction.atomic
def remove_evidence(*, actor: Person, finding: Finding, excerpt: Excerpt) -> None:
    """Take a quote out of a finding, which keeps at least two (one, if it is a proposal)."""
    demand(actor, "write_findings", finding.cycle)
    _demand_unfrozen(finding)
    evidence = Evidence.objects.filter(finding=finding, excerpt=excerpt).first()
    if evidence is None:
        raise Refused(_("%(label)s does not rest on this quote.") % {"label": finding.label})
    least = 1 if finding.is_proposal else 2
    if Evidence.objects.filter(finding=finding).count() <= least:
        raise Refused(_("A finding rests on at least two quotes. Add another one before taking this one out."))
    record(actor, "removed", evidence, finding=finding.label)
    evidence.delete()
    settle(finding)


def _demand_unfrozen(finding: Finding) -> None:
    if finding.state == FindingState.PUBLISHED:
        raise Refused(_("%(label)s is published: its evidence stays as it was.") % {"label": finding.label})
    demand_in_work(finding)
