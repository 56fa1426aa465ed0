"""The names of elements and attributes that an office document is made of, as `names.txt` lists them."""

from functools import cache
from importlib import resources
from typing import NamedTuple

from .namespaces import COMPATIBLE, KEPT, XML, strict_of

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
