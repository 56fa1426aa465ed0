"""The exchange format of the REFI-QDA standard, version 1.0, written and read.

ATLAS.ti, MAXQDA, NVivo, QualCoder and Taguette write it and read it.
"""

import io
import re
import uuid
from collections.abc import Iterable, Mapping
from importlib.resources import files

from django.utils.translation import gettext as _
from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core.errors import Refused
from tinkuy.core.reading.decoding import NotText, decode
from tinkuy.core.text import in_language
from tinkuy.design.kinds import KINDS
from tinkuy.systematisation.evidence.models.code import Code, FindingKind

from .file import CodebookFile, Gathered, colour_of

NAMESPACE = "urn:QDA-XML:codebook:1.0"
DEEPEST_ELEMENT = 100
MOST_ATTRIBUTES = 1_000
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_DECLARES = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def read_qdc(data: bytes) -> CodebookFile:
    """The codes of *data*, in any encoding; refuses what is no codebook, or one that is built in an unsafe way."""
    root = _root_of(_text_of(data))
    book = root if _name(root) == "CodeBook" else next((one for one in root if _name(one) == "CodeBook"), None)
    codes = next((one for one in book if _name(one) == "Codes"), None) if book is not None else None
    if book is None or codes is None:
        raise Refused(
            _("This XML file holds no codebook. Export the codebook as REFI-QDA (.qdc) and upload that file.")
        )
    gathered = Gathered()
    for element in codes:
        _gather(element, None, gathered)
    if not gathered.codes:
        raise Refused(_("There is no code in this file."))
    if sets := sum(_name(one) == "Set" for holder in book if _name(holder) == "Sets" for one in holder):
        gathered.warnings["sets"] = sets
    if _namespace(root) not in (NAMESPACE, "urn:QDA-XML:project:1.0"):
        gathered.warnings["odd_namespace"] = 1
    origin = (root.get("origin") or book.get("origin") or "")[:80]
    return CodebookFile("qdc", origin, tuple(gathered.codes), dict(gathered.warnings))


def _text_of(data: bytes) -> str:
    try:
        text = decode(data).text
    except NotText as error:
        raise Refused(_damaged()) from error
    if _DECLARES.search(text):
        raise Refused(
            _("This file declares a document type or entities, which a codebook does not need. It was not read.")
        )
    return _DECLARATION.sub("", text, count=1).strip()


def _root_of(text: str) -> etree._Element:
    """The element tree; its depth and attributes are looked at as they come."""
    depth, root = 0, None
    events = etree.iterparse(
        io.BytesIO(text.encode()),
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for event, element in events:
            depth += 1 if event == "start" else -1
            root = element if root is None else root
            if depth > DEEPEST_ELEMENT or len(element.attrib) > MOST_ATTRIBUTES:
                raise Refused(
                    _("This file is nested deeper, or has more attributes, than a codebook. It was not read.")
                )
    except etree.XMLSyntaxError as error:
        raise Refused(_damaged()) from error
    if root is None:
        raise Refused(_damaged())
    return root


def _gather(element: etree._Element, under: int | None, gathered: Gathered) -> None:
    """The code of *element* and those within it; one without a name leaves its place to the one above."""
    if _name(element) != "Code":
        return
    name = element.get("name", "")
    note = next((one.text or "" for one in element if _name(one) == "Description"), "")
    place = under
    if name.strip():
        place = gathered.add(
            element.get("guid", ""),
            under,
            {"": name},
            {"": note},
            colour=colour_of(element.get("color", "")),
            is_codable=element.get("isCodable", "true").strip() not in ("false", "0"),
        )
    else:
        gathered.warnings["nameless"] += 1
    for inner in element:
        _gather(inner, place, gathered)


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _namespace(element: etree._Element) -> str:
    return etree.QName(element).namespace or ""


def _damaged() -> str:
    return _("This file is damaged or no XML. Export the codebook again as REFI-QDA (.qdc) and upload the new file.")


ORIGIN = "Tinkuy"
KIND_GUIDS = {kind.value: str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:tinkuy:kind:{kind.value}")) for kind in FindingKind}
"""From the name of each kind in the namespace of addresses (RFC 9562): the same in every installation."""
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_qdc(codes: Iterable[Code], main: str) -> bytes:
    """The file of *codes*, in the order of their kinds and numbers, each under its own."""
    under: dict[tuple[str, int | None], list[Code]] = {}
    for code in codes:
        under.setdefault((code.kind, code.parent_id), []).append(code)
    book = etree.Element(f"{{{NAMESPACE}}}CodeBook", nsmap={None: NAMESPACE}, origin=ORIGIN)
    holder = _part(book, "Codes")
    for kind in FindingKind:
        kind_words = KINDS[kind.value]
        root = _part(
            holder, "Code", guid=KIND_GUIDS[kind], name=str(kind_words.plural), isCodable="true", color=kind_words.ink
        )
        _write(root, kind, None, under, main)
    return bytes(etree.tostring(book, xml_declaration=True, encoding="utf-8", pretty_print=True))


def schema() -> etree.XMLSchema:
    """What a codebook of the standard must be."""
    return etree.XMLSchema(etree.fromstring(files(__package__).joinpath("refi_qda_codebook.xsd").read_bytes()))


def _write(
    parent: etree._Element,
    kind: str,
    above: int | None,
    under: Mapping[tuple[str, int | None], list[Code]],
    main: str,
) -> None:
    for code in under.get((kind, above), ()):
        colour = {"color": code.colour} if code.colour else {}
        codable = "true" if code.is_codable else "false"
        name = _plain(in_language(code.name, main))
        element = _part(parent, "Code", guid=str(code.guid), name=name, isCodable=codable, **colour)
        if note := code.note.get(main):
            _part(element, "Description").text = _plain(note)
        _write(element, kind, code.pk, under, main)


def _part(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}", **attributes)


def _plain(text: str) -> str:
    """*text* without the few characters that no XML may hold."""
    return _NO_XML.sub("", text)
