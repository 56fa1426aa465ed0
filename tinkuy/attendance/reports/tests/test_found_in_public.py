"""Exports as they were found in public: what else their files tell, beside the stays that every layout has."""

from datetime import date

import pytest
from django.utils.translation import override

from tinkuy.attendance.reports.reading import read_report
from tinkuy.attendance.reports.report import Report, UnknownColumns
from tinkuy.attendance.reports.tests.samples import sample
from tinkuy.attendance.reports.times import reader_for

from .damage import DAY, HEADER, REPORT, ROWS, people, read, refusal_of


def report_of(name: str, day: date | None = DAY) -> Report:
    with override("en"):
        return read_report(sample(name), name, date=day, zone="America/Lima")


def stays(report: Report) -> list[tuple[str, str]]:
    return [(row.name, f"{row.joined_at:%H:%M}" if row.joined_at else "-") for row in report.rows]


def test_the_address_beside_the_host_s_is_the_participant_s():
    rows = report_of("zoom-meeting-flat-twice.csv").rows

    assert [(row.name, row.email, row.minutes) for row in rows][:3] == [
        ("Facilitación", "facilitacion@example.org", 80),
        ("Ministerio Perú", "ministerio.pe@example.org", 57),
        ("Referente Uruguay", "", 15),
    ]


def test_a_registration_s_hour_is_not_taken_for_the_leave():
    lines = [HEADER.replace("Leave Time", "Salió de la sala").replace("Guest", "Se anotó"), *ROWS]
    lines[1:] = [line.replace(",No", ",05/02/2024 09:00:00 AM") for line in lines[1:]]
    lines = [",".join([cells[5], *cells[:5]]) for cells in (line.replace('"', "").split(",") for line in lines)]

    report = read("\n".join(lines).encode())

    assert [f"{row.left_at:%d %H:%M}" for row in report.rows] == ["09 15:58", "09 16:00"]


def test_totals_are_nobody_and_a_note_is_said():
    report = report_of("zoom-meeting-total-and-note.csv")

    assert {row.name for row in report.rows} == {"Ministerio Perú", "Referente Uruguay"}
    assert report.warnings[-1] == (
        "Line 7 (“* Durations are rounded up to the next minute.”) has no person or no hour and does not count."
    )


def test_hours_without_a_person_are_said():
    report = read((REPORT + ",,05/09/2024 10:30:00 AM,05/09/2024 10:40:00 AM,10,No\n").encode())

    assert len(report.rows) == 2
    assert "Line 4 (“05/09/2024 10:30:00 AM · 05/09/2024 10:40:00 AM · 10 · No”)" in report.warnings[-1]


@pytest.mark.parametrize("shown", ["########", "02:05.0", "58:40,0"])
def test_an_hour_that_a_spreadsheet_destroyed_is_refused_with_what_happened(shown):
    damaged = f"{HEADER}\nMinisterio Perú,m@example.org,{shown.replace(',', '.')},{shown.replace(',', '.')},57,No\n"

    assert "a spreadsheet program saved" in refusal_of(damaged.encode())


def test_a_serial_number_is_the_moment_that_it_stands_for():
    assert report_of("zoom-meeting-serials.csv", day=None).warnings == (
        "The file is not UTF-8; it was read as Windows text. Check the accented names.",
    )


def test_a_number_beyond_the_years_of_reports_is_no_hour():
    assert "“99999.5” is not an hour" in refusal_of(
        f"{HEADER}\nMinisterio,m@example.org,99999.5,99999.6,57,No\n".encode()
    )


def test_reports_that_somebody_joined_are_told():
    assert (
        "The file has 2 meetings; only what lies within this session will count."
        in report_of("zoom-meeting-two-joined.csv").warnings
    )


def test_zoom_without_hours_is_not_a_list_made_by_hand():
    report = report_of("zoom-meeting-durations-only.csv")

    assert (report.layout, report.rows[0].minutes) == ("zoom-meeting-unique", 57)


