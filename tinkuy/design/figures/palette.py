"""The light scheme as literal colours, so that a figure keeps its looks without our style sheet (PDF, download).

The same values stand in `static/design/css/base.css`; a test compares them.
"""

from dataclasses import dataclass

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
