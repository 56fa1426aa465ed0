"""Workbooks and archives made byte by byte, so that every lie can be told."""

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/xl/workbook.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
    '<Override PartName="/xl/worksheets/sheet1.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
    '<Override PartName="/xl/sharedStrings.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>'
)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def rels(*pairs: tuple[str, str, str]) -> str:
    """Id, kind and target of each relationship."""
    inner = "".join(f'<Relationship Id="{i}" Type="{OFFICE}/{kind}" Target="{to}"/>' for i, kind, to in pairs)
    return f'<Relationships xmlns="{PACKAGE}">{inner}</Relationships>'


def row(number: int, *cells: str) -> str:
    """A row of texts."""
    inner = "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in cells)
    return f'<row r="{number}">{inner}</row>'


HEADER = row(1, "Name (Original Name)", "User Email", "Join Time", "Leave Time", "Duration (Minutes)", "Guest")
PERSON = row(2, "Ministerio", "ministerio@example.org", "2024-05-09 10:02:05", "2024-05-09 10:58:40", "57", "No")


def sheet(inner: str = HEADER + PERSON, before: str = "", after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}">{before}<sheetData>{inner}</sheetData>{after}</worksheet>'


def parts(**changed: str | bytes | None) -> dict[str, bytes]:
    """The parts of the good workbook; `xl__workbook` stands for `xl/workbook.xml`, None takes a part out."""
    good: dict[str, str | bytes | None] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Hoja" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": rels(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "sharedStrings", "sharedStrings.xml")
        ),
        "xl/worksheets/sheet1.xml": sheet(),
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}"/>',
    }
    good |= {NAMES.get(name, name): content for name, content in changed.items()}
    return {name: text.encode() if isinstance(text, str) else text for name, text in good.items() if text is not None}


NAMES = {
    "types": "[Content_Types].xml",
    "root": "_rels/.rels",
    "book": "xl/workbook.xml",
    "links": "xl/_rels/workbook.xml.rels",
    "sheet": "xl/worksheets/sheet1.xml",
    "strings": "xl/sharedStrings.xml",
    "styles": "xl/styles.xml",
}


def zipped(named: Mapping[str, bytes], packing: int = zipfile.ZIP_DEFLATED, **more: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", packing) as archive:
        for name, content in {**named, **more}.items():
            archive.writestr(name, content)
    return file.getvalue()


def book(packing: int = zipfile.ZIP_DEFLATED, **changed: str | bytes | None) -> bytes:
    """The good workbook with some parts changed."""
    return zipped(parts(**changed), packing)


def plain_book(**changed: str | bytes | None) -> bytes:
    """The same, not packed: what is in it is read, whatever its size."""
    return book(zipfile.ZIP_STORED, **changed)


def with_entries(*entries: zipfile.ZipInfo | str, content: bytes = b"x") -> bytes:
    """The good workbook and further entries, which may be named or marked as no program would."""
    file = io.BytesIO(book())
    with zipfile.ZipFile(file, "a") as archive:
        for entry in entries:
            archive.writestr(entry, content)
    return file.getvalue()


def patched(data: bytes, local: int | None, central: int | None, value: bytes) -> bytes:
    """*value* written at an offset of every local and every central header."""
    changed = bytearray(data)
    for signature, offset in ((b"PK\x03\x04", local), (b"PK\x01\x02", central)):
        place = changed.find(signature) if offset is not None else -1
        while place >= 0:
            changed[place + (offset or 0) : place + (offset or 0) + len(value)] = value
            place = changed.find(signature, place + 4)
    return bytes(changed)


def end_patched(data: bytes, offset: int, value: bytes) -> bytes:
    """*value* written at an offset of the end-of-directory record."""
    place = data.rfind(b"PK\x05\x06") + offset
    return data[:place] + value + data[place + len(value) :]


def crowded(count: int) -> bytes:
    """An archive of *count* empty entries, as small and as fast as can be."""
    local, central = bytearray(), bytearray()
    for number in range(count):
        name = b"n%d" % number
        central += struct.pack(
            "<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 0, 0, 0, 0, 0, 0, len(name), *[0] * 5, len(local)
        )
        central += name
        local += struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 0, 0, 0, 0, 0, 0, len(name), 0) + name
    most = min(count, 0xFFFF)
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, most, most, len(central), len(local), 0)
    return bytes(local + central) + end


def overlapping(copies: int) -> bytes:
    """One packed kernel that many entries of the directory point at: a bomb without repetition."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    plain = bytes(1_000_000)
    kernel = packer.compress(plain) + packer.flush()
    check = zlib.crc32(plain)
    sizes = (check, len(kernel), len(plain))
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, *sizes, 15, 0) + b"xl/workbook.xml" + kernel
    central = bytearray()
    for number in range(copies):
        name = b"xl/workbook.xml" if not number else b"xl/part%08d" % number
        central += struct.pack("<4s6H3L5H2L", b"PK\x01\x02", 20, 20, 0, 8, 0, 0, *sizes, len(name), *[0] * 6) + name
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, copies, copies, len(central), len(local), 0)
    return local + bytes(central) + end
