"""How those who attended rated the sessions, as figures: of each session for the team, of all together for everybody.

Outside nothing is said of one session: what is told of all could be subtracted from.
"""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext as _, gettext_lazy

from tinkuy.attendance.figures.figure import ratio
from tinkuy.dialogue.ratings.queries import counted_ratings, safe_ratings, safe_ratings_by_session
from tinkuy.hiding import Audience, SafeRatings

from .attendance import Attendance
from .figure_row import FigureRow

ANSWERED = (
    gettext_lazy("Answered how the session was"),
    gettext_lazy("Persons who answered the question after a session ÷ persons who attended it"),
)
AGREED = (
    (
        gettext_lazy("Found it useful"),
        gettext_lazy("Answers that the session was useful or very useful for one's work ÷ answers"),
    ),
    (
        gettext_lazy("Intend to apply it"),
        gettext_lazy("Answers that something of it will definitely or probably be applied ÷ answers"),
    ),
)


def ratings_of_sessions(attendance: Attendance, audience: Audience) -> dict[int, list[FigureRow]]:
    """By ordinal, those that were rated; nothing outside."""
    ratings = safe_ratings_by_session(counted_ratings(), attended_by_ordinal(attendance), audience)
    return {ordinal: _rows(one, ordinal) for ordinal, one in ratings.items()}


def ratings_of_cycle(attendance: Attendance, audience: Audience) -> list[FigureRow]:
    votes = counted_ratings()
    return _rows(safe_ratings(votes, attended_by_ordinal(attendance), audience)) if votes else []


def attended_by_ordinal(attendance: Attendance) -> Mapping[int, int | None]:
    return dict(zip(attendance.sessions, attendance.persons, strict=True))


def _rows(ratings: SafeRatings, session: int | None = None) -> list[FigureRow]:
    shares = (ratings.answered, *ratings.agreed)
    return [
        _row(name, definition, share, session)
        for (name, definition), share in zip((ANSWERED, *AGREED), shares, strict=True)
    ]


def _row(name: Promise, definition: Promise, share: tuple[int, int] | None, session: int | None) -> FigureRow:
    words = str(definition) if session else _of_counted(str(definition))
    figure = None if share is None else ratio(*share, words)
    return FigureRow(str(name), words, figure, "share", session)


def _of_counted(definition: str) -> str:
    return _("%(definition)s; of the sessions with enough answers that were counted") % {"definition": definition}
