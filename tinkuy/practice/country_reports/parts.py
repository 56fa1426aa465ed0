"""The parts of a report with the recommendations that they are of, in the order of these."""

from dataclasses import dataclass

from tinkuy.core.text import in_language
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.responses.models import Response
from tinkuy.systematisation.evidence.models.finding import Finding


@dataclass(frozen=True)
class Part:
    finding: str
    label: str
    words: str
    text: str


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
