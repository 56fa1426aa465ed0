"""What a quipu is made of, as plain values: no model, no query."""

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tinkuy.design.figures.sprite import BOX

from .frames import Frame

ThreadState = Literal["resolved", "planted", "planned", "dropped"]


@dataclass(frozen=True)
class Knot:
    """One coded quote. *minute* of its session; *label* names the link («Sesión 1, minuto 5. Riesgo RI-1, Perú»)."""

    minute: float
    kind: str
    label: str
    href: str = ""


@dataclass(frozen=True)
class Cord:
    """One session. *date* is printed as it stands («4 jun»); a session that was not held hangs dotted."""

    number: int
    title: str
    date: str
    minutes: int
    is_held: bool
    knots: tuple[Knot, ...]


@dataclass(frozen=True)
class Thread:
    """One expectation: where a session leaves it and, unless it hangs loose, where another picks it up.

    *label* is short («H1»), *text* the question. *origin* and *target* are numbers of cords.
    """

    label: str
    text: str
    origin: int
    origin_minute: float
    target: int | None
    target_minute: float | None
    state: ThreadState


Point = tuple[float, float]

HEIGHTS = {"risk": 20.0, "good_practice": 16.8, "lesson": 23.8, "recommendation": 23.2}
"""Height of each silhouette in its box of `BOX` units."""

FILLED = 0.72
"""Most of a cord that its knots may cover, so that the cord shows between them and the drawing stays calm."""

SMALLEST_KNOT = 6.5
"""Below this a knot cannot be told from another; the figure then keeps only counts."""

USUAL_MINUTES = 90


@dataclass(frozen=True)
class PlacedCord:
    """One cord in its place: *phase* makes its sway, *knots* are the knots with their distance along the drawing."""

    cord: Cord
    x: float
    phase: float
    bottom: float
    knots: tuple[tuple[Knot, float], ...]


@dataclass(frozen=True)
class Layout:
    """All that the drawing functions need: the frame, with its knots made as small as they must be, and the cords."""

    frame: Frame
    minutes: int
    placed_cords: tuple[PlacedCord, ...]
    counts_only: bool

    def placed_cord(self, number: int) -> PlacedCord | None:
        return next((placed_cord for placed_cord in self.placed_cords if placed_cord.cord.number == number), None)

    def along(self, minute: float) -> float:
        """The place of *minute* along the cords, kept between the first and the last minute."""
        share = min(max(minute, 0.0), self.minutes) / self.minutes
        return self.frame.zero + share * (self.frame.end - self.frame.zero)

    def across(self, placed_cord: PlacedCord, y: float) -> float:
        """Where the swaying cord is at *y*."""
        span = self.frame.end + self.frame.tail - self.frame.main
        t = (y - self.frame.main) / span
        return placed_cord.x + self.frame.sway * (math.sin(placed_cord.phase + 2.6 * t) - math.sin(placed_cord.phase))

    def main_at(self, x: float) -> float:
        """Where the main cord is at *x*: it sags a little unless it bleeds to the edges."""
        if self.frame.bleeds or self.frame.turned:
            return self.frame.main
        t = x / self.frame.width
        return self.frame.main + 2 * t * (1 - t) * self.frame.main_width * 1.73

    def on_cord(self, number: int, minute: float) -> Point | None:
        """The point of a minute on a cord, None when there is no such cord."""
        placed_cord = self.placed_cord(number)
        if placed_cord is None:
            return None
        y = self.along(min(minute, placed_cord.cord.minutes))
        return self.across(placed_cord, y), y


def lay_out(cords: Sequence[Cord], frame: Frame) -> Layout:
    """Hang the *cords* at equal steps, choose the size of the knots, push apart those that would touch."""
    minutes = max([USUAL_MINUTES if not cords else 1, *(cord.minutes for cord in cords)])
    side = fitting_side(cords, frame, minutes)
    layout = Layout(replace(frame, knot=max(side, SMALLEST_KNOT)), minutes, (), side < SMALLEST_KNOT)
    return replace(layout, placed_cords=tuple(_hang(cord, i, len(cords), layout) for i, cord in enumerate(cords)))


def fitting_side(cords: Sequence[Cord], frame: Frame, minutes: int) -> float:
    """The side of the knots' box: the frame's own, or less so that no cord is covered by more than `FILLED`."""
    side = frame.knot
    for cord in cords:
        heights = sum(HEIGHTS[knot.kind] for knot in cord.knots) / BOX
        length = (frame.end - frame.zero) * cord.minutes / minutes
        if heights:
            side = min(side, FILLED * length / heights)
    return side


def _hang(cord: Cord, place: int, count: int, layout: Layout) -> PlacedCord:
    frame = layout.frame
    step = (frame.width - 2 * frame.pad) / (count - 1) if count > 1 else 0.0
    if frame.turned:
        step = (frame.width - frame.pad - 42) / (count - 1) if count > 1 else 0.0
    x = frame.pad + place * step if count > 1 or frame.turned else frame.width / 2
    end = layout.along(cord.minutes)
    bottom = end + frame.tail * (1 if cord.is_held else -0.4)
    knots = sorted(cord.knots, key=lambda knot: knot.minute)
    wished = [layout.along(min(knot.minute, cord.minutes)) for knot in knots]
    halves = [HEIGHTS[knot.kind] * frame.knot / BOX / 2 for knot in knots]
    places = relaxed(wished, halves, frame.zero, end)
    return PlacedCord(cord, x, 0.9 + 1.9 * place, bottom, tuple(zip(knots, places, strict=True)))


def relaxed(wished: Sequence[float], halves: Sequence[float], start: float, end: float) -> list[float]:
    """Places as near as can be to the *wished* ones (ascending) where neighbours do not touch and the order is kept.

    The least-squares answer: without the room that each knot needs, the places must only not descend, which is an
    isotonic regression (pool adjacent violators).
    """
    offsets = [0.0]
    for before, after in itertools.pairwise(halves):
        offsets.append(offsets[-1] + before + after)
    pools: list[tuple[float, int]] = []
    for wish, offset in zip(wished, offsets, strict=False):
        total, size = wish - offset, 1
        while pools and pools[-1][0] / pools[-1][1] > total / size:
            pooled, members = pools.pop()
            total, size = total + pooled, size + members
        pools.append((total, size))
    highest = max(start, end - offsets[-1])
    levels = [min(max(total / size, start), highest) for total, size in pools for _ in range(size)]
    return [level + offset for level, offset in zip(levels, offsets, strict=False)]
