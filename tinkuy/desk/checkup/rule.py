from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.planning.cycles.models.cycle import CycleState
from tinkuy.planning.plan.queries import Lacking

from .facts import Facts
from .preconditions import Precondition
from .wording import listed

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type Words = str | _StrPromise


class Severity(TextChoices):
    """How much a remark weighs, the heaviest first."""

    TO_SOLVE = "to_solve", _("To solve")
    WARNING = "warning", _("Warning")
    ADVICE = "advice", _("Advice")


@dataclass(frozen=True)
class Remark:
    """One thing seen: a fact, what follows from it and what to do, and where that is done.

    `subject` is the country, session or thread in which it differs from the other remarks of its rule; `each` are the
    remarks that were folded into this one.
    """

    fact: str
    advice: str
    deed: str
    href: str
    subject: str = ""
    each: Sequence["Remark"] = ()


@dataclass(frozen=True)
class Case:
    """Where a rule found something: the values for its words, and the page and field where it is mended.

    `subject` is as in `Remark`. A case that is told in other words than the rule's has its own `fact` or `advice`.
    """

    href: str
    values: Mapping[str, Any] = field(default_factory=dict)
    subject: str = ""
    fact: str = ""
    advice: str = ""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """What is looked at in the `precondition`, and the words for each case that is found there.

    `passed` is what is true when nothing is found; `why` says why it matters. `together` tells several cases in one
    line: `%(list)s` are their subjects, `%(count)s` how many; the line leads where the first of them does, or to `page`
    with the `page_deed`. `gate` is what the cycle lacks for its next step when something is found; `settled` are
    remarks that somebody answered with a reason.
    """

    id: str
    severity: Severity
    precondition: Precondition
    look: Callable[[Facts], Iterable[Case]]
    fact: Words = ""
    advice: Words = ""
    deed: Words
    passed: Words
    why: Words
    together: Words = ""
    page: Callable[[Facts], str] | None = None
    page_deed: Words = ""
    gate: Lacking | None = None
    settled: Callable[[Facts], Iterable[Remark]] | None = None

    def remarks(self, facts: Facts) -> Sequence[Remark]:
        """What is found. Of several countries, sessions or threads it stands in one line, with all of them."""
        remarks = [self._remark(case) for case in self.look(facts)]
        subjects = list(dict.fromkeys(remark.subject for remark in remarks))
        if not self.together or len(subjects) < 2:
            return remarks
        return [
            Remark(
                fact=str(self.together % {"list": listed(subjects), "count": len(remarks)}),
                advice=remarks[0].advice if len({remark.advice for remark in remarks}) == 1 else str(self.why),
                deed=str(self.page_deed or remarks[0].deed),
                href=self.page(facts) if self.page else remarks[0].href,
                each=remarks,
            )
        ]

    def _remark(self, case: Case) -> Remark:
        return Remark(
            fact=case.fact or str(self.fact % case.values),
            advice=case.advice or str(self.advice % case.values),
            deed=str(self.deed),
            href=case.href,
            subject=case.subject,
        )


to_solve = partial(Rule, severity=Severity.TO_SOLVE)
warning = partial(Rule, severity=Severity.WARNING)
advice = partial(Rule, severity=Severity.ADVICE)

KEEPS_FROM: dict[CycleState | None, str | Promise] = {
    CycleState.CONVENING: _("Keeps the cycle from being announced."),
    CycleState.SYSTEMATISING: _("Keeps the cycle from being systematised."),
    CycleState.DOCUMENTED: _("Keeps the cycle from being documented."),
}
"""What a remark says that stands before the cycle's next step."""


@dataclass(frozen=True)
class Finding:
    """A remark with the rule that made it; `keeps_from` says which step of the cycle waits for it, if one does."""

    rule: Rule
    remark: Remark
    keeps_from: str | Promise = ""

    @property
    def severity(self) -> Severity:
        """What keeps the cycle from its next step is to be solved, however light it is otherwise."""
        return Severity.TO_SOLVE if self.keeps_from else self.rule.severity


@dataclass(frozen=True)
class CheckUp:
    """What was found, the heaviest first, which rules found nothing, and what was settled by a reason.

    `not_applicable` are the rules for which the cycle has nothing to look at: they neither found nor passed anything.
    """

    findings: Sequence[Finding] = field(default_factory=list)
    passed: Sequence[Rule] = field(default_factory=list)
    settled: Sequence[Remark] = field(default_factory=list)
    not_applicable: Sequence[Rule] = field(default_factory=list)

    @property
    def idle_preconditions(self) -> list[tuple[str, list[Rule]]]:
        """What there is none of, each with the rules that would look at it."""
        by_precondition: dict[str, list[Rule]] = {}
        for rule in self.not_applicable:
            by_precondition.setdefault(str(rule.precondition.looks_at), []).append(rule)
        return list(by_precondition.items())

    def count(self, severity: Severity) -> int:
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def to_solve(self) -> int:
        return self.count(Severity.TO_SOLVE)

    @property
    def warnings(self) -> int:
        return self.count(Severity.WARNING)

    @property
    def advice(self) -> int:
        return self.count(Severity.ADVICE)
