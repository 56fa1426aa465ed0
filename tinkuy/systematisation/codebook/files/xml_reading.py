"""A codebook of the REFI-QDA standard, as ATLAS.ti, MAXQDA, NVivo, QualCoder and Taguette write it.

Elements are known by their local names: programs in use write the namespace as `urn:QDA-XML:codebook:1.0`, `…:1:0`
and `…:0:4`, and the codebook of a whole project stands in that of the project. No document type, no entities, no
network; depth and attributes are counted while reading (promise I04).
"""

import io
import re

from django.utils.translation import gettext as _
from lxml import etree  # type: ignore[import-untyped]

from tinkuy.core import languages
from tinkuy.core.errors import Refused
from tinkuy.core.reading.decoding import NotText, decode

from .file import CodebookFile, Gathered, colour_of

NAMESPACE = "urn:QDA-XML:codebook:1.0"
DEEPEST_ELEMENT = 100
MOST_ATTRIBUTES = 1_000
OF_LANGUAGE = re.compile(rf"\[({'|'.join(languages.CODES)})\] ")
"""Before a note in another language than that of the file."""
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
    for group in (one for holder in book if _name(holder) == "Sets" for one in holder if _name(one) == "Set"):
        gathered.leave_out("sets", group.get("name", ""))
    if (etree.QName(root).namespace or "") not in (NAMESPACE, "urn:QDA-XML:project:1.0"):
        gathered.warnings["odd_namespace"] = 1
    origin = (root.get("origin") or book.get("origin") or "")[:80]
    return CodebookFile("qdc", origin, tuple(gathered.codes), dict(gathered.warnings), gathered.names)


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
            _by_language(note),
            colour=colour_of(element.get("color", "")),
            is_codable=element.get("isCodable", "true").strip() not in ("false", "0"),
        )
        if any(_name(one) == "NoteRef" for one in element):
            gathered.leave_out("memos", name)
    else:
        gathered.warnings["nameless"] += 1
    for inner in element:
        _gather(inner, place, gathered)


def _by_language(note: str) -> dict[str, str]:
    """The note under the language that stands before it, as `writing` puts it there; else in that of the file."""
    match = OF_LANGUAGE.match(note)
    return {match[1]: note[match.end() :]} if match else {"": note}


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _damaged() -> str:
    return _("This file is damaged or no XML. Export the codebook again as REFI-QDA (.qdc) and upload the new file.")
