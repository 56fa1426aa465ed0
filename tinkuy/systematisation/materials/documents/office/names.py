"""The names of elements and attributes that an office document is made of, as `names.txt` lists them.

Attributes go that name who, what or where a document comes from, or that fetch from elsewhere.
"""

import re
from functools import cache
from importlib import resources
from typing import NamedTuple

from tinkuy.systematisation.materials.documents.addresses import harmless_address

from .hidden import NAMED
from .namespaces import COMPATIBLE, DIAGRAMS, KEPT, LINKED, XML, Part, name_of, namespace_of, split, strict_of

_EVERYWHERE = frozenset((f"{{{XML}}}space", f"{{{COMPATIBLE}}}Ignorable"))


class Known(NamedTuple):
    """Of an element: its attributes, as lxml names them, and whether it holds text."""

    attributes: frozenset[str]
    holds_text: bool


_NOTHING = Known(frozenset(), holds_text=False)


def is_known(tag: str) -> bool:
    """Whether *tag*, `{namespace}name`, is an element of the standard."""
    return tag in _known()


def allows(tag: str, attribute: str) -> bool:
    return attribute in _EVERYWHERE or attribute in _known().get(tag, _NOTHING).attributes


def holds_text(tag: str) -> bool:
    return _known().get(tag, _NOTHING).holds_text


@cache
def _known() -> dict[str, Known]:
    lines = resources.files(__package__).joinpath("names.txt").read_text("utf-8").splitlines()
    spaces = {words[1]: words[2] for words in map(str.split, lines) if words[0] == "="}
    spaces["r"] = next(space for space in KEPT if space.endswith("/officeDocument/2006/relationships"))
    spaces["xml"] = XML
    known_names: dict[str, Known] = {}
    here = ""
    for line in lines:
        if line.startswith("="):
            here = line.split()[2]
        elif not line.startswith("#"):
            elements, _colon, attributes = line.partition(" : ")
            names = frozenset(name for word in attributes.split() for name in _both(word, spaces))
            for element in elements.split():
                known = Known(names, element.endswith("*"))
                for space in {here, strict_of(here)}:
                    known_names[f"{{{space}}}{element.rstrip('*')}"] = known
    return known_names


def _both(word: str, spaces: dict[str, str]) -> set[str]:
    """An attribute in both forms of the standard."""
    prefix, colon, local = word.rpartition(":")
    if not colon:
        return {word}
    return {f"{{{space}}}{local}" for space in (spaces[prefix], strict_of(spaces[prefix]))}


_PRIVATE = frozenset(
    (
        *("author", "initials", "userId", "providerId", "gfxdata", "paraId", "textId", "lastValue", "docLocation"),
        *("invalidUrl", "matchingName", "tooltip"),
    )
)
_FETCHED = frozenset(("src", "althref"))
_ORDERS = frozenset(("instr", "formatCode"))
"""In which a backslash is no path: `fields` looks at those that lead somewhere."""
_NAMED_BY_A_PERSON = frozenset(("clrScheme", "fontScheme", "fmtScheme", "custClr"))
_NAME_MAY_BE_LEFT = frozenset(("theme", "cSld", "oleObj"))
_GIVEN_ID = re.compile(r"_x0000_[a-z]+\d{1,9}")
_OF_SHAPES = "urn:schemas-microsoft-com:vml"
OF_A_MACHINE = re.compile(r"\b[a-z]:[\\/](?!/)|\\\\|\bfile:|/(?:home|users)/", re.IGNORECASE)
_BY_MICROSOFT = "urn:schemas-microsoft-com"
_OF_SLIDES = "ppaction://hlink"
"""Of the actions of a slide, those that lead somewhere: others run a program or a macro, or open a file."""


def clean_attributes(element: Part) -> None:
    for name, value in element.attrib.items():
        namespace, local = split(name)
        is_odd = not allows(element.tag, name) or local in _PRIVATE or local.startswith("rsid")
        if is_odd or _leads_off(element, name, value):
            del element.attrib[name]
        elif local not in _ORDERS and OF_A_MACHINE.search(value):
            element.set(name, "")
        elif local in ("id", "spid") and namespace_of(element) == _OF_SHAPES and not _is_given(namespace, value):
            del element.attrib[name]
    if "name" in element.attrib and (name_of(element) in NAMED or name_of(element) in _NAMED_BY_A_PERSON):
        element.set("name", "")
    if "styleName" in element.attrib:
        element.set("styleName", "")
    if name_of(element) in _NAME_MAY_BE_LEFT:
        element.attrib.pop("name", None)
    if namespace_of(element) in DIAGRAMS and name_of(element) in ("title", "desc"):
        element.set("val", "")


def _is_given(namespace: str, identity: str) -> bool:
    """Whether a program gave it to an old drawing; those of relationships are looked at where they lead."""
    return namespace in LINKED or _GIVEN_ID.fullmatch(identity) is not None


def _leads_off(element: Part, name: str, value: str) -> bool:
    """Old drawings fetch pictures by attributes, which no relationship tells of; a link that one presses stays."""
    namespace, local = split(name)
    if local == "action":
        return value.casefold().startswith("ppaction:") and (
            not value.casefold().startswith(_OF_SLIDES) or "hlinkfile" in value.casefold()
        )
    if namespace.startswith(_BY_MICROSOFT):
        return local in ("title", "href", *_FETCHED)
    is_old = namespace_of(element).startswith(_BY_MICROSOFT)
    return is_old and (local in _FETCHED or (local == "href" and not harmless_address(value)))
