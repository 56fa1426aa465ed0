"""Bytes that are hardly letters, and letters that are hardly anybody's (promise I05)."""

import codecs

from tinkuy.attendance.reports.tests.hostile import NOBODY, NOT_TEXT, READ, Hostile

HEADER = "Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest"
ROW = "Ministerio Perú,ministerio@example.org,05/09/2024 10:02:05 AM,05/09/2024 10:58:40 AM,57,No"
REPORT = f"{HEADER}\n{ROW}\n"
LONG_NAME = "Line 2 has"


def named(name: str) -> bytes:
    """The good report with another name."""
    return REPORT.replace("Ministerio Perú", name).encode("utf-8", errors="surrogatepass")


LETTERS = [
    *(
        Hostile(f"the report in {encoding}", lambda encoding=encoding: REPORT.encode(encoding), READ, 1)
        for encoding in (
            "utf-8",
            "utf-8-sig",
            "utf-16",
            "utf-16-le",
            "utf-16-be",
            "cp1252",
            "mac-roman",
            "cp850",
            "utf-32-be",
        )
    ),
    Hostile("UTF-32 with its mark", lambda: REPORT.encode("utf-32"), READ, 1),
    Hostile("UTF-7", lambda: REPORT.encode("utf-7"), READ, 1),
    Hostile("UTF-7 that would be markup", lambda: named("+ADw-script+AD4-"), READ, 1),
    Hostile("EBCDIC", lambda: REPORT.encode("cp500"), NOBODY),
    Hostile("Japanese of the nineties", lambda: named("日本").decode().encode("shift_jis", errors="replace"), READ, 1),
    Hostile("Russian of the nineties", lambda: REPORT.replace("Perú", "Перу").encode("koi8-r"), READ, 1),
    Hostile("the mark of UTF-8 before UTF-16", lambda: codecs.BOM_UTF8 + REPORT.encode("utf-16-le"), READ, 1),
    Hostile("the mark of UTF-16 before UTF-8", lambda: codecs.BOM_UTF16_LE + REPORT.encode(), READ, 1),
    Hostile("the mark of the other order", lambda: codecs.BOM_UTF16_BE + REPORT.encode("utf-16-le"), READ, 1),
    Hostile("three marks", lambda: codecs.BOM_UTF8 * 3 + REPORT.encode(), READ, 1),
    Hostile(
        "a mark before each line",
        lambda: "".join("\ufeff" + line + "\n" for line in REPORT.split("\n")).encode(),
        READ,
        1,
    ),
    Hostile("UTF-16 cut within a letter", lambda: REPORT.encode("utf-16")[:-1], READ, 1),
    Hostile(
        "UTF-16 with half a pair",
        lambda: named("Ministerio \ud83d").decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass"),
        READ,
        1,
    ),
    Hostile("half a pair in UTF-8", lambda: named("Ministerio \ud83d"), READ, 1),
    Hostile("pairs in UTF-8, as old Java writes them", lambda: named("Ministerio \ud83d\ude00"), READ, 1),
    Hostile(
        "letters longer than need be", lambda: named("Ministerio X").replace(b"X", b"\xc0\xaf\xe0\x80\xaf"), READ, 1
    ),
    Hostile("bytes that are never letters", lambda: named("Ministerio X").replace(b"X", b"\xfe\xff\xfe"), READ, 1),
    Hostile(
        "a line of Windows among UTF-8",
        lambda: f"{REPORT}{ROW}".encode() + b"\nPer\xfa,p@example.org,05/09/2024 10:02:05 AM,,5,No\n",
        READ,
        3,
    ),
    Hostile(
        "each line of another encoding",
        lambda: REPORT.encode() + ROW.encode("cp1252") + b"\n" + ROW.encode("mac-roman"),
        READ,
        3,
    ),
    Hostile("a zero after each letter of the name", lambda: named("\x00".join("Ministerio")), READ, 1),
    Hostile("a megabyte of zeros in the middle", lambda: REPORT.encode() + bytes(1_000_000) + ROW.encode(), READ, 2),
    Hostile("zeros alone", lambda: bytes(5_000_000), "The file has no text in it."),
    Hostile("every control character", lambda: named("Ministerio" + "".join(map(chr, range(1, 9)))), NOT_TEXT),
    Hostile("controls of the upper half", lambda: named("Ministerio\x80\x85\x9f"), READ, 1),
    Hostile("colours of a terminal", lambda: named("\x1b[31mMinisterio\x1b[0m"), READ, 1),
    Hostile("a name from right to left", lambda: named("\u202eoiretsiniM"), READ, 1),
    Hostile(
        "all marks of direction",
        lambda: named("".join(map(chr, range(0x202A, 0x202F))) + "Ministerio\u2066\u2067\u2069"),
        READ,
        1,
    ),
    Hostile("letters without width", lambda: named("Mi\u200bnis\u200dte\u2060rio\ufeff"), READ, 1),
    Hostile("a name in Hebrew and Arabic", lambda: named("משרד وزارة"), READ, 1),
    Hostile("letters that look like others", lambda: named("Мinistеriо"), READ, 1),
    Hostile("a family of emoji", lambda: named("👩\u200d👩\u200d👧 🇵🇪"), READ, 1),
    Hostile("a tower of accents", lambda: named("M" + "\u0301" * 150), READ, 1),
    Hostile("a tower of ten thousand accents", lambda: named("M" + "\u0301" * 10_000), LONG_NAME),
    Hostile("accents to be put in order without end", lambda: named("M" + "\u0315\u0300\u0327" * 20_000), LONG_NAME),
    Hostile("letters that grow when composed", lambda: named("ﷺ" * 60), READ, 1),
    Hostile(
        "one face among five million letters",
        lambda: REPORT.encode() + "😀".encode() + b"x" * 5_000_000,
        "Line 3 has 5000001",
    ),
    Hostile("separators of lines of another alphabet", lambda: named("Mi\u2028nis\u2029te\x0brio"), READ, 1),
    Hostile("ends of lines of old Mac", lambda: REPORT.replace("\n", "\r").encode(), READ, 1),
    Hostile("ends of lines the wrong way round", lambda: REPORT.replace("\n", "\n\r").encode(), READ, 1),
    Hostile("every byte there is", lambda: bytes(range(256)) * 100, NOT_TEXT),
    Hostile("noise", lambda: bytes((n * 7919 + n // 251) % 256 for n in range(100_000)), NOT_TEXT),
    Hostile("private letters", lambda: named("\ue000\uf8ff\U0010fffd Ministerio"), READ, 1),
    Hostile("letters that are none", lambda: named("\uffff\ufdd0 Ministerio"), READ, 1),
    Hostile("markup for a name", lambda: named("<script>alert(1)</script>"), READ, 1),
    Hostile("a question mark for each accent", lambda: named("Ministerio Per\ufffd"), READ, 1),
    Hostile("words of a machine", lambda: b"\xef\xbf\xbd\n" * 10_000, NOBODY),
]
