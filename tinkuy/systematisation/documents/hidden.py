"""What is in a document and not on its pages: words marked as hidden, slides and shapes that are not shown."""

from collections.abc import Container

from .elements import Part, children_of, name_of, namespace_of, value_of
from .namespaces import WORD

NAMED = frozenset(("docPr", "cNvPr"))
"""Whose `name` is what a file was called before it was put there; `descr`, read aloud to who does not see, stays."""


def hidden_styles(root: Part) -> set[str]:
    """The ids of the styles of a `styles` part whose words are hidden, by themselves or by the style they rest on."""
    styles = [found for found in root if name_of(found) == "style"]
    hidden = {value_of(found, "styleId") for found in styles if any(map(_hides, children_of(found, "rPr", "vanish")))}
    while more := {value_of(found, "styleId") for found in styles if _rests_on(found) in hidden} - hidden:
        hidden |= more
    return hidden


def is_hidden_slide(root: Part) -> bool:
    return root.get("show", "").casefold() in ("0", "false", "off")


def is_hidden(found: Part, styles: Container[str]) -> bool:
    """A run of hidden words, a paragraph of a hidden style, a shape that is not drawn."""
    if name_of(found) in NAMED or name_of(found) == "cNvPr":
        return False
    if namespace_of(found) in WORD and name_of(found) == "r":
        named = [value_of(style, "val") for style in children_of(found, "rPr", "rStyle")]
        return any(map(_hides, children_of(found, "rPr", "vanish"))) or any(name in styles for name in named)
    if namespace_of(found) in WORD and name_of(found) == "p":
        return any(value_of(style, "val") in styles for style in children_of(found, "pPr", "pStyle"))
    told = [inner for outer in found if name_of(outer).startswith("nv") for inner in outer if name_of(inner) == "cNvPr"]
    return any(inner.get("hidden", "") in ("1", "true") for inner in told)


def _hides(vanish: Part) -> bool:
    return value_of(vanish, "val").casefold() not in ("0", "false", "off")


def _rests_on(style: Part) -> str:
    return next((value_of(found, "val") for found in children_of(style, "basedOn")), "")
