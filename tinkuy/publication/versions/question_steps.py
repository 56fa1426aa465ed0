"""How far a question came after it was answered: quotes of it, findings that rest on them, what a sheet prints of them.

Who asked reads no draft: of a finding only that the countries read it or validated it, its words once they are printed.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from tinkuy.core.languages import reader_language
from tinkuy.dialogue.questions.later_steps import LaterStep, Step
from tinkuy.dialogue.questions.models import Question
from tinkuy.systematisation.evidence.models.code import FindingKind
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.finding import Evidence, Finding, FindingState
from tinkuy.systematisation.findings.models import FindingLink, Tie

from .models import PublishedFinding

READ_BY_COUNTRIES = (FindingState.CONTRASTED, FindingState.VALIDATED, FindingState.PUBLISHED)
"""What may still vanish without anybody outside of the team having read it is told to nobody."""


class _Printed(NamedTuple):
    slug: str
    code: str


def steps_of_questions(questions: Sequence[Question]) -> Mapping[int, list[LaterStep]]:
    """For `register_steps`. A number of queries that does not grow."""
    quotes: defaultdict[int, list[Excerpt]] = defaultdict(list)
    for quote in Excerpt.objects.filter(question__in=[one.pk for one in questions]).order_by("coded_at", "id"):
        quotes[quote.question_id or 0].append(quote)
    if not quotes:
        return {}
    findings = _findings_on([quote.pk for own in quotes.values() for quote in own])
    led = _recommendations_of({one.pk: one for own in findings.values() for one in own})
    every = {one.pk for own in (*findings.values(), *led.values()) for one in own}
    printed = _printed(every)
    return {key: _steps(own, findings, led, printed) for key, own in quotes.items()}


def _steps(
    quotes: Sequence[Excerpt],
    findings: Mapping[int, list[Finding]],
    led: Mapping[int, list[Finding]],
    printed: Mapping[int, _Printed],
) -> list[LaterStep]:
    cited = LaterStep(Step.CITED, _("It was kept as a quote"), _("The team works with it."), knot=quotes[0].kind)
    own = list({one.pk: one for quote in quotes for one in findings.get(quote.pk, ())}.values())
    if not own:
        return [cited, LaterStep(Step.FINDING, _("It may support a finding"), is_done=False)]
    finding = max(own, key=lambda one: (one.pk in printed, READ_BY_COUNTRIES.index(FindingState(one.state))))
    recommendations = [one for first in own for one in led.get(first.pk, ()) if one.pk in printed]
    steps = [cited, _finding_step(finding, printed.get(finding.pk))]
    if recommendations:
        first = recommendations[0]
        path = reverse("hub:recommendation", args=[first.public_id])
        note = first.in_one_line()
        return [*steps, LaterStep(Step.RECOMMENDATION, _("It led to a recommendation"), note, first.kind, path)]
    note = _("If the countries validate one, the sheet prints it.")
    next_step = LaterStep(
        Step.RECOMMENDATION, _("It may become a recommendation"), note, FindingKind.RECOMMENDATION, is_done=False
    )
    return [*steps, next_step]


def _finding_step(finding: Finding, printed: _Printed | None) -> LaterStep:
    title = _("It supports a finding")
    if printed:
        path = reverse("hub:trail", args=[printed.slug, printed.code])
        return LaterStep(Step.FINDING, title, finding.in_one_line(), finding.kind, path)
    is_read = finding.state == FindingState.CONTRASTED
    note = _("The countries are reading it.") if is_read else _("The countries validated it.")
    return LaterStep(Step.FINDING, title, note, finding.kind)


def _findings_on(quotes: Iterable[int]) -> dict[int, list[Finding]]:
    """By the key of the quote they rest on."""
    by_quote: defaultdict[int, list[Finding]] = defaultdict(list)
    rows = Evidence.objects.filter(excerpt__in=list(quotes), finding__state__in=READ_BY_COUNTRIES)
    for row in rows.select_related("finding__cycle"):
        by_quote[row.excerpt_id].append(row.finding)
    return by_quote


def _recommendations_of(findings: Mapping[int, Finding]) -> dict[int, list[Finding]]:
    """By the key of the finding that is one, or leads to it."""
    led: defaultdict[int, list[Finding]] = defaultdict(list)
    for key, finding in findings.items():
        if finding.kind == FindingKind.RECOMMENDATION:
            led[key].append(finding)
    links = FindingLink.objects.filter(origin__in=list(findings), tie=Tie.LEADS_TO)
    for link in links.filter(target__kind=FindingKind.RECOMMENDATION).select_related("target__cycle"):
        led[link.origin_id].append(link.target)
    return led


def _printed(findings: Iterable[int]) -> dict[int, _Printed]:
    """Where the newest version that is in force prints each, in the reader's language if there is one."""
    rows = PublishedFinding.objects.filter(finding__in=list(findings), version__retired_at=None)
    values = rows.values_list("finding", "version__slug", "code", "version__language", "version__number")
    ordered = sorted(values, key=lambda row: (row[3] == reader_language(), row[4]))
    return {finding: _Printed(slug, code) for finding, slug, code, _language, _number in ordered}