def test_who_registered_with_teams_and_did_not_come_is_absent():
    rows = report_of("teams-webinar-only-registered.csv").rows

    assert [(row.name, row.email, row.attended) for row in rows] == [
        ("Ministerio Perú", "ministerio.pe@example.org", True),
        ("Fiscalía Chile", "fiscalia.cl@example.org", False),
    ]


def test_a_clock_is_read_with_its_abbreviation():
    report = report_of("goto-webinar.csv")

    assert stays(report)[0] == ("Ministerio Perú", "15:02")  # 11:02 EDT
    assert [row.attended for row in report.rows] == [True, True, True, False]


@pytest.mark.parametrize(
    ("clock", "hour"), [("EST", "15:02"), ("GMT-5", "15:02"), ("UTC-05:00", "15:02"), ("-0500", "15:02")]
)
def test_clocks_beside_the_hour(clock, hour):
    data = REPORT.replace("10:02:05 AM", f"10:02:05 {clock}")

    assert f"{read(data.encode()).rows[0].joined_at:%H:%M}" == hour


def test_letters_that_are_no_clock_are_not_ignored():
    assert "One hour could not be read" in " ".join(
        read(REPORT.replace("10:02:05 AM", "10:02:05 IST").encode()).warnings
    )


@pytest.mark.parametrize(
    ("cells", "minutes"),
    [
        (["32:14"], [32 + 14 / 60]),
        (["5:30", "1:05:10"], [5.5, 65 + 10 / 60]),
        (["0:56", "1:51"], [56, 111]),
        (["01:20:00", "00:56:35"], [80, 56 + 35 / 60]),
        (["57", "1 h 5 min"], [57, 65]),
    ],
)
def test_whether_a_duration_has_seconds_is_told_by_its_column(cells, minutes):
    assert [reader_for(cells)(cell) for cell in cells] == pytest.approx(minutes)


def test_meet_writes_minutes_and_seconds():
    assert [round(row.minutes or 0) for row in report_of("meet-minutes-and-seconds.csv").rows] == [32, 65]


def test_absent_is_not_present():
    report = report_of("list-answers.csv")

    assert [(row.name, row.attended) for row in report.rows] == [("Ministerio Perú", True), ("Fiscalía Chile", False)]
    assert not [said for said in report.warnings if "everyone in it was read as present" in said]


def test_a_state_of_the_country_is_no_answer():
    rows = read("Nombre;Correo;Estado\nMinisterio;m@example.org;Jalisco\nFiscalía;f@example.org;Sonora\n".encode()).rows

    assert [row.attended for row in rows] == [True, True]


def test_marks_that_nobody_sees_change_nothing():
    marked = REPORT.replace("Ministerio Perú", "\u200e\u200bMinisterio Perú\u200f").replace(
        "10:02:05 AM", "10:02:05\u202fa.\u00a0m."
    )

    assert people(read(marked.encode())) == people(read(REPORT.encode()))


@pytest.mark.parametrize(
    "header",
    [
        "Nazwa (oryginalna nazwa),E-mail użytkownika,Czas dołączenia,Czas opuszczenia,Czas trwania (minuty),Gość",
        "Ad (Orijinal Ad),Kullanıcı E-postası,Katılma Zamanı,Ayrılma Zamanı,Süre (Dakika),Konuk",
    ],
)
def test_a_language_that_is_not_known_asks_what_the_columns_are(header):
    with override("en"), pytest.raises(UnknownColumns, match="Say which is the name, the e-mail and the hours"):
        read_report(f"{header}\n{ROWS[0]}\n".encode(), "participants.csv", date=DAY, zone="America/Lima")


def test_a_day_of_the_week_is_no_date():
    rows = read("Nombre;Correo;Día;Entrada;Salida\nMinisterio;m@example.org;Jueves;10:02;11:00\n".encode()).rows

    assert [f"{row.joined_at:%d %H:%M}" for row in rows] == ["09 15:02"]


