"""A report in print: a session on one A4 page, a cycle on two; set as the sheet is."""

from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from tinkuy.design.typesetting.looks import LOOKS, REGIONS, writable_plain
from tinkuy.design.typesetting.setting import set_pdf

from .content import Report

TEMPLATE = Path(__file__).parent / "typst" / "report.typ"

TONES = ("#F2E8D5", "#E0D3B9", "#CBB891", "#876D44", "#654E31")
"""The five tones of the heat map, as `team.css` has them."""


def report_pdf(report: Report, made_at: datetime) -> bytes:
    """The PDF of *report*. Call with its language active."""
    return set_pdf(TEMPLATE, print_data(report), made_at)


def print_data(report: Report) -> dict[str, Any]:
    """All that the template reads: the report, the words of its parts, the looks that it shares with the sheet."""
    plain_report = writable_plain(asdict(report))
    return LOOKS | {
        "lang": report.language[:2],
        "region": REGIONS.get(report.language),
        "report": plain_report | {"weave": plain_report["weave"] and {**plain_report["weave"], "on_page": ""}},
        "tones": TONES,
        "names": names(),
    }


def names() -> dict[str, str]:
    """The headings of a report."""
    return {
        "purpose": _("Purpose"),
        "sessions": _("Sessions"),
        "session": _("Session"),
        "date": _("Date"),
        "persons": _("Persons"),
        "figures": _("Reach and retention"),
        "figure": _("Figure"),
        "value": _("Value"),
        "made_of": _("Made of"),
        "definition": _("Definition"),
        "countries": _("Country by session"),
        "country": _("Country"),
        "keeps": _("Keeps"),
        "heat": _(
            "Attendees. Darker: it keeps more of its first session. The dot says that the country took the floor."
        ),
        "hidden": _("hidden"),
        "threads": _("Threads"),
        "warnings": _("Early warnings"),
        "participation": _("What was said"),
        "notes": _("How it is counted"),
        "outside": _("Public numbers"),
        "inside": _("For the team: not to be handed on"),
        "example": _("example data"),
    }
