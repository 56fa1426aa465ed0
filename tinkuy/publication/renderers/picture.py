"""A drawing as PNG, for programs that cannot take SVG."""

from typing import Any

import typst

from .typesetting import print_fonts

FRAME = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 164mm)
"""
DOTS_PER_INCH = 220.0


def png_of(svg: str) -> bytes:
    """*svg* in the width of a page's text, on white."""
    made: Any = typst.compile(
        FRAME,
        format="png",
        ppi=DOTS_PER_INCH,
        font_paths=print_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"svg": svg},
    )
    return bytes(made)
