"""Figures drawn as SVG from plain values: no database, no request, the same drawing for the same data."""

from .bar import bar
from .cohorts import triangle
from .contribution import Contributed, contribution
from .faja import faja
from .funnel import Stage, funnel, funnel_drawing
from .heat_map import heat_map
from .poster import poster
from .practice_knot import WORDS as PRACTICE_WORDS
from .practice_knot import practice_knot
from .presence import presence
from .quipu import Cord, Knot, Thread, quipu
from .scrubber import Mark, scrubber
from .spoken import Spoken, spoken
from .spread import spread
from .weave import Step, persons_per_line, weave

__all__ = [
    "PRACTICE_WORDS",
    "Contributed",
    "Cord",
    "Knot",
    "Mark",
    "Spoken",
    "Stage",
    "Step",
    "Thread",
    "bar",
    "contribution",
    "faja",
    "funnel",
    "funnel_drawing",
    "heat_map",
    "persons_per_line",
    "poster",
    "practice_knot",
    "presence",
    "quipu",
    "scrubber",
    "spoken",
    "spread",
    "triangle",
    "weave",
]
