"""The paragraphs of a Word document. Only the part that holds the text is read, up to a limit, and without entities:
pictures, macros and links are let be.
"""

from collections.abc import Iterator
from typing import Any

from lxml import etree  # type: ignore[import-untyped]

from .archives import Unsafe, demand_safe_parts, opened, safe_names

PART = "word/document.xml"
MOST = 16 * 1024 * 1024
"""In bytes of the unpacked text part: a hundred pages have some hundred thousand."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
COPIES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""Word writes a text box twice, the second time for old programs."""


class NotWord(Exception):
    """No Word document that can be read."""


class TooLong(NotWord):
    """Its text is longer than `MOST`."""


def paragraphs_of(data: bytes) -> Iterator[Any]:
    """The paragraphs of a DOCX as XML elements, those of tables and text boxes where they stand in the text."""
    for paragraph in part_of(data, PART).iter(f"{W}p"):
        if next(paragraph.iterancestors(COPIES), None) is None:
            yield paragraph


def words_of(paragraph: Any, *, line_end: str = " ") -> str:
    """Runs of this paragraph only: a text box inside it has paragraphs of its own. What was deleted under tracking is
    left out; a forced line end becomes *line_end*.
    """
    return "".join(
        (element.text or "") if element.tag == f"{W}t" else line_end if element.tag == f"{W}br" else " "
        for element in paragraph.iter(f"{W}t", f"{W}tab", f"{W}br")
        if next(element.iterancestors(f"{W}p")) is paragraph
    )


def part_of(data: bytes, name: str) -> Any:
    """The XML of the part *name* of an office document, looked at before it is unpacked."""
    try:
        with opened(data) as archive:
            safe_names(archive)
            demand_safe_parts(archive, len(data))
            with archive.open(name) as part:
                xml = part.read(MOST + 1)
    except (Unsafe, RuntimeError) as fault:
        raise NotWord from fault
    if len(xml) > MOST:
        raise TooLong
    try:
        return etree.fromstring(xml, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as fault:
        raise NotWord from fault
