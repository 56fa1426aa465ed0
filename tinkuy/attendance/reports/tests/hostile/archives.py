"""Archives that lie, burst, climb out or hide others (promise I03)."""

import io
import struct
import zipfile
import zlib

from tinkuy.attendance.reports.tests.hostile import DAMAGED_BOOK, NO_BOOK, NOT_TEXT, READ, Hostile

from .zips import book, crowded, end_patched, overlapping, parts, patched, with_entries, zipped

PASSWORD = "The workbook has a password."
PACKED = "This is a compressed archive."
ZEROS = bytes(3_000_000)


def entry(name: str, *, mode: int = 0, packing: int = zipfile.ZIP_DEFLATED) -> zipfile.ZipInfo:
    made = zipfile.ZipInfo(name)
    made.external_attr, made.compress_type = mode << 16, packing
    return made


def nested(depth: int) -> bytes:
    """An archive in an archive in an archive."""
    inner = b"x"
    for number in range(depth):
        inner = zipped({f"{number}.zip": inner})
    return inner


def twice(name: str, other: str) -> bytes:
    """Two entries whose names are, or seem, the same."""
    return with_entries(entry(name), entry(other))


def wrong_check() -> bytes:
    return patched(book(), 14, 16, b"\xde\xad\xbe\xef")


