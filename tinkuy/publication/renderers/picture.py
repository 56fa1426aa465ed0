"""A drawing as PNG, for programs that cannot take SVG."""

import re
from typing import Any

from tinkuy.core import heavy
from tinkuy.design.typesetting.setting import print_fonts

FRAME = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 164mm)
"""
DOTS_PER_INCH = 220.0


AS_DRAWN = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: eval(sys.inputs.width))
"""
TWICE = 144.0
"""Dots per inch at which a point, the unit of a drawing, is two dots wide."""

_WIDTH = re.compile(r'viewBox="0 0 ([\d.]+) ')


def png_of_size(svg: str) -> bytes:
    """*svg* at twice the size that its viewBox says."""
    width = _WIDTH.search(svg)
    if width is None:
        raise ValueError("a drawing says its size in its viewBox")
    return _compiled(AS_DRAWN, TWICE, {"svg": svg, "width": f"{width[1]}pt"})


def png_of(svg: str) -> bytes:
    """*svg* in the width of a page's text, on white."""
    return _compiled(FRAME, DOTS_PER_INCH, {"svg": svg})


def _compiled(frame: bytes, dots: float, inputs: dict[str, str]) -> bytes:
    import typst  # here: see `design/typesetting`

    with heavy.DOCUMENTS.turn():
        png: Any = typst.compile(
            frame, format="png", ppi=dots, font_paths=print_fonts(), ignore_system_fonts=True, sys_inputs=inputs
        )
    return bytes(png)
