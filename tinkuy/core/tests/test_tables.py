"""C10, I08 and P15: one maker for every table that leaves the site, CSV and XLSX."""

import csv
import io
import tempfile
import tracemalloc
import zipfile
from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest
from lxml import etree

from tinkuy.core.errors import Refused
from tinkuy.core.tables.csv_file import as_csv
from tinkuy.core.tables.table import Column, Table, guarded, plain, starts_a_formula
from tinkuy.core.tables.xlsx_file import MOST_ROWS, as_xlsx

CALCULATED = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "|calc",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    "   =1+1",
    "\u00a0=1+1",
    "\u3000=1+1",
    "\u2028=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "\x00=1+1",
    "\x1f=1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠x",
    "｜x",
    "﹦1",
    "﹢1",
    "﹣1",
    "﹫x",
    "\u3000\u200b＝cmd",
]
HARMLESS = ["Perú", "S1 = sí", "a+b", "12", "'=1+1", "¿=?", "", "  ", "1=1", "≠ 1"]


def table(*rows: list[object], **fields: object) -> Table:
    width = max((len(row) for row in rows), default=1)
    columns = tuple(Column(f"Columna {place}", 10 + place) for place in range(width))
    return Table(**{"title": "Cifras", "columns": columns, "rows": rows} | fields)


def csv_rows(made: Table, language: str = "es") -> list[list[str]]:
    text = b"".join(as_csv(made, language)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if language != "en" else ","))


def workbook(made: Table) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(as_xlsx(made)))


@pytest.mark.parametrize("text", CALCULATED)
def test_promise_I08_what_a_spreadsheet_would_calculate_is_a_text(text: str):
    assert starts_a_formula(text)
    assert csv_rows(table([text]))[1][0].startswith("'")
    cell = workbook(table([text])).worksheets[0]["A2"]
    assert (cell.data_type, cell.quotePrefix, cell.value) == ("s", True, plain(text))


@pytest.mark.parametrize("text", HARMLESS)
def test_promise_I08_other_texts_stay_as_they_are(text: str):
    assert csv_rows(table([text]))[1] == [text.strip()]
    assert (workbook(table([text])).worksheets[0]["A2"].value or "") == text.strip()


@pytest.mark.parametrize("text", ["Perú;=1+1", "Perú, =1+1", 'Perú";"=1+1', "Perú;＝1", "a,@b", "a\t=1+1"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_promise_I08_a_spreadsheet_that_parts_the_line_elsewhere_finds_no_formula(text: str, delimiter: str):
    line = b"".join(as_csv(table(["x", text]), "es")).decode().splitlines()[1]

    assert [part for part in line.split(delimiter) if starts_a_formula(part.strip(' "'))] == []


def test_promise_I08_headers_are_guarded_too():
    made = Table("x", (Column("=HYPERLINK(1)"),), [])

    assert csv_rows(made) == [["'=HYPERLINK(1)"]]
    assert workbook(made).worksheets[0]["A1"].data_type == "s"


def test_capability_C10_a_csv_is_utf8_with_its_mark_and_ends_its_lines_as_a_spreadsheet_wants_it():
    written = b"".join(as_csv(table(["Perú", 3, 0.5, None, date(2026, 3, 5)]), "es"))

    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig").splitlines(keepends=True)[1] == '"Perú";"3";"0,5";"";"2026-03-05"\r\n'


@pytest.mark.parametrize(("language", "line"), [("en", '"a","0.667"'), ("es", '"a";"0,667"'), ("pt-br", '"a";"0,667"')])
def test_capability_C10_separators_and_decimals_are_those_of_the_readers_spreadsheet(language: str, line: str):
    assert b"".join(as_csv(table(["a", 0.667]), language)).decode().splitlines()[1] == line


def test_capability_C10_a_cell_never_breaks_its_line():
    assert csv_rows(table(['dos\nlíneas; y "comillas"', "b"]))[1] == ['dos líneas; y "comillas"', "b"]


def test_capability_C10_a_workbook_has_types_a_frozen_header_and_widths():
    sheet = workbook(table(["Perú", 3, 0.5, None, date(2026, 3, 5), "007"])).worksheets[0]

    assert [cell.data_type for cell in sheet[2]] == ["s", "n", "n", "n", "d", "s"]
    assert [cell.value for cell in sheet[2]][:4] == ["Perú", 3, 0.5, None]
    assert sheet["E2"].value.date() == date(2026, 3, 5)
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert [int(sheet.column_dimensions[letter].width) for letter in "ABC"] == [10, 11, 12]


def test_capability_C10_how_to_read_it_stands_on_a_page_of_its_own_in_a_workbook():
    book = workbook(table(["a"], title="País: sesión [1]", notes=("=No es fórmula",), notes_name="Notas"))

    assert book.sheetnames == ["País  sesión  1", "Notas"]
    assert (book.worksheets[1]["A1"].value, book.worksheets[1]["A1"].data_type) == ("=No es fórmula", "s")


def test_promise_P15_a_workbook_says_its_title_and_nothing_else_of_itself():
    archive = zipfile.ZipFile(io.BytesIO(as_xlsx(table(["a"]))))
    core = etree.fromstring(archive.read("docProps/core.xml"))
    said = {etree.QName(child).localname: child.text for child in core}

    no_day = "1980-01-01T00:00:00Z"
    assert {name: text for name, text in said.items() if text} == {
        "title": "Cifras",
        "created": no_day,
        "modified": no_day,
    }
    assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    assert not [name for name in archive.namelist() if "comment" in name or "custom" in name]


@pytest.mark.parametrize("text", ["a\x00b", "a\ud800b", "a\uffffb", "<&>\"'", "a\x0bb", "😀", "_x0041_", "x" * 40_000])
def test_capability_C10_no_text_breaks_a_workbook(text: str):
    value = workbook(table([text])).worksheets[0]["A2"].value

    assert value
    assert len(value) <= 32_767


def many(count: int) -> Iterator[list[object]]:
    for place in range(count):
        yield [f"Persona {place}", f"p{place}@example.org", "PE", place]


def test_capability_C10_a_long_list_is_sent_as_csv_while_it_is_made():
    columns = tuple(Column(name) for name in "abcd")
    tracemalloc.start()
    chunks = sum(1 for _chunk in as_csv(Table("Larga", columns, many(20_000)), "es"))
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert chunks > 20
    assert most < 3_000_000


def test_capability_C10_a_list_too_long_for_a_workbook_is_refused_in_a_sentence():
    columns = tuple(Column(name) for name in "abcd")

    with pytest.raises(Refused, match="CSV"):
        as_xlsx(Table("Larga", columns, many(MOST_ROWS + 1)))


def test_promise_P08_no_name_lies_in_a_file_while_a_workbook_is_made(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "there is no such folder"))

    assert as_xlsx(table(["Persona"]))


def test_promise_I08_the_guard_leaves_an_apostrophe_and_nothing_else_behind():
    assert guarded("=1+1") == "'=1+1"
    assert guarded("Perú; -no") == "Perú; '-no"
