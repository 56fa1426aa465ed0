from collections.abc import Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from . import convening, planning, practice, publication, systematisation
from .facts import Facts
from .rule import CheckUp, Finding, Rule, Severity


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
    Stage.PRACTICE: practice.RULES,
}

RULES: tuple[Rule, ...] = tuple(rule for rules in RULES_OF.values() for rule in rules)
"""All rules, by stage."""


def check_up(facts: Facts, stage: str = "") -> CheckUp:
    """Run every rule once, or those of one *stage*. The rules read the facts and query nothing themselves."""
    found, passed = [], []
    for rule in RULES_OF.get(stage, RULES):
        remarks = list(rule.look(facts))
        found += [Finding(rule, remark) for remark in remarks]
        if not remarks:
            passed.append(rule)
    weight = list(Severity)
    return CheckUp(sorted(found, key=lambda finding: weight.index(finding.rule.severity)), passed)
