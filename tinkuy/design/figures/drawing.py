"""Writing SVG: numbers without noise, elements with every text escaped, words cut into lines beforehand."""

import re
import textwrap
from collections.abc import Iterable, Mapping

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

XMLNS = "http://www.w3.org/2000/svg"


def number(value: float) -> str:
    """At most one decimal, no trailing zero, no minus zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, attributes: Mapping[str, object], *children: str) -> SafeString:
    """`<name …>children</name>`. None leaves an attribute out; plain strings are escaped, SafeStrings are not."""
    written = "".join(f' {key}="{_escaped(value)}"' for key, value in attributes.items() if value is not None)
    if not children:
        return SafeString(f"<{name}{written}/>")
    return SafeString(f"<{name}{written}>{joined(children)}</{name}>")


def _escaped(value: object) -> str:
    return number(value) if isinstance(value, float) else conditional_escape(str(value))


def joined(parts: Iterable[str]) -> SafeString:
    """Parts one after the other, each escaped unless it is safe already."""
    return SafeString("".join(conditional_escape(part) for part in parts))


def text(x: float, y: float, words: str, **attributes: object) -> SafeString:
    """A line of text at *x*, *y*; `class_` and `text_anchor` become `class` and `text-anchor`."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return element("text", {"x": float(x), "y": float(y), **named}, words)


def picture(
    width: float,
    height: float,
    content: Iterable[str],
    *,
    css: str,
    title: str,
    description: str = "",
    role: str = "img",
    alone: bool = False,
) -> SafeString:
    """The `<svg>` around *content*. Its name is the title with the description: a sentence that holds the numbers.

    *alone*: a file of its own (download, PDF), with `xmlns` and `<title>`/`<desc>` instead of ARIA.
    """
    attributes: dict[str, object] = {"class": css, "viewBox": f"0 0 {number(width)} {number(height)}"}
    if alone:
        naming = [element("title", {}, title), element("desc", {}, description)]
        size = {"xmlns": XMLNS, "width": number(width), "height": number(height)}
        return element("svg", size | attributes, *naming, *content)
    sentence = " ".join(part for part in (_sentence(title), description) if part)
    return element("svg", attributes | {"role": role, "aria-label": sentence}, *content)


def _sentence(title: str) -> str:
    return title if not title or title.endswith((".", "?", "!", "…")) else f"{title}."


_BEFORE_NUMBER = re.compile(r"(?<=\w) (?=\d)")
"""«sesión 5» is not parted."""


def lines_of(words: str, letters: int, most: int) -> list[str]:
    """*words* in at most *most* lines of *letters*, about equally long; what does not fit ends with an ellipsis."""
    words = _BEFORE_NUMBER.sub("\N{NO-BREAK SPACE}", words)
    wrapped = _wrapped(words, max(letters, 2), most)
    narrower = wrapped
    while len(narrower) == len(wrapped) > 1 and not narrower[-1].endswith("…"):
        wrapped, letters = narrower, letters - 1
        narrower = _wrapped(words, max(letters, 2), most)
    return wrapped


def _wrapped(words: str, letters: int, most: int) -> list[str]:
    lines = textwrap.wrap(words, letters, max_lines=most, placeholder="…", break_long_words=True)
    return [line.replace("\N{NO-BREAK SPACE}", " ") for line in lines]


def shortened(words: str, letters: int) -> str:
    """*words* if they fit into so many *letters*, else nothing: half a rule is no rule."""
    return words if len(words) <= letters else ""
