"""The typesetter's fonts: those that travel with the product, and no other. A missing one is a failure."""

from functools import cache
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"


@cache
def print_fonts() -> typst.Fonts:
    """Read once for the process: that takes longer than setting a sheet."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
