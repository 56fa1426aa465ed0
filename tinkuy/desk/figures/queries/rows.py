"""Every figure of a cycle as a row: for the cycle, for a session, for a country; for files and reports."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from tinkuy.attendance.figures.attendance import MINUTES, SHARE
from tinkuy.attendance.figures.figure import Figure, ratio
from tinkuy.attendance.figures.queries.safe_attendance import SafeFigure
from tinkuy.hiding import Audience
from tinkuy.planning.cycles.models.cycle import Cycle

from .attendance import Attendance, NamedFigure
from .figure_row import FigureRow, Form
from .rating_rows import ratings_of_cycle, ratings_of_sessions


def figure_rows(cycle: Cycle, attendance: Attendance, audience: Audience) -> list[FigureRow]:
    """All of them: the cycle's first, then session by session, then the countries."""
    sessions = [row for rows in session_rows(cycle, attendance, audience) for row in rows]
    of_cycle = [*_cycle_rows(attendance), *ratings_of_cycle(attendance, audience)]
    return [*of_cycle, *sessions, *_country_rows(attendance)]


def session_rows(cycle: Cycle, attendance: Attendance, audience: Audience) -> list[list[FigureRow]]:
    """The figures of each session that has presences, in order."""
    ratings = ratings_of_sessions(attendance, audience)
    return [
        [
            *_of_step(cycle, attendance, place),
            *_of_arrival(attendance, place),
            *_of_stay(attendance, place),
            *ratings.get(attendance.sessions[place], ()),
        ]
        for place in range(len(attendance.sessions))
    ]


def _cycle_rows(attendance: Attendance) -> Iterator[FigureRow]:
    if attendance.sessions:
        yield _count_row(
            _("Registered in the cycle"),
            _("Persons whose registration in the cycle is confirmed"),
            attendance.registered,
        )
    for named in attendance.figures:
        yield _row(named)


def _row(named: NamedFigure) -> FigureRow:
    return FigureRow(str(named.name), str(named.definition), named.figure, "share" if named.is_share else "ratio")


def _count_row(name: str, definition: str, count: int | None, **where: object) -> FigureRow:
    figure = None if count is None else Figure(count, count, 0, definition)
    return FigureRow(name, definition, figure, "count", **where)  # type: ignore[arg-type]


def _of_step(cycle: Cycle, attendance: Attendance, place: int) -> Iterator[FigureRow]:
    """Who came, who of the session before, who is new and who is back."""
    session = attendance.sessions[place]
    threshold = _("Persons present for %(minutes)d minutes or %(share)d %% of the session, whichever is less") % {
        "minutes": cycle.attendance_minutes or MINUTES,
        "share": SHARE * 100,
    }
    yield _count_row(_("Attended"), threshold, attendance.persons[place], session=session)
    if not place:
        return
    before, flow, now = attendance.persons[place - 1], attendance.flows[place - 1], attendance.persons[place]
    stayed = _("Those of the session before who also attended this one ÷ those of the session before")
    new = _("Those who came for the first time ÷ those who attended this session")
    back = _("Persons who had come before, though not to the session before this one")
    yield _share(_("Stayed from the session before"), stayed, flow.stayed, before, session)
    yield _share(_("New"), new, flow.new, now, session)
    yield _count_row(_("Came back"), back, flow.returned, session=session)


def _share(name: str, definition: str, part: int | None, whole: int | None, session: int) -> FigureRow:
    figure = None if part is None or whole is None else ratio(part, whole, definition)
    return FigureRow(name, definition, figure, "share", session)


def _of_arrival(attendance: Attendance, place: int) -> Iterator[FigureRow]:
    """Who of those who signed up for the session came, and who came without.

    Nobody signed up: lists were imported, and say nothing of single sessions.
    """
    if not attendance.safe.has_enrolments[place]:
        return
    for name, one in (
        (_("Came of those signed up for it"), attendance.safe.show_up[place]),
        (_("Came without signing up for it"), attendance.safe.walk_ins[place]),
    ):
        yield _figure_row(name, one, "share", attendance.sessions[place])


def _of_stay(attendance: Attendance, place: int) -> Iterator[FigureRow]:
    session = attendance.sessions[place]
    yield _figure_row(_("Time stayed, of the whole session"), attendance.safe.stays[place], "median", session)
    yield _figure_row(_("Accounts matched to a registration"), attendance.safe.matched[place], "share", session)


def _figure_row(name: str, one: SafeFigure, form: Form, session: int) -> FigureRow:
    return FigureRow(name, str(one.definition), one.figure, form, session)


def _country_rows(attendance: Attendance) -> Iterator[FigureRow]:
    attended = _("Persons of the country who attended the session")
    definition = _("Persons of the country in the last session ÷ in the first one")
    for row in attendance.countries:
        for session, count in zip(attendance.sessions, row.persons, strict=True):
            yield _count_row(_("Attended"), attended, count, session=session, country=row.country)
        if len(row.persons) > 1:
            figure = None if row.first is None or row.last is None else ratio(row.last, row.first, definition)
            yield FigureRow(_("Kept"), definition, figure, "share", country=row.country)
