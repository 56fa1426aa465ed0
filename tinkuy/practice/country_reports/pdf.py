"""A country's two pages in print, and its own report back; set as the sheet is."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC
from pathlib import Path
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from tinkuy.core.text import in_language
from tinkuy.design.typesetting.looks import LOOKS, REGIONS, writable_plain
from tinkuy.design.typesetting.setting import set_pdf
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.country_reports.brief import CountryBrief
from tinkuy.practice.country_reports.models import CountryReport
from tinkuy.practice.country_reports.parts import Part, parts_of

FOLDER = Path(__file__).parent / "typst"


def brief_pdf(brief: CountryBrief, cycle: Cycle) -> bytes:
    """Two pages. Call with its language active."""
    content = _looks(brief.language) | {"brief": writable_plain(asdict(brief)), "names": names()}
    return set_pdf(FOLDER / "brief.typ", content, _made_at(cycle))


def report_pdf(report: CountryReport, parts: Sequence[Part] | None = None, closing: str | None = None) -> bytes:
    """The country's own words, in the language that they are written in; for everybody with the *parts* and the
    *closing* that they may read.
    """
    cycle = report.cycle
    with translation.override(report.language):
        title = in_language(cycle.title, report.language, cycle.main_language)
        ready_on = day_with_year(report.ready_on) if report.ready_on else ""
        plain = {
            "title": heading_of(report),
            "series": title,
            "opening": paragraphs(report.opening),
            "parts": [
                {"label": part.label, "words": part.words, "text": paragraphs(part.text)}
                for part in (parts_of(report) if parts is None else parts)
                if part.text
            ],
            "closing": paragraphs(report.closing if closing is None else closing),
            "ready": _("Ready on %(day)s.") % {"day": ready_on} if ready_on else _("Draft: not ready yet."),
            "is_example": cycle.is_example,
        }
        content = _looks(report.language) | {"report": writable_plain(plain), "names": names()}
        return set_pdf(FOLDER / "report.typ", content, _made_at(cycle))


def heading_of(report: CountryReport) -> str:
    return _("%(country)s reports back") % {"country": country_name(report.country)}


def paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _made_at(cycle: Cycle) -> Any:
    return cycle.now().astimezone(UTC).replace(microsecond=0)


def _looks(language: str) -> dict[str, Any]:
    return LOOKS | {"lang": language[:2], "region": REGIONS.get(language)}


def names() -> dict[str, str]:
    return {
        "answers": _("What was answered"),
        "rates": _("In figures"),
        "figure": _("Figure"),
        "value": _("Value"),
        "made_of": _("Made of"),
        "definition": _("Definition"),
        "actions": _("What is being done"),
        "looks": _("What others verified"),
        "notes": _("How to read it"),
        "outside": _("What the country shows"),
        "inside": _("For the team: not to be handed on"),
        "example": _("example data"),
        "kind": _("Follow-up of recommendations"),
        "next": _("What comes next"),
        "nothing": _("Nothing was asked yet, or nothing of it is shown."),
    }
