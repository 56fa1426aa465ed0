"""The parts of an office document that its pages need, found by the relationships that lead to them (ECMA-376, part 2).

A part that nothing leads to is not written, whatever its name; names that a person may have chosen are given anew.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from lxml import etree  # type: ignore[import-untyped]

from .namespaces import RELATIONSHIPS, TYPES, kind_of

TYPES_PART = "[Content_Types].xml"
_USUAL = re.compile(
    r"(word|ppt)/((slides|slideLayouts|slideMasters|theme|charts|diagrams)/)?"
    r"(document|presentation|styles|stylesWithEffects|settings|webSettings|fontTable|numbering|theme|themeOverride|"
    r"header|footer|footnotes|endnotes|slide|slideLayout|slideMaster|presProps|viewProps|tableStyles|chart|style|"
    r"colors|drawing|data|layout|quickStyle)\d{0,4}\.xml"
)
_ENDING = re.compile(r"\.[a-z]{1,5}")


@dataclass(frozen=True)
class Link:
    """A relationship: `target` is the name of a part, or an address where it `is_outside`."""

    id: str
    type: str
    target: str
    is_outside: bool

    @property
    def kind(self) -> str:
        return kind_of(self.type)


@dataclass
class Names:
    """What parts are called when they are written: as before where the name is one that programs give."""

    _given: dict[str, str] = field(default_factory=dict)

    def of(self, part: str, kind: str) -> str:
        if part not in self._given:
            usual = _USUAL.fullmatch(part)
            self._given[part] = part if usual else self._new(part, kind)
        return self._given[part]

    def _new(self, part: str, kind: str) -> str:
        folder = "ppt" if part.startswith("ppt/") else "word"
        ending = _ENDING.fullmatch(posixpath.splitext(part)[1].casefold())
        return f"{folder}/media/{kind}{len(self._given) + 1}{ending.group() if ending else '.bin'}"


def root_of(content: bytes) -> etree._Element:
    """No document type got this far (`core.reading.archives`); the parser is told all the same."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    return etree.fromstring(content, parser)


def as_bytes(root: etree._Element) -> bytes:
    written: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return written


def links_part(part: str) -> str:
    """Where the relationships of *part* stand; "" is the package itself."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def links_in(content: bytes, part: str) -> Iterator[Link]:
    """The relationships of *part*, with the names of the parts that they lead to."""
    for element in root_of(content).iter(f"{{{RELATIONSHIPS}}}Relationship"):
        is_outside = element.get("TargetMode", "").casefold() == "external"
        target = element.get("Target", "")
        if not is_outside and not target.startswith("#"):
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(part), unquote(target))).lstrip("/")
        yield Link(element.get("Id", ""), element.get("Type", ""), target, is_outside)


def links_written(links: list[Link], part: str, names: Names) -> bytes:
    root = etree.Element(f"{{{RELATIONSHIPS}}}Relationships", nsmap={None: RELATIONSHIPS})
    for link in links:
        made = etree.SubElement(root, f"{{{RELATIONSHIPS}}}Relationship", Id=link.id, Type=link.type)
        if link.is_outside:
            made.set("TargetMode", "External")
        is_part = not link.is_outside and not link.target.startswith("#")
        made.set("Target", f"/{names.of(link.target, link.kind)}" if is_part else link.target)
    return as_bytes(root)


def types_written(content: bytes, written: dict[str, str]) -> bytes:
    """The types of content of the parts *written* (their names, by those of before)."""
    former = root_of(content)
    root = etree.Element(f"{{{TYPES}}}Types", nsmap={None: TYPES})
    endings = {posixpath.splitext(name)[1][1:].casefold() for name in (*written.values(), "a.rels", "a.xml")}
    for default in former.iter(f"{{{TYPES}}}Default"):
        if default.get("Extension", "").casefold() in endings:
            _add(root, "Default", "Extension", default)
    for override in former.iter(f"{{{TYPES}}}Override"):
        part = override.get("PartName", "").lstrip("/")
        if part in written:
            override.set("PartName", f"/{written[part]}")
            _add(root, "Override", "PartName", override)
    return as_bytes(root)


def _add(root: etree._Element, kind: str, name: str, element: etree._Element) -> None:
    made = etree.SubElement(root, f"{{{TYPES}}}{kind}")
    made.set(name, element.get(name, ""))
    made.set("ContentType", element.get("ContentType", ""))
