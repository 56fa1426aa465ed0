"""The attendance of one session: its room minute by minute, its figures, who came by country, its steps and reports."""

from collections.abc import Sequence
from dataclasses import dataclass

from tinkuy.attendance.figures.queries.attendance import attendance_of
from tinkuy.attendance.figures.room import Room
from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.planning.agenda.queries import TimedPart, timed_agenda
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook
from tinkuy.uploads.models import ImportState

from .safe_attendance import SafeAttendance, SafeFigure, SafeFlow, room_of, safe_attendance


@dataclass(frozen=True)
class SessionAttendance:
    """One session beside the others; counts of persons are None where hidden.

    `place` is its place among the sessions with attendance, None where it has none yet: then there is no room either.
    `before` and `after` are the flows from the session before and to the next, with their ordinals.
    """

    webinar: Webinar
    figures: SafeAttendance
    place: int | None
    room: Room | None
    stay: SafeFigure | None
    matched: SafeFigure | None
    parts: Sequence[TimedPart]
    left_open: Sequence[Hook]
    picked_up: Sequence[Hook]
    reports: Sequence[AttendanceImport]

    @property
    def persons(self) -> int | None:
        return None if self.place is None else self.figures.persons[self.place]

    @property
    def countries(self) -> dict[str, int | None]:
        """Those from which somebody came."""
        if self.place is None:
            return {}
        rows = {country: row[self.place] for country, row in self.figures.by_country.items()}
        return {country: count for country, count in rows.items() if count != 0}

    @property
    def unmatched(self) -> int | None:
        """None where there are some, and how many is hidden."""
        return self.figures.unmatched.get(self.webinar.ordinal, 0)

    @property
    def before(self) -> tuple[int, SafeFlow] | None:
        if not self.place:
            return None
        return self.figures.sessions[self.place - 1], self.figures.flows[self.place - 1]

    @property
    def after(self) -> tuple[int, SafeFlow] | None:
        if self.place is None or self.place + 1 >= len(self.figures.sessions):
            return None
        return self.figures.sessions[self.place + 1], self.figures.flows[self.place]


def session_attendance(cycle: Cycle, webinar: Webinar) -> SessionAttendance:
    """Of *webinar*, which is of the *cycle* in scope."""
    attendance = attendance_of(cycle)
    safe_numbers = safe_attendance(attendance)
    place = safe_numbers.sessions.index(webinar.ordinal) if webinar.ordinal in safe_numbers.sessions else None
    hooks = list(Hook.objects.filter(origin=webinar) | Hook.objects.filter(target=webinar))
    return SessionAttendance(
        webinar=webinar,
        figures=safe_numbers,
        place=place,
        room=room_of(attendance, safe_numbers, place) if place is not None else None,
        stay=safe_numbers.stays[place] if place is not None else None,
        matched=safe_numbers.matched[place] if place is not None else None,
        parts=timed_agenda(webinar),
        left_open=[hook for hook in hooks if hook.origin_id == webinar.pk and hook.planted_second is not None],
        picked_up=[hook for hook in hooks if hook.target_id == webinar.pk and hook.resolved_second is not None],
        reports=_reports(webinar),
    )


def _reports(webinar: Webinar) -> list[AttendanceImport]:
    committed = AttendanceImport.objects.filter(webinar=webinar, state=ImportState.COMMITTED)
    return list(committed.defer("sealed_file").select_related("made_by", "cycle").order_by("committed_at"))
