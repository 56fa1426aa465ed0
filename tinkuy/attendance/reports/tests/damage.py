"""A small good report that the tests damage, and how they read it."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from tinkuy.attendance.reports.reading import read_report
from tinkuy.attendance.reports.report import Report
from tinkuy.core.errors import Refused

DAY = date(2024, 5, 9)
HEADER = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"
ROWS = (
    "Ministerio Perú,ministerio.pe@example.org,05/09/2024 10:02:05 AM,05/09/2024 10:58:40 AM,57,No",
    'Fiscalía Chile,fiscalia.cl@example.org,"05/09/2024 10:05:00 AM","05/09/2024 11:00:00 AM",55,No',
)
REPORT = "\n".join((HEADER, *ROWS)) + "\n"
PEOPLE = [
    ("Ministerio Perú", "ministerio.pe@example.org", datetime(2024, 5, 9, 15, 2, 5, tzinfo=UTC)),
    ("Fiscalía Chile", "fiscalia.cl@example.org", datetime(2024, 5, 9, 15, 5, tzinfo=UTC)),
]


def read(data: bytes, name: str = "participants.csv") -> Report:
    with override("en"):
        return read_report(data, name, date=DAY, zone="America/Lima")


def refusal_of(data: bytes, name: str = "participants.csv") -> str:
    with override("en"):
        with pytest.raises(Refused) as refusal:
            read_report(data, name, date=DAY, zone="America/Lima")
        return str(refusal.value)


def people(report: Report) -> list[tuple[str, str, datetime | None]]:
    return [(row.name, row.email, row.joined_at) for row in report.rows]


def answer(read_any, *arguments, **named) -> str:
    """The refusal's sentence, or "read"; anything else that is raised fails the test."""
    try:
        read_any(*arguments, **named)
    except Refused as refusal:
        return str(refusal)
    return "read"
