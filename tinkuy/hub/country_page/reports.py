"""What a country reports back of a cycle, where it shows its report: as it was written, with the words of the sheet.

Outside of any scope, of every public cycle. Of a recommendation its part stands only while the country lets everybody
read its whole answer, and while a sheet in force prints it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from tinkuy.hub.country_page.answers import printed_findings
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.country_reports.parts import (
    Part,
    labels_besides,
    open_findings,
    open_lines,
    silent_names,
    words_for_all,
)
from tinkuy.systematisation.evidence.models.finding import Finding


@dataclass(frozen=True)
class PublicReport:
    """A report as everybody reads it: each part leads to the page of its recommendation."""

    report: CountryReport
    parts: Sequence[Part]
    closing: str


def reports_of(code: str) -> list[CountryReport]:
    """Those that *code* shows, the newest cycle first; their words are not read."""
    rows = CountryReport._base_manager.filter(country=code, is_public=True, cycle__state__in=ANNOUNCED_STATES)
    texts = ("opening", "parts", "closing")
    return list(rows.select_related("cycle").defer(*texts).order_by("-cycle__made_at", "language"))


def report_for_all(code: str, cycle: str, language: str) -> PublicReport | None:
    """The report of *code* about *cycle* (its slug), in *language* where there is one, else in another."""
    of_cycle = [one for one in reports_of(code) if one.cycle.slug == cycle]
    chosen = min(of_cycle, key=lambda one: one.language != language, default=None)
    if chosen is None:
        return None
    chosen.refresh_from_db(fields=["opening", "parts", "closing"])
    findings = Finding._base_manager.filter(pk__in=open_findings(chosen)).order_by("number")
    printed = printed_findings([one.pk for one in findings], language)
    silent = silent_names(chosen)
    parts = [
        Part(one.public_id, words.code, words.title, text, words.language)
        for one in findings
        if (words := printed.get(one.pk))
        and (text := words_for_all(chosen.parts.get(one.public_id, ""), silent.get(one.pk, ())))
    ]
    return PublicReport(
        report=chosen,
        parts=parts,
        closing=open_lines(chosen.closing, labels_besides(chosen, printed.keys()), list(chain(*silent.values()))),
    )
