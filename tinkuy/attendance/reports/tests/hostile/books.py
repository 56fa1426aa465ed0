"""Workbooks whose archive is in order and whose inside is not (promise I04)."""

from tinkuy.attendance.reports.tests.hostile import DAMAGED_BOOK, READ, Hostile

from .zips import HEADER, MAIN, NAMES, OFFICE, PERSON, book, parts, plain_book, rels, row, sheet

EMPTY_BOOK = "The workbook has no data in it."
DOCTYPE = '<!DOCTYPE a [<!ENTITY b "b">]>'
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + "]>"
)
NO_PERSON = "The report has its header (line 1) but no person below it."


def with_declaration(part: str, declaration: str, encoding: str = "utf-8") -> bytes:
    return book(**{part: (declaration + parts(styles="<styleSheet/>")[NAMES[part]].decode()).encode(encoding)})


def cell(inner: str, **attributes: str) -> str:
    written = "".join(f' {name}="{value}"' for name, value in attributes.items())
    return f"<c{written}>{inner}</c>"


def person_with(name_cell: str) -> bytes:
    """The good sheet with another cell for the name."""
    return book(
        sheet=sheet(HEADER + PERSON.replace(PERSON[PERSON.index("<c") : PERSON.index("</c>") + 4], name_cell, 1))
    )


def strings(*texts: str) -> str:
    return f'<sst xmlns="{MAIN}">' + "".join(f"<si><t>{text}</t></si>" for text in texts) + "</sst>"


def shared_bomb(length: int, count: int) -> bytes:
    """One long text to which every cell points."""
    rows = "".join(f'<row r="{n}">{"<c t='s'><v>0</v></c>" * 10}</row>' for n in range(2, count))
    return plain_book(sheet=sheet(HEADER + rows), strings=strings("a" * length))


def links(target: str, mode: str = "") -> str:
    return rels(("rId1", "worksheet", target)).replace('Target="', f'{mode}Target="')


