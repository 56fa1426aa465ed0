"""Documents made for the tests: honest ones with a canary in all that tells of their authors, and hostile ones."""

import io
import zipfile
from collections.abc import Callable

from docx import Document
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link, Text
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

CANARY = "CANARIO"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SLIDES = "http://schemas.openxmlformats.org/presentationml/2006/main"
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
COMMENT = f'<w:comments xmlns:w="{WORD}"><w:comment w:author="A"/></w:comments>'.encode()
CHANGE = f'<w:document xmlns:w="{WORD}"><w:ins w:author="A"/></w:document>'.encode()
CHANGE_OF_ANOTHER_PREFIX = f'<x:document xmlns:x="{WORD}"><x:del\tx:author="A"/></x:document>'.encode()
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(words: str = "Acta de la sesión") -> bytes:
    """With an author, a title and a comment in its properties."""
    document = Document()
    properties = document.core_properties
    properties.author = properties.last_modified_by = properties.comments = f"Persona {CANARY}"
    document.add_paragraph(words)
    made = io.BytesIO()
    document.save(made)
    return made.getvalue()


def pptx(**more: bytes) -> bytes:
    """As small as a presentation can be; `ppt__media__a__jpg` stands for `ppt/media/a.jpg`."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{TYPES}"><Override PartName="/docProps/a.xml" ContentType="a"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{LINKS}"><Relationship Id="r1" Type="{OFFICE}/officeDocument" '
        f'Target="ppt/presentation.xml"/><Relationship Id="r2" Type="{OFFICE}/extended-properties" '
        f'Target="docProps/app.xml"/></Relationships>',
        "ppt/presentation.xml": f"<p:presentation xmlns:p='{SLIDES}'/>",
        "docProps/app.xml": f"<Properties><Company>{CANARY}</Company></Properties>",
        "ppt/commentAuthors.xml": f"<p:cmAuthorLst xmlns:p='{SLIDES}'><p:cmAuthor name='{CANARY}'/></p:cmAuthorLst>",
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in (parts | {_place(name): content for name, content in more.items()}).items():
            archive.writestr(name, content)
    return made.getvalue()


def with_picture_and_link(picture: bytes) -> bytes:
    """A slide that shows *picture* and leads to a page of elsewhere."""
    named = "".join(
        f"<a:{name} r:{attribute}='r{n}'/>" for n, name, attribute in ((1, "blip", "embed"), (9, "hlinkClick", "id"))
    )
    body = f"<p:presentation xmlns:p='{SLIDES}' xmlns:a='{DRAWING}' xmlns:r='{OFFICE}'>{named}</p:presentation>"
    links = relationship("hyperlink").decode()
    shown = f'<Relationship Id="r1" Type="{OFFICE}/image" Target="media/a.jpg"/></Relationships>'
    return pptx(
        ppt__media__a__jpg=picture,
        ppt__presentation__xml=body.encode(),
        ppt___rels__presentation__xml__rels=links.replace("</Relationships>", shown).encode(),
    )


def with_parts(data: bytes, **parts: bytes) -> bytes:
    """A document and further parts, or the same with other content: `word__document__xml`."""
    named = {_place(name): content for name, content in parts.items()}
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as anew:
        for name in old.namelist():
            if name not in named:
                anew.writestr(name, old.read(name))
        for name, content in named.items():
            anew.writestr(name, content)
    return made.getvalue()


def _place(name: str) -> str:
    """`word___rels__a__xml__rels` stands for `word/_rels/a.xml.rels`."""
    place = name.replace("__xml__rels", ".xml__rels")
    return "/".join(place.split("__")[:-1]) + "." + place.split("__")[-1]


def relationship(kind: str) -> bytes:
    return (
        f'<Relationships xmlns="{LINKS}"><Relationship Id="r9" Type="{OFFICE}/{kind}" TargetMode="External" '
        f'Target="https://elsewhere.example.org/a"/></Relationships>'
    ).encode()


def fetching(kind: str) -> bytes:
    return with_parts(docx(), word___rels__a__rels=relationship(kind))


def film() -> bytes:
    return (
        f'<Relationships xmlns="{LINKS}"><Relationship Id="r9" Type="{OFFICE}/video" Target="media/a.mp4"/>'
        f"</Relationships>"
    ).encode()


def with_picture(picture: bytes, ending: str = "") -> bytes:
    """A Word file that shows *picture*, in a part with another *ending* perhaps."""
    document = Document()
    drawn = io.BytesIO()
    Image.new("RGB", (40, 30)).save(drawn, "PNG")
    document.add_picture(io.BytesIO(drawn.getvalue()))
    made = io.BytesIO()
    document.save(made)
    with zipfile.ZipFile(made) as archive:
        media = next(name for name in archive.namelist() if name.startswith("word/media/"))
        links = archive.read("word/_rels/document.xml.rels").decode()
    shown = media.rpartition(".")[0] + f".{ending}" if ending else media
    links = links.replace(media.removeprefix("word/"), shown.removeprefix("word/"))
    parts = {"word___rels__document__xml__rels": links.encode(), shown.replace("/", "__").replace(".", "__"): picture}
    return with_parts(made.getvalue(), **parts)


def leading_nowhere() -> bytes:
    """Without the relationships of the package: nothing says which part is the document."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx())) as old, zipfile.ZipFile(made, "w") as anew:
        for name in old.namelist():
            if name != "_rels/.rels":
                anew.writestr(name, old.read(name))
    return made.getvalue()


