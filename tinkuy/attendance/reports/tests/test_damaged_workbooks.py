"""Workbooks, also those that are called .csv."""

import io
from datetime import datetime

from openpyxl import Workbook

from .damage import HEADER, PEOPLE, REPORT, people, read


def workbook(*sheets: list[list[object]]) -> bytes:
    book = Workbook()
    book.remove(book.active)
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_called_csv_is_read_with_its_dates():
    rows = [HEADER.split(",")]
    rows += [
        [name, mail, datetime(2024, 5, 9, 10, 2 + 3 * n, 5 - 5 * n), None, 57.0, "No"]
        for n, (name, mail, _) in enumerate(PEOPLE)
    ]

    report = read(workbook(rows))

    assert (report.encoding, people(report)) == ("xlsx", PEOPLE)


def test_a_workbook_whose_cells_hold_whole_lines_is_opened():
    assert people(read(workbook([[line] for line in REPORT.strip().split("\n")]))) == PEOPLE


def test_the_first_sheet_with_data_is_read_and_it_is_said():
    rows = [line.replace('"', "").split(",") for line in REPORT.strip().split("\n")]

    report = read(workbook([], rows, [["otra hoja"]]))

    assert people(report) == PEOPLE
    assert "The workbook has 2 sheets; “Sheet1” was read." in report.warnings