def many_sheets(count: int) -> bytes:
    names = "".join(f'<sheet name="H{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, count))
    return book(book=f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>')


BOOKS = [
    *(
        Hostile(f"entities in the {part}", lambda part=part: with_declaration(part, DOCTYPE), DAMAGED_BOOK)
        for part in NAMES
    ),
    Hostile("a thousand million laughs", lambda: with_declaration("sheet", LAUGHS), DAMAGED_BOOK),
    Hostile(
        "a file of the machine as entity",
        lambda: with_declaration("strings", '<!DOCTYPE a SYSTEM "file:///etc/passwd">'),
        DAMAGED_BOOK,
    ),
    Hostile(
        "entities of parameters",
        lambda: with_declaration("book", '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1/">%b;]>'),
        DAMAGED_BOOK,
    ),
    Hostile(
        "entities after a megabyte of blanks",
        lambda: with_declaration("sheet", " " * (2**20 - 5) + DOCTYPE),
        DAMAGED_BOOK,
    ),
    Hostile("entities in UTF-16", lambda: with_declaration("sheet", DOCTYPE, "utf-16"), DAMAGED_BOOK),
    Hostile(
        "a part that says it is UTF-7",
        lambda: with_declaration("sheet", '<?xml version="1.0" encoding="utf-7"?>'),
        DAMAGED_BOOK,
    ),
    Hostile(
        "a part of EBCDIC",
        lambda: with_declaration("sheet", '<?xml version="1.0" encoding="cp037"?>', "cp037"),
        DAMAGED_BOOK,
    ),
    Hostile("a hundred thousand elements deep", lambda: book(sheet=sheet("<a>" * 100_000)), DAMAGED_BOOK),
    Hostile(
        "a hundred thousand elements deep, closed",
        lambda: book(sheet=sheet("<a>" * 100_000 + "</a>" * 100_000)),
        DAMAGED_BOOK,
    ),
    Hostile(
        "fifty thousand attributes",
        lambda: book(sheet=sheet("<row " + " ".join(f'a{n}="1"' for n in range(50_000)) + "/>")),
        EMPTY_BOOK,
    ),
    Hostile("an attribute of five megabytes", lambda: book(sheet=sheet(f'<row r="{"1" * 5_000_000}"/>')), DAMAGED_BOOK),
    Hostile("markup that never ends", lambda: book(sheet=f'<worksheet xmlns="{MAIN}"><sheetData><row'), DAMAGED_BOOK),
    Hostile("no sheet in it", lambda: book(sheet=None), EMPTY_BOOK),
    Hostile("a sheet without rows", lambda: book(sheet=sheet("")), EMPTY_BOOK),
    Hostile("a sheet that is something else", lambda: book(sheet="<html/>"), EMPTY_BOOK),
    Hostile("a sheet outside of the workbook", lambda: book(links=links("../../../../etc/passwd")), EMPTY_BOOK),
    Hostile(
        "a sheet on the network", lambda: book(links=links("http://127.0.0.1/", 'TargetMode="External" ')), EMPTY_BOOK
    ),
    Hostile("five hundred sheets", lambda: many_sheets(500), READ, 1),
    Hostile(
        "a text of five megabytes for every cell", lambda: shared_bomb(5_000_000, 100), "Line 2 has 5000000 characters;"
    ),
    Hostile(
        "a text of sixty thousand letters for every cell",
        lambda: shared_bomb(60_000, 50),
        "Line 2 has 60000 characters where",
    ),
    Hostile("a text that is not there", lambda: person_with("<c t='s'><v>99</v></c>"), DAMAGED_BOOK),
    Hostile("a text before the first", lambda: person_with("<c t='s'><v>-7</v></c>"), DAMAGED_BOOK),
    Hostile(
        "two hundred thousand texts that nobody uses",
        lambda: plain_book(strings=f'<sst xmlns="{MAIN}">{"<si/>" * 200_000}</sst>'),
        READ,
        1,
    ),
    Hostile(
        "a row far away", lambda: book(sheet=sheet(HEADER + PERSON.replace('r="2"', 'r="1000000000"'))), DAMAGED_BOOK
    ),
    Hostile("a row before the first", lambda: book(sheet=sheet(HEADER + PERSON.replace('r="2"', 'r="-5"'))), NO_PERSON),
    Hostile(
        "a row whose number is a word",
        lambda: book(sheet=sheet(HEADER + PERSON.replace('r="2"', 'r="dos"'))),
        DAMAGED_BOOK,
    ),
    Hostile(
        "a cell in the last column", lambda: person_with('<c r="XFD2" t="inlineStr"><is><t>x</t></is></c>'), NO_PERSON
    ),
    Hostile("a cell in a column beyond", lambda: person_with('<c r="ZZZZZZZ2"><v>1</v></c>'), DAMAGED_BOOK),
    Hostile(
        "a row of sixteen thousand cells",
        lambda: plain_book(sheet=sheet(HEADER + PERSON + row(3, *["x"] * 16_384))),
        READ,
        2,
    ),
    Hostile(
        "a row of two hundred thousand cells",
        lambda: plain_book(sheet=sheet(f"<row>{'<c/>' * 200_000}</row>" + HEADER + PERSON)),
        "unknown columns",
    ),
    Hostile("a million rows declared", lambda: book(sheet=sheet(before='<dimension ref="A1:XFD1048576"/>')), READ, 1),
    Hostile("a formula with its value", lambda: person_with(cell("<f>A1</f><v>Ministerio</v>", t="str")), READ, 1),
    Hostile("a formula without a value", lambda: person_with(cell("<f>WEBSERVICE('http://127.0.0.1')</f>")), READ, 1),
    Hostile("a command of DDE", lambda: person_with(cell("<f>cmd|'/c calc'!A1</f><v>0</v>")), READ, 1),
    Hostile("an error in the cell", lambda: person_with(cell("<v>#REF!</v>", t="e")), READ, 1),
    Hostile("a number that is none", lambda: person_with(cell("<v>NaN</v>")), DAMAGED_BOOK),
    Hostile("a number without end", lambda: person_with(cell("<v>1e999</v>")), READ, 1),
    Hostile("a number that is a word", lambda: person_with(cell("<v>uno</v>")), DAMAGED_BOOK),
    Hostile("macros, which are not run", lambda: book(**{"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}), READ, 1),
    Hostile(
        "links to other workbooks", lambda: book(**{"xl/externalLinks/externalLink1.xml": b"<externalLink/>"}), READ, 1
    ),
    Hostile(
        "pictures and drawings", lambda: book(**{"xl/media/a.png": b"\x89PNG", "xl/drawings/a.xml": b"<a/>"}), READ, 1
    ),
    Hostile(
        "a sheet of fifty thousand cells",
        lambda: plain_book(sheet=sheet(HEADER + "".join(row(n, *["a"] * 50) for n in range(2, 1_002)))),
        "Line 2: “a” is not an hour.",
    ),
    Hostile(
        "fifty thousand texts that nobody uses",
        lambda: plain_book(strings=strings(*(f"{n:060}" for n in range(50_000)))),
        READ,
        1,
    ),
]
