"""The example pack as the tests need it: the five exports, the registrations and the true answers."""

import csv
import json
from datetime import date, datetime
from functools import cache
from pathlib import Path

from tinkuy.attendance.figures.attendance import WebinarAttendance, attendance
from tinkuy.attendance.figures.presence import Window, interval_of
from tinkuy.attendance.matching.rules import Match, Registrant, alias_key, match_rows
from tinkuy.attendance.reports.reading import read_report
from tinkuy.attendance.reports.report import Report, Row

FOLDER = Path(__file__).parents[2] / "example" / "trata-covid-19" / "attendance"
TRUTH = json.loads((FOLDER / "truth.json").read_text(encoding="utf-8"))
SESSIONS = TRUTH["sessions"]
COUNTRY = {
    row["id"]: row["country"] for row in csv.DictReader((FOLDER / "registrations.csv").open(encoding="utf-8-sig"))
}


@cache
def registrants() -> tuple[Registrant, ...]:
    with (FOLDER / "registrations.csv").open(encoding="utf-8-sig") as file:
        return tuple(
            Registrant(row["id"], row["display_name"], row["email"], row["country"], row["organisation"])
            for row in csv.DictReader(file)
        )


def window(session: dict) -> Window:
    return Window(*(datetime.fromisoformat(moment) for moment in session["window"]))


@cache
def report(number: int) -> Report:
    session = SESSIONS[number - 1]
    data = (FOLDER / session["file"]).read_bytes()
    day = date.fromisoformat(session["window"][0][:10])
    return read_report(data, session["file"], date=day, zone=session["file_zone"])


def people_of(number: int) -> list[Row]:
    """The rows of those who came, without the team's accounts."""
    staff = set(SESSIONS[number - 1]["staff_excluded"])
    return [row for row in report(number).rows if row.attended and row.email not in staff]


def decided_by_hand(number: int) -> dict[str, str]:
    """What a person decided of the rows that nothing else can match."""
    rows = {(row.name, row.email): row for row in people_of(number)}
    hand = SESSIONS[number - 1]["matched_by_hand"]
    return {alias_key(rows[decision["name"], decision["email"]]): decision["registration"] for decision in hand}


def matches(number: int, aliases: dict[str, str] | None = None) -> tuple[Match, ...]:
    return match_rows(people_of(number), registrants(), aliases)


@cache
def came(number: int) -> WebinarAttendance[str]:
    """The attendance after a person has decided."""
    span = window(SESSIONS[number - 1])
    stays = [(m.registration_id, m.row) for m in matches(number, decided_by_hand(number))]
    return attendance(
        [(who, interval_of(row.joined_at, row.left_at, row.minutes, span)) for who, row in stays if who], span
    )
