from . import convening, planning, practice, publication, systematisation
from .facts import Facts
from .rule import CheckUp, Finding, Rule, Severity

RULES: tuple[Rule, ...] = (
    *planning.RULES,
    *convening.RULES,
    *systematisation.RULES,
    *publication.RULES,
    *practice.RULES,
)
"""All rules, by stage."""


def check_up(facts: Facts) -> CheckUp:
    """Run every rule once. The rules read the facts and query nothing themselves."""
    found, passed = [], []
    for rule in RULES:
        remarks = list(rule.look(facts))
        found += [Finding(rule, remark) for remark in remarks]
        if not remarks:
            passed.append(rule)
    weight = list(Severity)
    return CheckUp(sorted(found, key=lambda finding: weight.index(finding.rule.severity)), passed)
