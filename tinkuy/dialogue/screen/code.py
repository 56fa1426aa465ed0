"""A QR code as one SVG path, without styles of its own."""

from dataclasses import dataclass

import segno


@dataclass(frozen=True)
class DrawnCode:
    """`path` in a square of `side` units, one unit a module."""

    path: str
    side: int


def drawn_code(address: str) -> DrawnCode:
    """*address* as a code that is still read when a seventh of it is hidden."""
    matrix = segno.make(address, error="m", micro=False).matrix
    dark = ((x, y) for y, row in enumerate(matrix) for x, module in enumerate(row) if module)
    return DrawnCode("".join(f"M{x} {y}h1v1h-1z" for x, y in dark), len(matrix))
