"""Elements of XML by namespace and local name, whatever their prefix."""

from collections.abc import Iterator
from functools import cache
from typing import Any

type Part = Any
"""An element of lxml, which tells no types."""


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


@cache
def split(name: str) -> tuple[str, str]:
    """Namespace and local name of `{…}name`; a document has a million elements and a hundred names."""
    namespace, _, local = name.rpartition("}")
    return namespace.lstrip("{"), local
