"""Habits of public files that were read wrongly and nothing said, made anew."""

from datetime import date

import pytest

from tinkuy.attendance.reports.reading import read_report
from tinkuy.attendance.reports.report import UnknownColumns
from tinkuy.attendance.uploads.queries.dry_run import dry_run_alone

pytestmark = pytest.mark.usefixtures("english")


def read(text: str, day: date | None = None):
    return read_report(text.encode(), "lista.csv", date=day, zone="America/Lima")


def alone(text: str) -> tuple[int, float]:
    run = dry_run_alone(text.encode(), "lista.csv", "America/Lima", None)
    return run.persons, run.minutes


def test_capability_A1_a_list_of_durations_says_that_it_has_no_hours():
    report = read("Name,Email,Duration\nEnlace Norte,norte@example.org,32:14\n")

    assert report.rows[0].minutes is not None
    assert report.warnings == ("The report has durations but no hours; time outside the session cannot be told apart.",)


def test_capability_A1_an_address_with_stars_in_it_is_none():
    lines = "Enlace,Norte,e****@example.org,25 min\nEnlace,Sur,sur@example.org,5 min\n"
    text = f"First name,Last name,Email,Duration\n{lines}"

    assert [row.email for row in read(text).rows] == ["", "sur@example.org"]


def test_promise_I05_a_sheet_of_working_hours_is_no_list_of_persons():
    text = (
        "Comedor Central,,,,,\nRegistro de jornada,,,,,\n,Del 01/12 al 30/12,,,,\n,PUNCH IN,,PUNCH OUT,,Work Duration\n"
        ",LEGAJO :1.0,OFICINA :Mesa Uno,,,\n,Calle Mayor,,,,\n01-Dec-25,,07.39.35,01-Dec-25,19.37.56,11.58.21\n"
        "02-Dec-25,,15.14.59,02-Dec-25,23.51.33,08.36.34\n,,,,Suma :,20:34:55\nREP_S_1,,Impreso,,,sistema\n"
    )

    with pytest.raises(UnknownColumns):
        read(text)


def test_capability_A1_lines_of_several_weeks_are_said_where_no_day_is_given():
    head = "Full Name\tUser Action\tTimestamp\n"
    lines = "Enlace Norte\tJoined\t11/10/2022 17:30\nEnlace Sur\tJoined\t27/09/2022 17:27\n"

    said = "The lines are of days from 27 September 2022 to 11 October 2022. A report is of one session: check it."
    assert said in read(head + lines).warnings
    assert said not in read(head + lines, date(2022, 10, 11)).warnings


def test_capability_A1_without_a_cycle_stays_at_the_same_time_count_once():
    head = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
    first = "Enlace Norte,norte@example.org,2026-05-12 09:00:00,2026-05-12 10:00:00,60,No\n"
    second = "Enlace Norte,norte@example.org,2026-05-12 09:30:00,2026-05-12 10:00:00,30,No\n"

    assert alone(head + first + second) == (1, 60)


def test_capability_A1_without_a_cycle_minutes_come_from_the_hours_where_no_column_tells_them():
    text = (
        "1. Yhteenveto\nKokouksen otsikko,Aamukokous\nAlkamisaika,22.7.2026 7.05.12\n\n2. Osallistujat\n"
        "Nimi,Ensimmainen liittyminen,Viimeinen poistuminen,Kesto,Sahkoposti,Rooli\n"
        "Enlace Norte,22.7.2026 7.02.10,22.7.2026 7.20.10,18 min,norte@example.org,Osallistuja\n"
        "Enlace Sur,22.7.2026 7.07.00,22.7.2026 7.19.00,12 min,sur@example.org,Osallistuja\n"
    )

    assert alone(text) == (2, 30)


def test_capability_A1_without_a_cycle_minutes_are_those_that_the_platform_tells_where_no_stays_overlap():
    head = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest\n"
    line = "Enlace Norte,norte@example.org,2026-05-12 09:00:00,2026-05-12 10:00:00,61,No\n"

    assert alone(head + line) == (1, 61)
