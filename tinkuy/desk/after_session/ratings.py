"""How those who attended one session rated it, as its team may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tinkuy.desk.figures.queries.attendance import attendance_for_team
from tinkuy.desk.figures.queries.figure_row import FigureRow
from tinkuy.desk.figures.queries.rating_rows import ratings_of_sessions
from tinkuy.dialogue.ratings.rules import closes_at, is_open
from tinkuy.hiding import Audience
from tinkuy.planning.cycles.models.webinar import Webinar


@dataclass(frozen=True)
class SessionRatingView:
    """`figures` are there once the answers were counted; those that would tell of few persons have no numbers."""

    figures: Sequence[FigureRow]
    is_open: bool
    closes_at: datetime

    @property
    def is_hidden(self) -> bool:
        """Few answered, or nearly all, or all of them alike: no figure may be told."""
        return bool(self.figures) and all(row.figure is None for row in self.figures)


def rating_of(webinar: Webinar) -> SessionRatingView:
    """Of *webinar*, which was held and is of the cycle in scope. Nothing is told while answers may change: two looks
    would tell who answered what in between."""
    open_now = is_open(webinar)
    of_sessions = {} if open_now else ratings_of_sessions(attendance_for_team(webinar.cycle), Audience.TEAM)
    return SessionRatingView(of_sessions.get(webinar.ordinal, ()), open_now, closes_at(webinar))
