from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tinkuy.people.access import Rights

from . import agreements, convening, planning, practice, publication, systematisation
from .facts import Facts
from .rule import KEEPS_FROM, CheckUp, Finding, Remark, Rule, Severity


class Stage(TextChoices):
    """The stages whose rules there are, as the side navigation names them."""

    PLAN = "plan", _("Plan")
    CONVENE = "convene", _("Convene")
    SYSTEMATISE = "systematise", _("Systematise and publish")
    PRACTICE = "practice", _("Put into practice")


RULES_OF: Mapping[str, tuple[Rule, ...]] = {
    Stage.PLAN: planning.RULES,
    Stage.CONVENE: convening.RULES,
    Stage.SYSTEMATISE: (*systematisation.RULES, *publication.RULES),
    Stage.PRACTICE: (*agreements.RULES, *practice.RULES),
}

RULES: tuple[Rule, ...] = tuple(rule for rules in RULES_OF.values() for rule in rules)
"""All rules, by stage."""


def check_up(facts: Facts, stage: str = "") -> CheckUp:
    """Run every rule once, or those of one *stage*. The rules read the facts and query nothing themselves.

    A rule that found nothing passes only where it had something to look at.
    """
    findings: list[Finding] = []
    passed: list[Rule] = []
    not_applicable: list[Rule] = []
    settled: list[Remark] = []
    for rule in RULES_OF.get(stage, RULES):
        remarks = rule.remarks(facts)
        keeps_from = KEEPS_FROM.get(facts.next_state, "") if rule.gate in facts.lacking else ""
        findings += [Finding(rule, remark, keeps_from) for remark in remarks]
        settled += rule.settled(facts) if rule.settled else ()
        if not remarks:
            (passed if rule.precondition.there(facts) else not_applicable).append(rule)
    weight = list(Severity)
    return CheckUp(
        sorted(findings, key=lambda finding: weight.index(finding.severity)), passed, settled, not_applicable
    )


@dataclass(frozen=True)
class Row:
    """A remark; `opens` when its page is open to the reader, so that no button leads to a refusal.

    `each` are the remarks folded into it, the same way.
    """

    finding: Finding
    opens: bool
    each: Sequence[tuple[Remark, bool]] = ()


def rows_for(findings: Iterable[Finding], roles: frozenset[str]) -> list[Row]:
    opens = Rights(roles, is_signed_in=True).opens_address
    return [Row(one, opens(one.remark.href), with_access(one.remark.each, roles)) for one in findings]


def with_access(remarks: Iterable[Remark], roles: frozenset[str]) -> list[tuple[Remark, bool]]:
    """Each remark, and whether its page is open to somebody with these *roles*."""
    opens = Rights(roles, is_signed_in=True).opens_address
    return [(remark, opens(remark.href)) for remark in remarks]
