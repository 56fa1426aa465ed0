"""The parts of a report with the recommendations that they are of, in the order of these."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from tinkuy.core import clock
from tinkuy.core.text import in_language
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.country_reports.silence import begins_with_any, names_any
from tinkuy.practice.responses.actions.asking import OPENS_FOR
from tinkuy.practice.responses.models import Openness, Response, ResponseState
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
    One that was asked and has said nothing until its link ended holds nobody else back (`words_for_all` leaves it out).
    """
    answers = Response._base_manager.filter(cycle=report.cycle, country=report.country)
    silent = _silent_institutions(report).values("pk")
    closed = answers.exclude(openness=Openness.WHOLE).exclude(pk__in=silent).values("finding_id")
    return set(
        answers.filter(openness=Openness.WHOLE).exclude(finding_id__in=closed).values_list("finding_id", flat=True)
    )


def _silent_institutions(report: CountryReport) -> QuerySet[Response]:
    """Closed rows in which an institution has said and planned nothing, past the days in which it could answer: by each
    later mail it got a new link.
    """
    asked_before = report.cycle.today() - OPENS_FOR
    is_linked = Q(mailed_at__gte=clock.now() - OPENS_FOR)
    rows = Response._base_manager.filter(cycle=report.cycle, country=report.country, institution__isnull=False)
    silent = rows.filter(state=ResponseState.NO_ANSWER, communicated_on__lt=asked_before, actions=None)
    return silent.filter(~is_linked, text="", answer="").exclude(openness=Openness.WHOLE)


def silent_names(report: CountryReport) -> dict[int, list[str]]:
    """By the key of the recommendation, the institutions of which nothing public tells that they were asked."""
    names: dict[int, list[str]] = {}
    for finding, name in _silent_institutions(report).values_list("finding_id", "institution__name"):
        names.setdefault(finding, []).append(name)
    return names


def words_for_all(text: str, silent: Collection[str]) -> str:
    """A part without the paragraphs that begin with a name of *silent*; nothing where one of them stands elsewhere."""
    rest = "\n\n".join(one for one in text.split("\n\n") if not begins_with_any(one, silent))
    return "" if names_any(rest, silent) else rest


def labels_hidden(report: CountryReport) -> list[str]:
    """The recommendations whose part everybody would not read, though the report has one."""
    open_ones, silent = open_findings(report), silent_names(report)
    findings = Finding._base_manager.filter(cycle=report.cycle, public_id__in=[*report.parts]).order_by("number")
    return [
        one.label
        for one in findings
        if (text := report.parts[one.public_id])
        and (one.pk not in open_ones or not words_for_all(text, silent.get(one.pk, ())))
    ]


def labels_besides(report: CountryReport, public: Collection[int]) -> list[str]:
    """Of all findings of the cycle but the *public* ones (keys), whether the report has a part about them or not."""
    return [one.label for one in Finding._base_manager.filter(cycle=report.cycle).exclude(pk__in=public)]


def open_lines(text: str, hidden: Collection[str], silent: Collection[str] = ()) -> str:
    """What comes next, without the points about a finding that is *hidden*: each begins with its label, and goes on in
    the lines that are set as parts of it. Nor does a line name an institution of *silent*.
    """
    lines, is_hidden = [], False
    for line in text.splitlines():
        label = LABEL.match(line)
        if label is not None or not line.startswith(GOES_ON):
            is_hidden = label is not None and label[1].upper() in hidden
        if not is_hidden and not names_any(line, silent):
            lines.append(line)
    return "\n".join(lines)
