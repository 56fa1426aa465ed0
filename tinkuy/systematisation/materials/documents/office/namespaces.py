"""The namespaces that the pages of an office document are made of (ECMA-376), and its elements, whatever their prefix.

All other namespaces belong to somebody's tools.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

_OPEN = "http://schemas.openxmlformats.org/"
_STRICT = "http://purl.oclc.org/ooxml/"
_OFFICE = "http://schemas.microsoft.com/office/"
_DRAWING = ("main", "wordprocessingDrawing", "picture", "chart", "chartDrawing", "diagram", "lockedCanvas")

WORD = frozenset((f"{_OPEN}wordprocessingml/2006/main", f"{_STRICT}wordprocessingml/main"))
SLIDES = frozenset((f"{_OPEN}presentationml/2006/main", f"{_STRICT}presentationml/main"))
LINKED = frozenset((f"{_OPEN}officeDocument/2006/relationships", f"{_STRICT}officeDocument/relationships"))
"""Of the attributes that name a relationship."""
DIAGRAMS = frozenset((f"{_OPEN}drawingml/2006/diagram", f"{_STRICT}drawingml/diagram"))
MATHS = frozenset((f"{_OPEN}officeDocument/2006/math", f"{_STRICT}officeDocument/math"))
COMPATIBLE = f"{_OPEN}markup-compatibility/2006"
XML = "http://www.w3.org/XML/1998/namespace"

KEPT = frozenset(
    (
        "",
        XML,
        COMPATIBLE,
        *WORD,
        *SLIDES,
        *LINKED,
        *(f"{_OPEN}drawingml/2006/{name}" for name in _DRAWING),
        *(f"{_STRICT}drawingml/{name}" for name in _DRAWING),
        *MATHS,
        "urn:schemas-microsoft-com:vml",
        "urn:schemas-microsoft-com:office:office",
        "urn:schemas-microsoft-com:office:word",
        "urn:schemas-microsoft-com:office:powerpoint",
        f"{_OFFICE}word/2010/wordml",
        *(f"{_OFFICE}word/2010/wordprocessing{name}" for name in ("Shape", "Group", "Canvas", "Drawing")),
        f"{_OFFICE}drawing/2010/main",
        f"{_OFFICE}drawing/2007/8/2/chart",
        f"{_OFFICE}powerpoint/2010/main",
    )
)

RELATIONSHIPS = f"{_OPEN}package/2006/relationships"
TYPES = f"{_OPEN}package/2006/content-types"

_BY_MICROSOFT = tuple(f"{_OFFICE}{year}/relationships" for year in ("2006", "2007", "2011"))
_OF_PAGES = frozenset([
    "styles", "settings", "fontTable", "numbering", "theme", "themeOverride", "footnotes", "endnotes", "header",
    "footer", "slide", "slideLayout", "slideMaster", "tableStyles", "chart", "chartStyle", "chartColorStyle",
    "chartUserShapes", "diagramData", "diagramLayout", "diagramQuickStyle", "diagramColors", "image", "hyperlink",
    "officeDocument", "hdphoto",
])  # fmt: skip
"""What a page is drawn with. Not among them: comments, people, notes for the speaker, properties, custom XML, tags,
settings of the printer, of the web, of the show and of the program's windows, glossaries, templates, thumbnails,
signatures, fonts, sound and film."""
UNNAMED = frozenset([
    "styles", "settings", "fontTable", "numbering", "theme", "themeOverride", "footnotes", "endnotes",
    "slideLayout", "slideMaster", "tableStyles", "chartStyle", "chartColorStyle", "officeDocument",
])  # fmt: skip
"""Those that hold without being named in the part that they belong to."""


def kind_of(relationship: str) -> str:
    """`styles`, `image` …, or "" for a relationship that pages do not need."""
    base, _, kind = relationship.rpartition("/")
    return kind if kind in _OF_PAGES and (base in LINKED or base in _BY_MICROSOFT) else ""


def strict_of(namespace: str) -> str:
    """The name of *namespace* in the strict form of the standard, or itself."""
    return namespace.replace(_OPEN, _STRICT).replace("/2006/", "/") if namespace.startswith(_OPEN) else namespace


type Part = Any
"""An element of lxml, which tells no types."""

_MEASURE = re.compile(r"(?P<number>-?[0-9]{1,12}(?:\.[0-9]{1,12})?)(?P<unit>|mm|cm|in|pt|pc|pi)")
_UNITS = {"": 1, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440, "pt": 20, "pc": 240, "pi": 240}


def name_of(element: Part) -> str:
    return split(element.tag)[1]


def namespace_of(element: Part) -> str:
    return split(element.tag)[0]


def value_of(element: Part, local: str) -> str:
    """An attribute by its local name, whatever its prefix."""
    return next((value for name, value in element.attrib.items() if split(name)[1] == local), "")


def children_of(element: Part, *path: str) -> Iterator[Part]:
    """Those under *path*, by local names; `*` is any."""
    here = [element]
    for name in path:
        here = [child for one in here for child in one if name in ("*", name_of(child))]
    return iter(here)


def is_on(mark: Part) -> bool:
    """What a mark without a value says, too: it is on."""
    return value_of(mark, "val").casefold() not in ("0", "false", "off")


def twips_of(words: str) -> float | None:
    """A measure of Word in twentieths of a point: a bare number, or one with its unit (ISO 29500-1, 22.9.2.14)."""
    measure = _MEASURE.fullmatch(words.strip())
    return float(measure["number"]) * _UNITS[measure["unit"]] if measure else None


@cache
def split(name: str) -> tuple[str, str]:
    """Namespace and local name of `{…}name`; a document has a million elements and a hundred names."""
    namespace, _, local = name.rpartition("}")
    return namespace.lstrip("{"), local
