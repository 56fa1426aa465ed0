"""Lines, separators, quotation marks and columns that a round trip through other programs has damaged."""

import sys

import pytest

from .damage import HEADER, PEOPLE, REPORT, ROWS, people, read, refusal_of


@pytest.mark.parametrize("line_end", ["\r\n", "\r", "\n\n"])
def test_every_line_end_is_read(line_end):
    assert people(read(REPORT.replace("\n", line_end).encode())) == PEOPLE


@pytest.mark.parametrize("separator", [";", "\t", "|"])
def test_every_separator_is_found(separator):
    report = read(REPORT.replace('"', "").replace(",", separator).encode())

    assert (report.separator, people(report)) == (separator, PEOPLE)


def test_the_hint_of_excel_is_not_a_row():
    report = read(("sep=;\n" + REPORT.replace('"', "").replace(",", ";")).encode())

    assert (people(report), report.rows[0].line) == (PEOPLE, 3)


@pytest.mark.parametrize("padding", ["", ";;;;"])
def test_lines_that_excel_wrapped_as_one_cell_are_opened(padding):
    wrapped = "\n".join('"' + line.replace('"', '""') + '"' + padding for line in REPORT.strip().split("\n"))

    assert people(read(wrapped.encode())) == PEOPLE


def test_some_lines_wrapped_and_others_not():
    wrapped = '"' + ROWS[1].replace('"', '""') + '"'

    assert people(read("\n".join((HEADER, ROWS[0], wrapped)).encode())) == PEOPLE


def test_an_extra_empty_column_in_front_changes_nothing():
    moved = "\n".join("," + line for line in REPORT.strip().split("\n"))

    assert people(read(moved.encode())) == PEOPLE


def test_columns_in_another_order_are_read_by_their_names():
    order = (3, 0, 5, 1, 4, 2)
    lines = [line.replace('"', "").split(",") for line in REPORT.strip().split("\n")]

    assert people(read("\n".join(",".join(cells[i] for i in order) for cells in lines).encode())) == PEOPLE


def test_a_quotation_mark_that_is_never_closed_costs_no_other_line():
    report = read(REPORT.replace("Ministerio Perú", '"Ministerio Perú').encode())

    assert people(report)[1] == PEOPLE[1]
    assert report.rows[0].email == "ministerio.pe@example.org"
    assert "Line 2 opens a quotation mark that is never closed. Check that line." in report.warnings


def test_a_quotation_mark_that_swallows_the_rest_of_the_file_is_stopped():
    many = [HEADER, '"' + ROWS[0], *[ROWS[0].replace("ministerio", f"m{n}") for n in range(60)], '"' + ROWS[0]]

    assert len(read("\n".join(many).encode()).rows) == 62


def test_a_comma_that_nobody_quoted_is_said_with_its_line():
    report = read(REPORT.replace("57,No", "57,No,sobra").encode())

    assert "Line 2 has more cells than the header; check that person." in report.warnings


def test_a_wrong_separator_never_makes_people_called_name_and_address():
    header = "Nombre,Correo electrónico,Hora de entrada"
    glued = "Ministerio Perú;ministerio.pe@example.org,,10:02\nFiscalía Chile;fiscalia.cl@example.org,,10:05"

    assert refusal_of(f"{header}\n{glued}".encode()) == (
        "Line 2 has several values in one cell (“Ministerio Perú;ministerio.pe@example.org”). "
        "Save the file as CSV with one separator."
    )


def test_a_table_of_semicolons_is_people_and_addresses():
    report = read("Nombre;Correo\nMinisterio Perú;ministerio.pe@example.org\n".encode())

    assert [(row.name, row.email) for row in report.rows] == [("Ministerio Perú", "ministerio.pe@example.org")]


def test_hours_that_are_none_are_refused_with_their_line():
    text = REPORT.replace("05/09/2024 10:", "mañana ").replace("05/09/2024 11:", "mañana ")

    assert refusal_of(text.encode()).startswith("Line 2: “mañana 02:05 AM” is not an hour.")


def test_a_single_hour_that_cannot_be_read_is_said_and_its_row_stays():
    report = read(REPORT.replace("05/09/2024 10:58:40 AM", "pronto").encode())

    assert (report.rows[0].joined_at, report.rows[0].left_at) == (PEOPLE[0][2], None)
    assert "One hour could not be read (line 2: “pronto”)." in report.warnings


def test_a_name_without_end_is_refused_with_its_line():
    assert refusal_of(REPORT.replace("Ministerio", "M" * 5_000).encode()).startswith(
        "Line 2 has 5005 characters where the name"
    )


def test_any_white_within_a_cell_is_one_space():
    whites = [white for white in map(chr, range(sys.maxunicode)) if white.isspace() and white not in " \n\r\t"]
    reports = {white: REPORT.replace("Ministerio Perú", f"Ministerio {white}Perú") for white in whites}

    assert [white for white, text in reports.items() if people(read(text.encode())) != PEOPLE] == []
