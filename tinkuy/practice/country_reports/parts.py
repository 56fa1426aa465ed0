"""The parts of a report with the recommendations that they are of, in the order of these."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from tinkuy.core.text import in_language
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.responses.models import Openness, Response
from tinkuy.systematisation.evidence.models.finding import Finding

LABEL = re.compile(r"\W*([A-Za-z]+-\d+)\b")
GOES_ON = (" ", "\t", "-", "–", "•", "*")


@dataclass(frozen=True)
class Part:
    """`words` are those of the recommendation, in `language` (empty: that of the report); `text` is the country's."""

    finding: str
    label: str
    words: str
    text: str
    language: str = ""


def parts_of(report: CountryReport) -> list[Part]:
    """Of every recommendation that the country was asked about, those since the draft too."""
    keys = Response.objects.filter(cycle=report.cycle, country=report.country).values("finding")
    findings = Finding.objects.filter(pk__in=keys).order_by("number")
    main = report.cycle.main_language
    return [
        Part(
            one.public_id, one.label, in_language(one.text, report.language, main), report.parts.get(one.public_id, "")
        )
        for one in findings
    ]


def open_findings(report: CountryReport) -> set[int]:
    """By key, the recommendations of which the country lets everybody read a whole answer now.

    A part tells of all institutions of the country that answered: it is read once each of them has opened its answer.
    """
    answers = Response._base_manager.filter(cycle=report.cycle, country=report.country)
    closed = answers.exclude(openness=Openness.WHOLE).values("finding_id")
    return set(answers.exclude(finding_id__in=closed).values_list("finding_id", flat=True))


def labels_hidden(report: CountryReport) -> list[str]:
    """The recommendations whose part everybody would not read, though the report has one."""
    open_ones = open_findings(report)
    findings = Finding._base_manager.filter(cycle=report.cycle, public_id__in=[*report.parts]).order_by("number")
    return [one.label for one in findings if one.pk not in open_ones and report.parts[one.public_id]]


def labels_besides(report: CountryReport, public: Collection[int]) -> list[str]:
    """Of all findings of the cycle but the *public* ones (keys), whether the report has a part about them or not."""
    return [one.label for one in Finding._base_manager.filter(cycle=report.cycle).exclude(pk__in=public)]


def open_lines(text: str, hidden: Collection[str]) -> str:
    """What comes next, without the points about a finding that is *hidden*: each begins with its label, and goes on in
    the lines that are set as parts of it.
    """
    lines, is_hidden = [], False
    for line in text.splitlines():
        label = LABEL.match(line)
        if label is not None or not line.startswith(GOES_ON):
            is_hidden = label is not None and label[1].upper() in hidden
        if not is_hidden:
            lines.append(line)
    return "\n".join(lines)
