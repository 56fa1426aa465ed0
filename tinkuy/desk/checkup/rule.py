from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .facts import Facts


class Severity(TextChoices):
    """How much a remark weighs, the heaviest first."""

    TO_SOLVE = "to_solve", _("To solve")
    WARNING = "warning", _("Warning")
    ADVICE = "advice", _("Advice")


@dataclass(frozen=True)
class Remark:
    """One thing seen: a fact, what follows from it and what to do, and where that is done."""

    fact: str
    advice: str
    deed: str
    href: str


@dataclass(frozen=True)
class Rule:
    """What is looked at. `passed` is what is true when nothing is found; `why` says why it matters."""

    id: str
    severity: Severity
    passed: str | Promise
    why: str | Promise
    look: Callable[[Facts], Iterable[Remark]]


@dataclass(frozen=True)
class Finding:
    """A remark with the rule that made it."""

    rule: Rule
    remark: Remark


@dataclass(frozen=True)
class CheckUp:
    """What was found, the heaviest first, and which rules found nothing."""

    found: Sequence[Finding] = field(default_factory=list)
    passed: Sequence[Rule] = field(default_factory=list)

    def count(self, severity: Severity) -> int:
        return sum(finding.rule.severity == severity for finding in self.found)

    @property
    def to_solve(self) -> int:
        return self.count(Severity.TO_SOLVE)

    @property
    def warnings(self) -> int:
        return self.count(Severity.WARNING)

    @property
    def advice(self) -> int:
        return self.count(Severity.ADVICE)
