"""Reports and lists as programs and people in the world write them, made anew after their habit."""

from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override

from tests.world_files import each_file
from tinkuy.attendance.reports.reading import read_report
from tinkuy.core.errors import Refused

WORLD = Path(__file__).parent / "data" / "world"
LIMA = ZoneInfo("America/Lima")


def read(place: Path, name: str, expected: dict):
    day = date.fromisoformat(expected["day"]) if expected["day"] else None
    with override("en"):
        return read_report(place.read_bytes(), name, date=day, zone="America/Lima")


@each_file(WORLD)
def test_capability_C10_a_report_of_the_world_is_read_whole_or_refused_in_a_sentence_that_fits(place, name, expected):
    if "refused" in expected:
        with pytest.raises(Refused, match=expected["refused"]):
            read(place, name, expected)
        return

    report = read(place, name, expected)

    assert [
        [row.name, row.email, f"{row.joined_at.astimezone(LIMA):%H:%M}" if row.joined_at else None, row.attended]
        for row in report.rows
    ] == expected["people"]
    assert [words for words in expected["told"] if words not in " ".join(report.warnings)] == []


@pytest.mark.parametrize("name", ["lista-firmada.csv", "lista-firmada.xlsx"])
def test_nothing_of_identity_numbers_and_signatures_is_in_what_is_read(name):
    report = read(WORLD / "open" / name, name, {"day": "2024-05-09"})

    assert "40112233" in str((WORLD / "open" / "lista-firmada.csv").read_bytes())
    assert [word for word in ("40112233", "41223344", "firmó") if word in repr(report)] == []