def pdf(pages: int = 2) -> bytes:
    """With an author, a script that opens, an attached file, a comment with its author and a link."""
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(200, 200)
    writer.add_metadata({"/Author": CANARY, "/Title": CANARY})
    writer.add_attachment(f"{CANARY}.txt", CANARY.encode())
    action = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject(f"app.alert('{CANARY}')"),
    }
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(DictionaryObject(action))
    writer.add_annotation(0, Text(text=CANARY, rect=(10, 10, 20, 20)))
    writer.add_annotation(0, Link(rect=(10, 10, 20, 20), url="https://example.org/acta"))
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf())))
    writer.encrypt("clave", algorithm="AES-256")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def jpeg(width: int = 400, height: int = 300) -> bytes:
    """With a place, a camera and a comment."""
    exif = Image.Exif()
    exif[0x010F] = exif[0x013B] = CANARY
    made = io.BytesIO()
    Image.new("RGB", (width, height), "#a0522d").save(made, "JPEG", exif=exif, comment=CANARY.encode())
    return made.getvalue()


def bomb(zeros: int = 12 * 1024 * 1024) -> bytes:
    return with_parts(docx(), word__media__a__bin=b"\0" * zeros)


HOSTILE: list[tuple[str, Callable[[], bytes], str]] = [
    ("nothing", lambda: b"", "empty"),
    ("words", lambda: b"Acta de la sesion", "no PDF, Word or PowerPoint"),
    ("a page with a script", lambda: b"<html><script>alert(1)</script></html>", "no PDF, Word or PowerPoint"),
    ("a drawing with a script", lambda: b"<svg xmlns='http://www.w3.org/2000/svg' onload='a()'/>", "no PDF, Word or"),
    ("an archive of something else", lambda: with_parts(pptx(), ppt__presentation__xml=b"<a/>")[:30], "unsafe way"),
    ("the signature of an archive alone", lambda: b"PK\x03\x04", "unsafe way"),
    ("half a document", lambda: docx()[: len(docx()) // 2], "unsafe way"),
    ("a bomb", bomb, "unsafe way"),
    ("a name that climbs", lambda: with_parts(docx(), **{"..__..__etc__passwd__xml": b"x"}), "unsafe way"),
    ("an archive within", lambda: with_parts(docx(), word__a__zip=b"PK"), "unsafe way"),
    ("a document type", lambda: with_parts(docx(), word__styles__xml=b"<!DOCTYPE a><a/>"), "unsafe way"),
    ("an entity", lambda: with_parts(docx(), word__styles__xml=b'<!ENTITY a "b"><a/>'), "unsafe way"),
    ("markup that is none", lambda: with_parts(docx(), _rels__a__rels=b"<a"), "unsafe way"),
    ("2,001 parts", lambda: with_parts(docx(), **{f"word__n{n}__xml": b"" for n in range(2_001)}), "unsafe way"),
    ("macros", lambda: with_parts(docx(), word__vbaProject__bin=b"\xd0\xcf\x11\xe0"), "macros"),
    ("a workbook within", lambda: with_parts(pptx(), ppt__embeddings__a__xlsx=b"PK"), "whole files inside"),
    ("an object within", lambda: with_parts(docx(), word__embeddings__oleObject1__bin=b"x"), "whole files inside"),
    ("a template from elsewhere", lambda: fetching("attachedTemplate"), "fetches"),
    ("a picture from elsewhere", lambda: fetching("image"), "fetches"),
    ("a comment", lambda: with_parts(docx(), word__comments__xml=COMMENT), "comments or tracked"),
    ("a tracked change", lambda: with_parts(docx(), word__document__xml=CHANGE), "comments or tracked"),
    ("its prefix", lambda: with_parts(docx(), word__document__xml=CHANGE_OF_ANOTHER_PREFIX), "comments or tracked"),
    ("a film", lambda: with_parts(docx(), word___rels__a__rels=film()), "film or a recording"),
    ("an odd picture", lambda: with_picture(b"II*\0 a TIFF"), "kind that cannot be looked through"),
    ("words called a font", lambda: with_picture(b"words", "odttf"), "kind that cannot be looked through"),
    ("no part to begin with", leading_nowhere, "unsafe way"),
    ("a PDF that is none", lambda: b"%PDF-1.7\n" + b"x" * 2000, "unsafe way"),
    ("a PDF without pages", lambda: b"%PDF-1.7\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF", "unsafe way"),
    ("half a PDF", lambda: pdf()[: len(pdf()) // 3], "unsafe way"),
    ("a PDF with a password", locked_pdf, "password"),
    ("a PDF of 301 pages", lambda: pdf(301), "more than 300 pages"),
]  # fmt: skip
