"""Writing SVG: numbers without noise, elements with every text escaped, words cut into lines beforehand, colours.

The light scheme stands here as literal colours, so that a figure keeps its looks without our style sheet (PDF,
download). The same values stand in `static/design/css/base.css`; a test compares them.
"""

import html
import re
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

XMLNS = "http://www.w3.org/2000/svg"

WOOL = "#FAF6EE"
RAW = "#F2EADB"
HAIRLINE = "#E0D5C1"
EDGE = "#857660"
CORD = "#A5875A"
BROWN = "#5F4930"
INK = "#1B2133"
INK_2 = "#474B5B"
INK_3 = "#5F606E"
RISK = "#A3213F"
RECOMMENDATION = "#B97914"

TOKENS = {
    "lana": WOOL,
    "cruda": RAW,
    "raya": HAIRLINE,
    "borde": EDGE,
    "cuerda": CORD,
    "parda": BROWN,
    "tinta": INK,
    "tinta-2": INK_2,
    "tinta-3": INK_3,
    "ri": RISK,
    "re": RECOMMENDATION,
}
"""Variable of `base.css` → the literal used here."""

SERIF = "'Palatino Linotype',Palatino,P052,'Libertinus Serif','Noto Serif',serif"
SANS = "'Segoe UI','Noto Sans','Open Sans',Roboto,'DejaVu Sans',sans-serif"


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
    if isinstance(value, float):
        return number(value)
    return str(value) if type(value) is int else safe(str(value))


def joined(parts: Iterable[str]) -> SafeString:
    """Parts one after the other, each escaped unless it is safe already."""
    return SafeString("".join(map(safe, parts)))


def safe(words: str) -> str:
    """As Django's `conditional_escape`, which asks of every text whether it is one that waits to be translated: a
    figure has a thousand pieces.
    """
    if type(words) is SafeString:
        return words
    return html.escape(words) if type(words) is str else conditional_escape(words)


def text(x: float, y: float, words: str, **attributes: object) -> SafeString:
    """A line of text at *x*, *y*; `class_` and `text_anchor` become `class` and `text-anchor`."""
    named = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    return element("text", {"x": float(x), "y": float(y), **named}, words)


def styled_text(
    x: float,
    y: float,
    words: str,
    css: str,
    size: float,
    *,
    ink: str = INK_2,
    face: str = SANS,
    weight: int | None = None,
    anchor: str | None = None,
) -> SafeString:
    """A line of text with its class and, for a figure without our style sheet, its colour and letters."""
    letters = {"font_family": face, "font_size": size, "font_weight": weight, "text_anchor": anchor}
    return text(x, y, words, class_=css, fill=ink, **letters)


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


LEAST = (0.95, 0.85, 0.75, 0.6)
"""Least shares of the tones 5, 4, 3, 2; whatever is less has tone 1."""


@dataclass(frozen=True)
class Tone:
    ground: str
    words: str


TONES = (
    Tone("#F2E8D5", "#1B2133"),
    Tone("#E0D3B9", "#1B2133"),
    Tone("#CBB891", "#1B2133"),
    Tone("#876D44", "#FFFFFF"),
    Tone("#654E31", "#FFFFFF"),
)
"""Tones 1 to 5; `team.css` has the same for the cells of a table, and a test compares them."""


def share_of(part: int | None, whole: int | None) -> float | None:
    """*part* of *whole*, None where either is hidden or there is nothing to divide by."""
    return part / whole if part is not None and whole else None


def tone(share: float | None) -> int | None:
    """From 1 to 5, None where nothing is known."""
    if share is None:
        return None
    return next((5 - place for place, least in enumerate(LEAST) if share >= least), 1)


def tone_of(number: int) -> Tone:
    return TONES[number - 1]
