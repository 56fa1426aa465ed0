from collections.abc import Mapping, Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from . import convening, materials, planning, practice, publication, systematisation
from .facts import Facts
from .rule import KEEPS_FROM, CheckUp, Finding, Remark, Rule, Severity
from .wording import listed


class Stage(TextChoices):
    """The stages whose rules there are, as the side navigation names them."""

    PLAN = "plan", _("Plan")
    CONVENE = "convene", _("Convene")
    SYSTEMATISE = "systematise", _("Systematise and publish")
    PRACTICE = "practice", _("Put into practice")


RULES_OF: Mapping[str, tuple[Rule, ...]] = {
    Stage.PLAN: planning.RULES,
    Stage.CONVENE: convening.RULES,
    Stage.SYSTEMATISE: (*systematisation.RULES, *materials.RULES, *publication.RULES),
    Stage.PRACTICE: practice.RULES,
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
        remarks = _together(rule, list(rule.look(facts)), facts)
        keeps_from = KEEPS_FROM.get(facts.next_state, "") if rule.gate in facts.lacking else ""
        findings += [Finding(rule, remark, keeps_from) for remark in remarks]
        settled += rule.settled(facts) if rule.settled else ()
        if not remarks:
            (passed if rule.ground.there(facts) else not_applicable).append(rule)
    weight = list(Severity)
    return CheckUp(
        sorted(findings, key=lambda finding: weight.index(finding.severity)), passed, settled, not_applicable
    )


def _together(rule: Rule, remarks: Sequence[Remark], facts: Facts) -> Sequence[Remark]:
    """What one rule says of several countries, sessions or threads stands in one line, with all of them."""
    subjects = list(dict.fromkeys(remark.subject for remark in remarks))
    if rule.together is None or len(subjects) < 2:
        return remarks
    return [
        Remark(
            fact=str(rule.together.words) % {"list": listed(subjects), "count": len(remarks)},
            advice=remarks[0].advice if len({remark.advice for remark in remarks}) == 1 else str(rule.why),
            deed=str(rule.together.deed or remarks[0].deed),
            href=rule.together.page(facts) if rule.together.page else remarks[0].href,
            each=remarks,
        )
    ]
