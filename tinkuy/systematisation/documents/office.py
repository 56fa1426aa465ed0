"""A Word or PowerPoint file, behind the guards of archives, written anew (promises I03, I04, P15).

Parts and relationships are those of ECMA-376, part 2 (Open Packaging Conventions).
"""

import io
import zipfile

from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core.archives import Locked, Unsafe, demand_safe_parts, opened, safe_names
from tinkuy.core.errors import Refused

from . import sentences
from .pictures import without_metadata

ENDINGS = {"word/document.xml": "docx", "ppt/presentation.xml": "pptx"}
MOST_EXPANDED = 80 * 1024 * 1024
"""Bytes of all parts together: they are held in memory once."""
NO_DAY = (1980, 1, 1, 0, 0, 0)
_TYPES = "[Content_Types].xml"
_PROPERTIES = ("docProps/", "customXml/", "docMetadata/")
"""Folders of parts that say who made a file with what: properties, what a server of documents adds, a firm's labels."""
_PEOPLE = ("word/people.xml", "ppt/commentAuthors.xml", "ppt/authors.xml")
_REMARKS = ("word/comments", "ppt/comments/")
_CHANGES = (b"<w:ins ", b"<w:del ", b"<w:moveFrom ", b"<w:moveTo ")


def clean(data: bytes) -> tuple[str, bytes]:
    """`docx` or `pptx`, and the file without properties, thumbnail, authors and places of pictures; or `Refused`."""
    try:
        with opened(data) as archive:
            _demand_no_cargo(archive.namelist())
            names = safe_names(archive)
            ending = next((ending for name, ending in ENDINGS.items() if name in names), "")
            if not ending:
                raise Refused(sentences.no_document())
            demand_safe_parts(archive, len(data), MOST_EXPANDED)
            return ending, _written_anew(archive, names)
    except Locked as error:
        raise Refused(sentences.locked()) from error
    except (Unsafe, etree.XMLSyntaxError, UnicodeDecodeError) as error:
        raise Refused(sentences.damaged()) from error


def _demand_no_cargo(names: list[str]) -> None:
    lowered = [name.casefold() for name in names]
    if any(name.endswith("vbaproject.bin") or "/activex/" in name for name in lowered):
        raise Refused(sentences.carries_macros())
    if any("/embeddings/" in name for name in lowered):
        raise Refused(sentences.carries_files())


def _written_anew(archive: zipfile.ZipFile, names: list[str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as anew:
        for name in names:
            if name.startswith(_PROPERTIES) or name.endswith("/"):
                continue
            entry = zipfile.ZipInfo(name, NO_DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            anew.writestr(entry, _part(name, archive.read(name)))
    return made.getvalue()


def _part(name: str, content: bytes) -> bytes:
    """The part as it is kept; refuses one that calls out or tells who remarked what."""
    if name.startswith(_REMARKS) or (name.startswith("word/") and any(change in content for change in _CHANGES)):
        _demand_no_remarks(name, content)
    is_links = name.casefold().endswith(".rels")
    if is_links:
        _demand_no_call_out(content)
    if name in _PEOPLE:
        return _emptied(content)
    if is_links or name == _TYPES:
        return _without_properties(content)
    return without_metadata(content)


def _demand_no_remarks(name: str, content: bytes) -> None:
    """Word keeps an empty part of comments; a part that has none of them is harmless."""
    is_remark = b":comment " in content or b":cm " in content or b":cm>" in content or b":comment>" in content
    if is_remark or not name.startswith(_REMARKS):
        raise Refused(sentences.carries_remarks())


def _demand_no_call_out(content: bytes) -> None:
    """A link that one presses is none; whatever else lies outside is fetched by whoever opens the file."""
    for link in _root_of(content):
        is_outside = link.get("TargetMode", "").casefold() == "external"
        if is_outside and not link.get("Type", "").endswith("/hyperlink"):
            raise Refused(sentences.fetches())


def _emptied(content: bytes) -> bytes:
    root = _root_of(content)
    for child in list(root):
        root.remove(child)
    return _as_bytes(root)


def _without_properties(content: bytes) -> bytes:
    """The relationships or content types without those of properties: author, company, thumbnail, template."""
    root = _root_of(content)
    for child in list(root):
        target = (child.get("Target") or child.get("PartName") or "").replace("../", "").lstrip("/")
        if target.startswith(_PROPERTIES) and child.get("TargetMode", "").casefold() != "external":
            root.remove(child)
    return _as_bytes(root)


def _root_of(content: bytes) -> etree._Element:
    """No document type got this far (`core.archives`); the parser is told all the same."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    return etree.fromstring(content, parser)


def _as_bytes(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written
