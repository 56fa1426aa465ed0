"""What a reader does not do for each file."""

from tinkuy.attendance.reports.vocabulary import NO_WORDS
from tinkuy.core.sandbox.limits import Limits
from tinkuy.core.sandbox.running import parsed

REPORT = b"""Attendee Report,
Topic,Webinar ID,Actual Start Time,Actual Duration (minutes)
Ciclo,100-000-001,"03/03/2026 03:00:00 PM",90
Attendee Details,
Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)
Yes,Ana,ana@example.org,"03/13/2026 03:00:00 PM","03/13/2026 04:00:00 PM",60
"""


def catalogues_for(data: bytes) -> list[str]:
    arguments = {"filename": "1.csv", "date": "2026-03-13", "zone": "UTC", "columns": None, "encoding": ""}
    asked = {
        "parser": "tinkuy.attendance.reports.inside_sandbox:report",
        "arguments": arguments | {"hub": NO_WORDS.as_json()},
    }
    (languages,) = parsed("tinkuy.core.tests.sandbox_probes:catalogues_read", data, asked, Limits())
    return languages


def test_where_nothing_has_to_be_said_no_catalogue_of_sentences_is_read():
    assert catalogues_for(REPORT) == []


def test_a_warning_reads_that_of_its_language():
    assert catalogues_for(REPORT.replace(b'03:00:00 PM","03/13', b'half past three","03/13')) != []
