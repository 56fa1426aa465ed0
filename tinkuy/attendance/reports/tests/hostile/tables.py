"""Tables without measure: lines, columns, quotation marks, cells and dates (promise I02)."""

from tinkuy.attendance.reports.tests.hostile import LARGE, READ, Hostile

from .letters import HEADER, REPORT, ROW

LINES = "The file has more than 250000 lines."
LONG_LINE = "Line 1 has"
PEOPLE = ROW.encode() + b"\n"
UNKNOWN = "unknown columns"


def with_cell(place: int, text: str) -> bytes:
    """The good report with another cell."""
    cells = ROW.split(",")
    cells[place] = text
    return f"{HEADER}\n{','.join(cells)}\n".encode()


def with_hour(text: str) -> bytes:
    return with_cell(2, text)


TABLES = [
    Hostile("one line of ten megabytes", lambda: b"x" * 10_000_000, LONG_LINE),
    Hostile("ten million separators", lambda: b"," * 10_000_000, LONG_LINE),
    Hostile("ten million quotation marks", lambda: b'"' * 10_000_000, LONG_LINE),
    Hostile("five million line ends", lambda: b"\n" * 5_000_000 + b"x", LINES),
    Hostile("five million line ends of Mac", lambda: b"\r" * 5_000_000 + b"x", LINES),
    Hostile("more lines than people", lambda: b"a\n" * 250_002, LINES),
    Hostile(
        "a list of twenty thousand and one",
        lambda: b"Ana Paz\n" * 20_001,
        "A list without headers has at most 20000 lines.",
    ),
    Hostile("more than forty megabytes", lambda: bytes(41 * 1024**2), "The file has more than 40 MB."),
    Hostile("thirty thousand columns", lambda: f"{HEADER}{',x' * 30_000}\n{ROW}{',y' * 30_000}\n".encode(), READ, 1),
    Hostile("lines of a hundred cells, ten thousand of them", lambda: (b"a," * 100 + b"\n") * 10_000, UNKNOWN),
    Hostile(
        "lines of sixty thousand letters", lambda: (b"a" * 60_000 + b"\n") * 100, "Line 1 has 60000 characters where"
    ),
    Hostile(
        "separators and nothing between", lambda: b";;;;\n" * 10_000, "The file has nothing between its separators."
    ),
    Hostile("blanks and nothing between", lambda: b" \t \n" * 100_000, "The file has no text in it."),
    Hostile("a quotation mark that never ends", lambda: REPORT.encode() + b'"' + PEOPLE * 2_000, READ, 2_001),
    Hostile(
        "each line opens a quotation mark",
        lambda: REPORT.encode() + (b'"' + PEOPLE) * 3_000,
        "Line 3 has several values in one cell",
    ),
    Hostile(
        "quotation marks in quotation marks",
        lambda: HEADER.encode() + b"\n" + b'""""""""""' * 500 + PEOPLE,
        "Line 2 has",
    ),
    Hostile("each letter quoted", lambda: REPORT.encode() + b'"a",' * 10_000 + b"\n", READ, 2),
    Hostile("a cell of nineteen lines", lambda: with_cell(0, '"' + "a\n" * 18 + 'a"'), READ, 1),
    Hostile("a cell of a thousand lines", lambda: with_cell(0, '"' + "a\n" * 1_000 + 'a"'), READ, 1),
    Hostile("a hint that lies about the separator", lambda: b"sep=\x07\n" + REPORT.encode(), READ, 1),
    Hostile("a hint of Excel for another separator", lambda: b"sep=;\n" + REPORT.encode(), READ, 1),
    Hostile(
        "the header of one separator, the people of another",
        lambda: f"{HEADER}\n{ROW.replace(',', ';')}\n".encode(),
        READ,
        1,
    ),
    Hostile("the header a thousand times", lambda: (HEADER + "\n").encode() * 1_000 + PEOPLE, READ, 1),
    Hostile(
        "the header and nobody", lambda: HEADER.encode(), "The report has its header (line 1) but no person below it."
    ),
    Hostile(
        "a thousand columns of one name",
        lambda: f"{'Name,' * 1_000}Email\n{'Ana,' * 1_000}a@example.org\n".encode(),
        READ,
        1,
    ),
    Hostile(
        "titles of sections without end",
        lambda: "".join(f"{n % 9 + 1}. Sección\n" for n in range(30_000)).encode(),
        "A list without headers has at most 20000 lines.",
    ),
    Hostile(
        "blocks of Zoom without end",
        lambda: b"Attendee Details,\n" * 30_000,
        "A list without headers has at most 20000 lines.",
    ),
    Hostile("columns that nobody knows", lambda: b"Wer,Wo,Wann,Wie\nA,B,C,D\nE,F,G,H\n", UNKNOWN),
    Hostile("a name of sixty thousand letters", lambda: with_cell(0, "M" * 60_000), "Line 2 has 60000 characters"),
    *(
        Hostile(
            f"sixty thousand times {part!r} as an address",
            lambda part=part: with_cell(1, part * (60_000 // len(part))),
            READ,
            1,
        )
        for part in ("a", "a@", "b.", "(", "@")
    ),
    Hostile(
        "addresses that cost a long look, many times",
        lambda: HEADER.encode() + b"\n" + (b"M," + b"a" * 60_000 + b"@,,,,\n") * 300,
        READ,
        300,
    ),
    *(
        Hostile(
            f"sixty thousand times {part!r} as an hour",
            lambda part=part: with_hour(part * (60_000 // len(part))),
            READ,
            1,
        )
        for part in ("1", "/", "1:")
    ),
    *(
        Hostile(f"the hour {text}", lambda text=text: with_hour(text), READ, 1)
        for text in (
            "31/02/2024 10:00",
            "00/00/0000 10:00",
            "32/13/2024 10:00",
            "05/09/2024 25:61",
            "05/09/99999 10:00",
            "05/09/1066 10:00",
            "9999-12-31T24:00",
        )
    ),
    Hostile("the hour at the end of years", lambda: with_hour("31/12/2100 23:59"), READ, 1),
    Hostile("an hour of a zone that is none", lambda: with_hour("2024-05-09 10:00 +99:99"), READ, 1),
    Hostile("a leave before the join", lambda: with_cell(3, "05/09/2024 08:00:00 AM"), READ, 1),
    *(
        Hostile(f"the duration {text[:5]} of {len(text)}", lambda text=text: with_cell(4, text), READ, 1)
        for text in ("-5", "1e308", "9" * 39, "9" * 400, "NaN", "inf", "١٢")
    ),
    *(
        Hostile(f"a name that is the formula {text[:9]}", lambda text=text: with_cell(0, text), READ, 1)
        for text in (
            "=1+1",
            "=cmd|'/c calc'!A0",
            "+1+1",
            "-1+1",
            "@SUM(A1)",
            "\uff1d1+1",
            "\u200b=1+1",
            '=HYPERLINK("http://127.0.0.1")'.replace('"', "'"),
        )
    ),
    *(
        Hostile(f"a name that is {text}", lambda text=text: with_cell(0, text), READ, 1)
        for text in (
            "null",
            "../../etc/passwd",
            "CON.txt",
            "%s%n%x",
            "{{7*7}}",
            "${jndi:ldap://a}",
            "' OR 1=1 --",
            "Robert'); DROP TABLE",
        )
    ),
    Hostile("many addresses in one line", lambda: b"a@example.org " * 4_000, READ, 4_000),
    Hostile(
        "people without end and of many letters",
        lambda: HEADER.encode() + b"\n" + b"".join(b"%060d,%d@example.org,,,5,No\n" % (n, n) for n in range(40_000)),
        READ,
        40_000,
    ),
    Hostile("names that grow on the way", lambda: ("Nombre,Correo\n" + f"{'ñ' * 40},\n" * 35_000).encode(), LARGE),
]
