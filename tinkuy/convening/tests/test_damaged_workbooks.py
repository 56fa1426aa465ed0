"""Workbooks, also those called .csv, and archives that are none (promise I03)."""

import io
import time
import zipfile
from datetime import datetime

import pytest
from openpyxl import Workbook

from tinkuy.convening.tests.damage import HEADER, PEOPLE, REPORT, people, read, refusal_of


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


def archive(**entries: bytes) -> bytes:
    return spiked(b"", **entries)


def spiked(book: bytes, **entries: bytes) -> bytes:
    """The archive *book* with further or other entries; `__` in a name stands for a slash."""
    named = {name.replace("__", "/"): content for name, content in entries.items()}
    if book:
        with zipfile.ZipFile(io.BytesIO(book)) as before:
            named = {name: before.read(name) for name in before.namelist()} | named
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in named.items():
            zipped.writestr(name, content)
    return file.getvalue()


def with_book_part(change) -> bytes:
    """The good workbook with its main part changed."""
    with zipfile.ZipFile(io.BytesIO(BOOK)) as before:
        return spiked(BOOK, **{"xl__workbook.xml": change(before.read("xl/workbook.xml").decode())})


def encrypted(data: bytes) -> bytes:
    """The flag of encryption set in every header of the archive."""
    data = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(signature, place + 4)
    return bytes(data)


def understated(data: bytes) -> bytes:
    """The size of every entry declared as ten bytes."""
    data = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = data.find(signature)
        while place >= 0:
            data[place + offset : place + offset + 4] = (10).to_bytes(4, "little")
            place = data.find(signature, place + 4)
    return bytes(data)


BOOK = workbook([line.replace('"', "").split(",") for line in REPORT.strip().split("\n")])
DAMAGED = "The workbook is damaged or built in an unsafe way. Open it, save it as CSV, and upload that file."
ENTITY = '<!DOCTYPE a [<!ENTITY b "b">]>'


def test_the_good_workbook_that_the_bad_ones_are_made_of_is_read():
    assert people(read(spiked(BOOK))) == PEOPLE


def test_promise_I03_a_row_with_a_number_without_end_costs_no_time():
    """Five kilobytes that would keep a reader busy for hours: openpyxl fills each gap between the rows of a sheet."""
    source, bomb = zipfile.ZipFile(io.BytesIO(workbook([["Name"]]))), io.BytesIO()
    far = b'<row r="1000000000"><c r="A1000000000" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    with zipfile.ZipFile(bomb, "w") as archive:
        for entry in source.infolist():
            archive.writestr(entry, source.read(entry).replace(b"</sheetData>", far))
    begun = time.monotonic()

    assert "damaged" in refusal_of(bomb.getvalue(), "participants.xlsx")
    assert time.monotonic() - begun < 30


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (spiked(BOOK, bomb=b"0" * 60_000_000), DAMAGED),
        (understated(spiked(BOOK, bomb=b"0" * 60_000_000)), DAMAGED),
        (spiked(BOOK, **{"xl__inner.zip": archive(a=b"")}), DAMAGED),
        (spiked(BOOK, **{"..__..__etc": b""}), DAMAGED),
        (spiked(BOOK, __etc__passwd=b""), DAMAGED),
        (spiked(BOOK, **{f"n{n}": b"" for n in range(2_001)}), DAMAGED),
        (with_book_part(lambda text: (ENTITY + text).encode()), DAMAGED),
        (with_book_part(lambda text: (ENTITY + text).encode("utf-16")), DAMAGED),
        (archive(**{"xl__workbook.xml": b"<a/>"}), DAMAGED),
        (BOOK[:-200], DAMAGED),
        (encrypted(BOOK), "The workbook has a password. Save it without one and upload it again."),
        (archive(**{"word__document.xml": b"<a/>"}), "This is not an Excel workbook."),
        (workbook([]), "The workbook has no data in it."),
    ],
    ids=str.split("bomb lying-bomb nested climbs absolute crowded entities utf-16 hollow cut encrypted word blank"),
)
def test_promise_I03_unsafe_workbooks_are_refused(data, sentence):
    assert refusal_of(data).startswith(sentence)
