"""Damaged, disguised and hostile files: read rightly, or refused in one sentence: what, where and what to do."""

import io
import time
import zipfile
from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tinkuy.convening.reports import Report, UnknownColumns
from tinkuy.convening.reports.reading import read_report
from tinkuy.convening.reports.registrations import read_registrations
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


@pytest.fixture(autouse=True)
def _english():
    with override("en"):
        yield


def read(data: bytes, name: str = "participants.csv") -> Report:
    return read_report(data, name, date=DAY, zone="America/Lima")


def refusal_of(data: bytes, name: str = "participants.csv") -> str:
    with pytest.raises(Refused) as refusal:
        read_report(data, name, date=DAY, zone="America/Lima")
    return str(refusal.value)


def people(report: Report) -> list[tuple[str, str, datetime | None]]:
    return [(row.name, row.email, row.joined_at) for row in report.rows]


@pytest.mark.parametrize(
    ("encoding", "data"),
    [
        ("utf-8", REPORT.encode()),
        ("utf-8-sig", REPORT.encode("utf-8-sig")),
        ("utf-16-le", b"\xff\xfe" + REPORT.encode("utf-16-le")),
        ("utf-16-be", b"\xfe\xff" + REPORT.encode("utf-16-be")),
        ("utf-16-le", REPORT.encode("utf-16-le")),
        ("utf-16-be", REPORT.encode("utf-16-be")),
        ("cp1252", REPORT.encode("cp1252")),
        ("latin-1", REPORT.replace("Perú", "Perú\x81").encode("latin-1")),
    ],
)
def test_promise_I05_every_encoding_is_found_and_shown(encoding, data):
    report = read(data)

    assert report.encoding == encoding
    assert people(report) == PEOPLE


def test_promise_I05_text_of_windows_asks_to_check_the_accents():
    assert (
        "The file is not UTF-8; it was read as Windows text. Check the accented names."
        in read(REPORT.encode("cp1252")).warnings
    )


def test_one_stray_byte_does_not_spoil_the_other_accents():
    report = read(REPORT.encode().replace("Fiscalía".encode(), "Fiscalía".encode("cp1252")))

    assert (report.encoding, people(report)) == ("utf-8 + cp1252", PEOPLE)


def test_utf_16_cut_in_the_middle_of_a_letter_is_read():
    assert people(read(b"\xff\xfe" + REPORT.encode("utf-16-le") + b"\x00")) == PEOPLE


def test_promise_I05_zeros_controls_and_direction_marks_are_taken_out():
    dirty = REPORT.replace("Ministerio", "Mi\x00nis\u202ete\u200brio\x07").replace("Perú", "Peru\u0301")

    report = read(dirty.encode())

    assert people(report) == PEOPLE
    assert "1 empty bytes were taken out of the file." in report.warnings


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


def test_the_good_workbook_that_the_bad_ones_are_made_of_is_read():
    assert people(read(spiked(BOOK))) == PEOPLE


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


LETTER = "\n".join(
    ["Estimadas y estimados colegas de la región,", *["Les escribimos para contar cómo fue la sesión de ayer."] * 9]
)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "The file is empty. Export the report again and upload the new file."),
        (b" \n\t\r\n ", "The file has no text in it."),
        (b"\x00" * 5_000, "The file has no text in it."),
        (b"\xff\xfe", "The file has no text in it."),
        (b",,,\n,,,\n", "The file has nothing between its separators."),
        (b"," * 10_000_000, "Line 1 has 10000000 characters; no attendance report has such lines."),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "This is a picture, not a table."),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "This is a picture, not a table."),
        (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF, not a table."),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "This is an old Office file or one with a password."),
        (b"\x1f\x8b\x08\x00", "This is a compressed archive."),
        (b"\x00\x00\x00\x18ftypmp42", "This is a sound or video file, not a table."),
        (b"SQLite format 3\x00", "This is a program or a database, not a table."),
        (b"<!DOCTYPE html><title>Sign in</title>", "This is a web page, not a table"),
        (b"WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\nHola", "This is a transcript or captions"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHola", "This is a transcript or captions"),
        (b"0:00:01.000,0:00:02.000\nHola", "This is a transcript or captions"),
        (bytes(range(256)) * 40, "This file is not text."),
        (
            LETTER.encode(),
            "No attendance was found in this file: line 2 (“Les escribimos para contar cómo fue la sesión",
        ),
        (b'{"attendance": [1, 2, 3]}', "No attendance was found in this file: line 1"),
        (HEADER.encode(), "The report has its header (line 1) but no person below it."),
        (b"Partida,Monto,Fuente,Saldo\nPapel,10,A,1\nTinta,20,B,2\n", "The columns of this file are not known"),
        (b"12345\n67890\n", "No attendance was found in this file: line 1 (“12345”)"),
        (b"x" * 21 * 1024 * 1024, "The file has 21 MB; the limit is 20 MB."),
        (("\n" * 1_000_001).encode() + b"a", "The file has more than 1000000 lines."),
    ],
)
def test_promise_I02_what_is_no_report_is_refused_in_one_sentence(data, sentence):
    assert refusal_of(data).startswith(sentence)


def test_columns_nobody_knows_are_handed_to_the_person():
    with pytest.raises(UnknownColumns) as refusal:
        read_report(b"Wer,Wo,Wann,Wie\nA,B,C,D\nE,F,G,H\n", "a.csv", date=DAY, zone="America/Lima")

    assert refusal.value.headers == ("Wer", "Wo", "Wann", "Wie")


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


def answer(read_any, *arguments, **named) -> str:
    """The refusal's sentence, or "read"; anything else that is raised fails the test."""
    try:
        read_any(*arguments, **named)
    except Refused as refusal:
        return str(refusal)
    return "read"


@pytest.mark.parametrize(
    "cell", ["1" * 60_000, "a" * 60_000, "a@" + "b." * 29_000, "(" * 60_000, "-" * 60_000, " " * 60_000]
)
def test_promise_I11_a_hostile_cell_takes_no_time(cell):
    data = f"{HEADER}\nMinisterio Perú,{cell},{cell[:4000]},,{cell[:100]},No\n".encode()
    started = time.process_time()

    said = answer(read, data)

    assert len(said) < 400
    assert time.process_time() - started < 20  # a backtracking pattern takes hours


@settings(max_examples=150, deadline=None)
@example(b"PK\x03\x04")
@example(b"\xfe\xff\xd8\x00")
@example(b'"\n"\n"')
@given(st.one_of(st.binary(max_size=300), st.text(max_size=200).map(str.encode)))
def test_promise_I01_no_bytes_raise_anything_but_a_refusal(data):
    assert answer(read, data)
    assert answer(read_registrations, data, "lista.csv")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_promise_I01_no_damage_to_a_report_raises_anything_but_a_refusal(data):
    report = bytearray(REPORT.encode())
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(report) - 1))
        report[place : place + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=4))

    assert answer(read, bytes(report))
