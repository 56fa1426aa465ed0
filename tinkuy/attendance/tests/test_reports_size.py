"""Ten thousand rows, from bytes to figures; their time is measured in `bench`."""

from datetime import date, datetime, timedelta

from tinkuy.attendance.figures.attendance import attendance
from tinkuy.attendance.figures.presence import Window, interval_of
from tinkuy.attendance.matching.rules import Registrant, match_rows
from tinkuy.attendance.reports.reading import read_report
from tinkuy.core.consecutive_sets import flows

HEADER = "Attended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes)"
START = datetime(2024, 6, 10, 10)
PERSONS = 2_000


def report_of(session: int) -> bytes:
    """2,000 persons, one in ten without the address of the registration."""
    lines = ["Attendee Details,", HEADER]
    for n in range(PERSONS):
        join, leave = START + timedelta(seconds=n), START + timedelta(seconds=3_000 + n * (session + 1) % 2_000)
        hours = f"{join:%m/%d/%Y %I:%M:%S %p},{leave:%m/%d/%Y %I:%M:%S %p}"
        email = f"persona{n}@example.org" if n % 10 else ("" if n % 20 else f"otra{n}@example.org")
        lines.append(f"Yes,Persona Número {n},{email},{hours},40")
    return "\n".join(lines).encode()


def test_ten_thousand_rows_are_read_matched_and_counted():
    registrants = [Registrant(n, f"Persona Número {n}", f"persona{n}@example.org") for n in range(PERSONS)]
    files = [report_of(session) for session in range(5)]
    sessions = []

    for data in files:
        rows = read_report(data, "a.csv", date=date(2024, 6, 10), zone="UTC").rows
        span = Window(rows[0].joined_at, rows[-1].left_at)
        stays = [
            (match.registration_id, interval_of(match.row.joined_at, match.row.left_at, None, span))
            for match in match_rows(rows, registrants)
            if match.registration_id is not None
        ]
        sessions.append(attendance(stays, span).attended)
    flows_between = flows(sessions)

    assert [flow.stayed + flow.left for flow in flows_between] == [len(session) for session in sessions[:-1]]
    assert len(sessions[0]) > PERSONS * 0.9
