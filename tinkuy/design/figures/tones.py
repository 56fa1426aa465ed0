"""Five tones of brown for a share that is kept: the darker, the more. Each carries the ink that is read on it."""

from dataclasses import dataclass

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
