from django.db import transaction
from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.journal.trail import record
from tinkuy.people.models import Person
from tinkuy.planning.rules import demand
from tinkuy.systematisation.evidence.actions.content import demand_same_cycle
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding, FindingState
from tinkuy.systematisation.rounds.actions.answering import settle
from tinkuy.systematisation.rounds.actions.asking import ask_newly_quoted

from .writing import demand_in_work


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
