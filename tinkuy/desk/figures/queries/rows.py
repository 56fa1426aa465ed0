"""Every figure of a cycle as a row: for the cycle, for a session, for a country; for files and reports."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from tinkuy.convening.figures.attendance import MINUTES, SHARE
from tinkuy.convening.figures.figure import Figure, ratio
from tinkuy.convening.hiding.queries.audience import SeenFigure
from tinkuy.planning.cycles.models.cycle import Cycle

from .attendance import Attendance, NamedFigure

Form = Literal["count", "share", "ratio", "median"]


@dataclass(frozen=True)
class FigureRow:
    """`session` is an ordinal, or None for the whole cycle; `country` a code, or empty for everybody.

    `figure` is None where it would tell of few persons. A count has itself as value and numerator, and no denominator;
    the denominator of a median is how many persons it is of.
    """

    name: str
    definition: str
    figure: Figure | None
    form: Form
    session: int | None = None
    country: str = ""


def figure_rows(cycle: Cycle, shown: Attendance) -> list[FigureRow]:
    """All of them: the cycle's first, then session by session, then the countries."""
    sessions = [row for rows in session_rows(cycle, shown) for row in rows]
    return [*_cycle_rows(shown), *sessions, *_country_rows(shown)]


def session_rows(cycle: Cycle, shown: Attendance) -> list[list[FigureRow]]:
    """The figures of each session that has presences, in order."""
    return [
        [
            *_of_step(cycle, shown, place),
            *_of_arrival(shown, place),
            *_of_stay(shown, place),
        ]
        for place in range(len(shown.sessions))
    ]


def _cycle_rows(shown: Attendance) -> Iterator[FigureRow]:
    if shown.sessions:
        yield _counted(
            _("Registered in the cycle"), _("Persons whose registration in the cycle is confirmed"), shown.registered
        )
    for named in shown.figures:
        yield _row(named)


def _row(named: NamedFigure) -> FigureRow:
    return FigureRow(str(named.name), str(named.definition), named.figure, "share" if named.is_share else "ratio")


def _counted(name: str, definition: str, count: int | None, **where: object) -> FigureRow:
    figure = None if count is None else Figure(count, count, 0, definition)
    return FigureRow(name, definition, figure, "count", **where)  # type: ignore[arg-type]


def _of_step(cycle: Cycle, shown: Attendance, place: int) -> Iterator[FigureRow]:
    """Who came, who of the session before, who is new and who is back."""
    session = shown.sessions[place]
    threshold = _("Persons present for %(minutes)d minutes or %(share)d %% of the session, whichever is less") % {
        "minutes": cycle.attendance_minutes or MINUTES,
        "share": SHARE * 100,
    }
    yield _counted(_("Attended"), threshold, shown.persons[place], session=session)
    if not place:
        return
    before, flow, now = shown.persons[place - 1], shown.flows[place - 1], shown.persons[place]
    stayed = _("Those of the session before who also attended this one ÷ those of the session before")
    new = _("Those who came for the first time ÷ those who attended this session")
    back = _("Persons who had come before, though not to the session before this one")
    yield _share(_("Stayed from the session before"), stayed, flow.stayed, before, session)
    yield _share(_("New"), new, flow.new, now, session)
    yield _counted(_("Came back"), back, flow.returned, session=session)


def _share(name: str, definition: str, part: int | None, whole: int | None, session: int) -> FigureRow:
    figure = None if part is None or whole is None else ratio(part, whole, definition)
    return FigureRow(name, definition, figure, "share", session)


def _of_arrival(shown: Attendance, place: int) -> Iterator[FigureRow]:
    """Who of those who signed up for the session came, and who came without.

    Nobody signed up: lists were imported, and say nothing of single sessions.
    """
    if not shown.seen.has_enrolments[place]:
        return
    for name, one in (
        (_("Came of those signed up for it"), shown.seen.show_up[place]),
        (_("Came without signing up for it"), shown.seen.walk_ins[place]),
    ):
        yield _seen(name, one, "share", shown.sessions[place])


def _of_stay(shown: Attendance, place: int) -> Iterator[FigureRow]:
    session = shown.sessions[place]
    yield _seen(_("Time stayed, of the whole session"), shown.seen.stays[place], "median", session)
    yield _seen(_("Accounts matched to a registration"), shown.seen.matched[place], "share", session)


def _seen(name: str, one: SeenFigure, form: Form, session: int) -> FigureRow:
    return FigureRow(name, str(one.definition), one.figure, form, session)


def _country_rows(shown: Attendance) -> Iterator[FigureRow]:
    attended = _("Persons of the country who attended the session")
    kept = _("Persons of the country in the last session ÷ in the first one")
    for row in shown.countries:
        for session, count in zip(shown.sessions, row.persons, strict=True):
            yield _counted(_("Attended"), attended, count, session=session, country=row.country)
        if len(row.persons) > 1:
            figure = None if row.first is None or row.last is None else ratio(row.last, row.first, kept)
            yield FigureRow(_("Kept"), kept, figure, "share", country=row.country)
