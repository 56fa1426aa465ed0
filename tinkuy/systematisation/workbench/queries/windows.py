"""Which captions of a long transcript one page holds: those around a place; the others are led to by links."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.systematisation.evidence.models.excerpt import Excerpt
from tinkuy.systematisation.evidence.models.transcript import Cue
from tinkuy.systematisation.evidence.queries.lookup import CAPTIONS_AT_ONCE

from .rows import CueRow, Selection, rows_between, rows_of

PIECE = 400
"""Captions that the page's script fetches at once."""


@dataclass(frozen=True)
class Place:
    """What an address asks for, by the places of captions: around one, after one, before one; else the beginning.

    `led_to` is one that the browser is still to be sent to.
    """

    around: int = 0
    after: int = 0
    before: int = 0
    led_to: int = 0

    def bounds(self, ordinals: Sequence[int], length: int) -> tuple[int, int]:
        """Indexes of the first and behind the last of up to *length* captions; never none where there are any."""
        if self.before > 0 and (end := bisect_left(ordinals, self.before)):
            return max(0, end - length), end
        first = bisect_right(ordinals, self.after) if self.after else bisect_left(ordinals, self.around) - length // 4
        if not self.after or first >= len(ordinals):
            first = max(0, min(first, len(ordinals) - length))
        return first, min(first + length, len(ordinals))


@dataclass(frozen=True)
class Window:
    """The captions of a page, and of those that were asked for, the ones before and after them."""

    rows: list[CueRow]
    earlier: Sequence[Cue]
    later: Sequence[Cue]

    @property
    def cues(self) -> list[Cue]:
        return [row.cue for row in self.rows]

    @property
    def count(self) -> int:
        """All that were asked for."""
        return len(self.earlier) + len(self.rows) + len(self.later)


def window_of(
    webinar: Webinar,
    selection: Selection,
    cues: Sequence[Cue],
    quotes: Sequence[Excerpt],
    place: Place,
    *,
    length: int = CAPTIONS_AT_ONCE,
) -> Window:
    """Of all captions of a session, in order, and all *quotes* from them, those at *place* among the selected ones.

    Voices and codes are read for these alone.
    """
    chosen, rows = cues, None
    if not selection.is_all:
        rows = rows_of(webinar, selection, cues, quotes)
        chosen = [row.cue for row in rows]
    first, end = place.bounds([cue.ordinal for cue in chosen], length)
    part = rows_between(webinar, cues, quotes, first, end) if rows is None else rows[first:end]
    prefetch_related_objects([row.cue for row in part], "speaker")
    prefetch_related_objects([bar.quote for row in part for bar in row.bars], "code")
    return Window(part, chosen[:first], chosen[end:])