def streamed() -> bytes:
    """Honest: written without knowing the sizes beforehand, as web services do."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    pipe = Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts().items():
            archive.writestr(name, content)
    return pipe.getvalue()


def cut_stream() -> bytes:
    """Packed data that ends in the middle."""
    packed = zlib.compress(b"x" * 1000)[2:-4]
    data = zipped(parts(), **{"xl/more.xml": b"x" * 1000})
    return data.replace(packed, packed[: len(packed) // 2] + b"\xff" * (len(packed) - len(packed) // 2))


ARCHIVES = [
    Hostile("one part of three megabytes of zeros", lambda: book(bomb=ZEROS), DAMAGED_BOOK),
    Hostile(
        "sixty parts of fifty kilobytes",
        lambda: zipped(parts(), **{f"p{n}": ZEROS[:50_000] for n in range(60)}),
        DAMAGED_BOOK,
    ),
    Hostile(
        "a bomb that declares ten bytes", lambda: patched(book(bomb=ZEROS), 22, 24, struct.pack("<L", 10)), DAMAGED_BOOK
    ),
    Hostile(
        "a bomb that lies in its directory only",
        lambda: patched(book(bomb=ZEROS), None, 24, struct.pack("<L", 10)),
        DAMAGED_BOOK,
    ),
    Hostile(
        "a bomb that lies in its local headers only",
        lambda: patched(book(bomb=ZEROS), 22, None, struct.pack("<L", 10)),
        DAMAGED_BOOK,
    ),
    Hostile("many entries over one packed kernel", lambda: overlapping(40), DAMAGED_BOOK),
    Hostile("two entries over one packed kernel", lambda: overlapping(2), DAMAGED_BOOK),
    Hostile("a sheet of ten megabytes of blanks", lambda: book(sheet=b"<worksheet>" + b" " * 10_000_000), DAMAGED_BOOK),
    Hostile("archives within archives", lambda: nested(6), DAMAGED_BOOK),
    Hostile("an archive beside the sheets", lambda: book(**{"xl/inner.zip": nested(1)}), DAMAGED_BOOK),
    Hostile("a workbook within the workbook", lambda: book(**{"xl/embeddings/a.XLSX": book()}), DAMAGED_BOOK),
    Hostile("a gzip within the workbook", lambda: book(**{"xl/a.gz": b"\x1f\x8b"}), DAMAGED_BOOK),
    Hostile("a name that climbs", lambda: with_entries("../../etc/passwd"), DAMAGED_BOOK),
    Hostile("a name that climbs in its middle", lambda: with_entries("xl/../../a"), DAMAGED_BOOK),
    Hostile("a name that climbs by backslashes", lambda: with_entries("xl\\..\\..\\a"), DAMAGED_BOOK),
    Hostile("an absolute name", lambda: with_entries("/etc/passwd"), DAMAGED_BOOK),
    Hostile("an absolute name of Windows", lambda: with_entries("C:/Windows/a"), DAMAGED_BOOK),
    Hostile("a share of Windows", lambda: with_entries("\\\\server\\a"), DAMAGED_BOOK),
    Hostile(
        "a symbolic link", lambda: with_entries(entry("xl/a.xml", mode=0o120777), content=b"/etc/passwd"), DAMAGED_BOOK
    ),
    Hostile("a device", lambda: with_entries(entry("xl/a.xml", mode=0o060666)), DAMAGED_BOOK),
    Hostile("a pipe", lambda: with_entries(entry("xl/a.xml", mode=0o010666)), DAMAGED_BOOK),
    Hostile("two parts of one name", lambda: twice("xl/a.xml", "xl/a.xml"), DAMAGED_BOOK),
    Hostile("two sheets of one name", lambda: with_entries("xl/worksheets/sheet1.xml"), DAMAGED_BOOK),
    Hostile("two names that differ by case", lambda: twice("xl/a.xml", "XL/A.xml"), DAMAGED_BOOK),
    Hostile("a name that ends at a zero", lambda: twice("xl/a.xml", "xl/a.xml\x00.png"), DAMAGED_BOOK),
    Hostile("an entry whose name has sixty thousand letters", lambda: with_entries("a" * 60_000), READ, 1),
    Hostile("65,536 entries", lambda: crowded(65_536), DAMAGED_BOOK),
    Hostile("2,001 entries", lambda: zipped(parts(), **{f"n{n}": b"" for n in range(2_001)}), DAMAGED_BOOK),
    Hostile("encrypted entries", lambda: patched(book(), 6, 8, b"\x01\x00"), PASSWORD),
    Hostile("strongly encrypted entries", lambda: patched(book(), 6, 8, b"\x41\x00"), PASSWORD),
    Hostile("a packing that nobody knows", lambda: patched(book(), 8, 10, b"\x63\x00"), DAMAGED_BOOK),
    Hostile("packed by LZMA", lambda: zipped(parts(), zipfile.ZIP_LZMA), DAMAGED_BOOK),
    Hostile("packed by bzip2", lambda: zipped(parts(), zipfile.ZIP_BZIP2), DAMAGED_BOOK),
    Hostile("not packed at all", lambda: zipped(parts(), zipfile.ZIP_STORED), READ, 1),
    Hostile("written as a stream", streamed, READ, 1),
    Hostile("checksums that are wrong", wrong_check, DAMAGED_BOOK),
    Hostile("packed data that is cut", cut_stream, DAMAGED_BOOK),
    Hostile("the end cut off", lambda: book()[:-60], DAMAGED_BOOK),
    Hostile("the first half only", lambda: book()[: len(book()) // 2], DAMAGED_BOOK),
    Hostile("the signature and nothing else", lambda: b"PK\x03\x04", DAMAGED_BOOK),
    Hostile("an empty archive", lambda: zipped({}), PACKED, filename="informe.xlsx"),
    Hostile("a part of a split archive", lambda: b"PK\x07\x08" + book(), PACKED),
    Hostile("more entries announced than there are", lambda: end_patched(book(), 10, b"\xff\x7f"), READ, 1),
    Hostile("a directory beyond the file", lambda: end_patched(book(), 16, b"\xff\xff\xff\x7f"), DAMAGED_BOOK),
    Hostile("a directory of four gigabytes", lambda: end_patched(book(), 12, b"\xff\xff\xff\xff"), DAMAGED_BOOK),
    Hostile("a part at the end of the world", lambda: patched(book(), None, 42, b"\xff\xff\xff\x7f"), DAMAGED_BOOK),
    Hostile("a comment as long as can be", lambda: end_patched(book(), 20, b"\xff\xff") + bytes(65_535), READ, 1),
    Hostile("garbage after the end", lambda: book() + b"garbage" * 10, READ, 1),
    Hostile("garbage before the beginning", lambda: b"\x00\x01\x02\x03" * 100 + book(), NOT_TEXT),
    Hostile(
        "a program of Java", lambda: zipped({"META-INF/MANIFEST.MF": b"", "a.class": b"\xca\xfe\xba\xbe"}), NO_BOOK
    ),
    Hostile("a document of Word", lambda: zipped({"[Content_Types].xml": b"", "word/document.xml": b"<a/>"}), NO_BOOK),
    Hostile("slides", lambda: zipped({"[Content_Types].xml": b"", "ppt/presentation.xml": b"<a/>"}), NO_BOOK),
    Hostile(
        "a sheet of LibreOffice",
        lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
        NO_BOOK,
    ),
    Hostile("a binary workbook", lambda: zipped({"xl/workbook.bin": b"\x83\x01"}), NO_BOOK),
    Hostile("a sheet of Apple", lambda: zipped({"Index/Document.iwa": b"x", "preview.jpg": b"\xff\xd8"}), NO_BOOK),
]