def test_hours_take_the_date_of_their_own_line():
    rows = read(
        "Nombre;Correo;Fecha;Hora de ingreso;Hora de salida\n"
        "Ministerio;m@example.org;9/5/2024;10:02;11:00\n"
        "Fiscalía;f@example.org;16/5/2024;10:05;11:00\n".encode()
    ).rows

    assert [f"{row.joined_at:%d %H:%M}" for row in rows] == ["09 15:02", "16 15:05"]


@pytest.mark.parametrize("sessions", ["Sesión 1;Sesión 2", "09/05;16/05"])
def test_a_sheet_with_a_column_for_each_session_is_not_read_as_everyone(sessions):
    said = refusal_of(f"Nombre;Correo;{sessions}\nMinisterio;m@example.org;X;\nFiscalía;f@example.org;;X\n".encode())

    assert said.startswith(f"The table has a column for each session ({sessions.replace(';', ', ')}).")


@pytest.mark.parametrize("name", ["eventbrite", "sympla", "teams", "zoom-en"])
def test_a_list_of_registrations_is_not_read_as_attendance(name):
    assert refusal_of(sample(f"registrations-{name}.csv")).startswith("This is a list of registrations")


def text_of(name: str) -> str:
    data = sample(name)
    return data.decode("utf-16" if data.startswith(b"\xff\xfe") else "utf-8").replace("\r\n", "\n")


@pytest.mark.parametrize(
    "name",
    ["bigbluebutton.csv", "meet.csv", "meet-add-on.csv", "meet-one-name.csv", "webex-roles.csv"],
)
def test_exports_put_together_lose_nobody(name):
    twice = text_of(name) + text_of(name).replace("Ministerio", "Defensoría")

    assert sorted(row.name for row in read(twice.encode()).rows) == sorted(
        [row.name for row in report_of(name).rows]
        + [row.name.replace("Ministerio", "Defensoría") for row in report_of(name).rows]
    )


@pytest.mark.parametrize(
    "name", ["teams-es-current.csv", "teams-2021-en.csv", "teams-pt-2026.csv", "teams-titles-lost.csv"]
)
def test_reports_of_teams_put_together_lose_nobody(name):
    report = read((text_of(name) + "\n" + text_of(name).replace("Ministerio", "Defensoría")).encode())

    assert len(report.rows) == 2 * len(report_of(name).rows)
    assert {row.name for row in report.rows} >= {"Ministerio Perú", "Defensoría Perú"}
    assert "The file has 2 meetings; only what lies within this session will count." in report.warnings


def test_lines_below_other_headers_are_said():
    report = read(b"Nombre;Correo\nAna Paz;ana@example.org\n\nApellido;Nombre;E-mail\nPaz;Eva;eva@example.org\n")

    assert [row.name for row in report.rows] == ["Ana Paz"]
    assert "The lines from 4 on have other headers and were not read." in report.warnings


def test_an_empty_column_before_words_of_no_known_language_is_not_the_name():
    moved = "\n".join("\t" + line for line in text_of("teams-unknown-language.csv").split("\n"))

    assert {row.name for row in read(moved.encode()).rows} == {"Ministerio Perú", "Referente Uruguay"}


def test_hours_of_webex_are_opened_in_wrapped_lines_too():
    lines = text_of("webex.csv").replace("\t", ",").strip().split("\n")
    wrapped = "\n".join('"' + line.replace('"', '""') + '"' for line in lines)

    assert stays(read(wrapped.encode())) == stays(report_of("webex.csv"))


def test_two_persons_of_one_name_with_their_own_addresses_are_two_in_the_comparison():
    preamble = "Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants\n"
    meeting = "81,Ciclo,05/09/2024 09:45:00 AM,05/09/2024 11:05:00 AM,host@example.org,80,2\n\n"
    rows = [f"Guest,{one}@example.org,05/09/2024 10:02:00 AM,05/09/2024 11:00:00 AM,58,Yes" for one in ("a", "b")]

    report = read((preamble + meeting + "\n".join((HEADER, *rows)) + "\n").encode())

    assert [warning for warning in report.warnings if "attended" in warning] == []
