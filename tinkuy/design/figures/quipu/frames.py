"""The sizes in which a quipu is drawn. A smaller quipu is drawn anew, never shrunk."""

from dataclasses import dataclass, replace
from typing import Literal

Size = Literal["full", "header", "column", "sheet", "phone", "turned", "print", "band"]


@dataclass(frozen=True)
class Frame:
    """Lengths in units of the drawing, which hangs: *width* across the cords, *height* along them.

    `zero` and `end` are the places of minute 0 and of the last minute, `tail` the length of cord below; `knot` is the
    side of a knot's box, `sway` the amplitude of the cords. `turned` lays the whole drawing on its side.
    """

    width: float
    height: float
    main: float
    zero: float
    end: float
    tail: float
    pad: float
    knot: float
    cord: float
    main_width: float
    sway: float
    bleeds: bool = False
    links: bool = False
    grid: bool = False
    labels: bool = False
    titles: Literal["long", "short", "lying", ""] = "short"
    turned: bool = False
    alone: bool = False


FULL = Frame(
    1200,
    640,
    main=104.4,
    zero=129,
    end=589.6,
    tail=26,
    pad=92,
    knot=26,
    cord=4.6,
    main_width=11,
    sway=8,
    links=True,
    grid=True,
    labels=True,
    titles="long",
)
HEADER = Frame(
    1152,
    310,
    main=34,
    zero=49.6,
    end=280,
    tail=14,
    pad=84,
    knot=15,
    cord=3.4,
    main_width=8,
    sway=5,
    bleeds=True,
    labels=True,
)
COLUMN = Frame(
    740, 300, main=34, zero=49.6, end=270, tail=14, pad=62, knot=13.5, cord=3.2, main_width=8, sway=4, bleeds=True
)
SHEET = Frame(880, 312, main=36, zero=52, end=280, tail=14, pad=66, knot=14, cord=3.2, main_width=8, sway=4)
PHONE = Frame(
    350, 350, main=28, zero=42, end=322, tail=12, pad=34, knot=16, cord=2.8, main_width=7, sway=3, bleeds=True
)
TURNED = Frame(
    500,
    350,
    main=12,
    zero=26,
    end=322,
    tail=14,
    pad=66,
    knot=17,
    cord=3.4,
    main_width=8,
    sway=3,
    links=True,
    labels=True,
    titles="lying",
    turned=True,
)
PRINT = Frame(
    680,
    452,
    main=36,
    zero=52,
    end=414,
    tail=18,
    pad=62,
    knot=18,
    cord=3.6,
    main_width=8,
    sway=4,
    grid=True,
    labels=True,
    alone=True,
)
"""As wide as the text of an A4 page, so that its words have the size of a caption there."""

BAND = Frame(
    1070, 190, main=15, zero=27, end=176, tail=11, pad=192, knot=11, cord=3.1, main_width=9.5, sway=3, bleeds=True,
    titles="", alone=True,
)  # fmt: skip
"""Across a printed sheet, without words: the shape of the cycle. Print is fine enough for half the size."""

FRAMES: dict[Size, Frame] = {
    "full": FULL,
    "header": HEADER,
    "column": COLUMN,
    "sheet": SHEET,
    "phone": PHONE,
    "turned": TURNED,
    "print": PRINT,
    "band": BAND,
}

TURNED_STEP = 92
"""Room that a lying cord takes with its title."""


def frame_for(size: Size, cords: int) -> Frame:
    """The frame of *size*; a lying quipu is as long as it has cords."""
    frame = FRAMES[size]
    if not frame.turned:
        return frame
    return replace(frame, width=frame.pad + TURNED_STEP * max(cords - 1, 0) + 42)
