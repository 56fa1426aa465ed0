"""The presence curve of one session with its words."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.figures.queries.session_attendance import SessionAttendance
from tinkuy.attendance.figures.room import Room
from tinkuy.design.components import percent
from tinkuy.design.figures.presence.figure import presence
from tinkuy.design.figures.presence.session import Mark, Part, Session, persons_per_thread
from tinkuy.planning.agenda.queries import TimedPart
from tinkuy.planning.cycles.models.webinar import SegmentKind

from .cycle_pictures import Picture, Size

FELL = 0.1
"""The least share of the peak whose loss within a part is worth a sentence."""

UNEVENTFUL = (SegmentKind.OPENING, SegmentKind.BREAK, SegmentKind.CLOSING)


def curve_of(session: SessionAttendance) -> Picture | None:
    """None where the session has no attendance."""
    room = session.room
    if room is None or not room.levels:
        return None
    drawn = _session(session, room)
    title = title_of(room)
    description = " ".join([*sentences(room), fall_of(session.parts, room)]).strip()

    def draw(size: Size) -> SafeString:
        return presence(drawn, title=title, description=description, size=size)

    unit = persons_per_thread(drawn)
    line = ngettext("Each line is %(count)s person present.", "Each line is %(count)s people present.", unit) % {
        "count": unit
    }
    note = f"{line} " + _(
        "A ring is a thread left open, a dot one picked up. The agenda is as planned, from the real start."
    )
    note = f"{note} " + _("The room counts whoever was there, however briefly.")
    return Picture(title, description, note, draw)


def title_of(room: Room) -> str:
    if room.at_close is not None and room.at_close.value is not None:
        return _("10 minutes before the end, %(share)s of the fullest moment were still there") % {
            "share": percent(room.at_close.value)
        }
    if room.peak[1] is not None and room.close[1] is None and _is_nearly_full(room):
        return _("10 minutes before the end, nearly everyone was still there")
    return _("Who was there, minute by minute")


def _is_nearly_full(room: Room) -> bool:
    level = room.levels[min(room.close[0], len(room.levels) - 1)]
    return level is not None and level + 2 * room.unit > (room.peak[1] or 0)


def sentences(room: Room) -> list[str]:
    """Peak, stay to the close and drop, said in words as far as they may be told."""
    minute, most = room.peak
    if most is None:
        if any(room.levels):
            return [_("How many there were at the fullest moment is hidden.")]
        return [_("The room is not told by the minute: few people would be seen in it.")]
    lines = [_("The fullest moment: %(persons)s people, in minute %(minute)s.") % {"persons": most, "minute": minute}]
    if room.close[1] is not None and room.at_close is not None and room.at_close.value is not None:
        lines.append(
            _("10 minutes before the end there were %(persons)s: a drop of %(share)s.")
            % {"persons": room.close[1], "share": percent(1 - room.at_close.value)}
        )
    if room.stayed is not None and room.stayed.value is not None:
        lines.append(
            _("At some moment of the last 10 minutes %(persons)s were there (%(share)s of the fullest moment).")
            % {"persons": int(room.stayed.numerator), "share": percent(room.stayed.value)}
        )
    return lines


def fall_of(parts: Sequence[TimedPart], room: Room) -> str:
    """In which part of the agenda the room lost most, if it lost much; opening, breaks and closing left out."""
    most, moment = FELL * max((level or 0 for level in room.levels), default=0), ""
    for timed in parts:
        start, end = levels_of(timed, room)
        if timed.segment.kind in UNEVENTFUL or start is None or end is None or start - end < max(most, 1):
            continue
        most = start - end + 1
        moment = _("It fell most during «%(title)s»: from about %(start)s to about %(end)s people.") % {
            "title": timed.segment.title,
            "start": start,
            "end": end,
        }
    return moment


def levels_of(timed: TimedPart, room: Room) -> tuple[int | None, int | None]:
    """The room when a part began and when it ended, in steps; None also where the session was over."""
    first, last = timed.offset, timed.offset + timed.segment.minutes - 1
    if first >= len(room.levels):
        return None, None
    return room.levels[first], room.levels[min(last, len(room.levels) - 1)]


def _session(session: SessionAttendance, room: Room) -> Session:
    left_open = [Mark(hook.label, (hook.planted_second or 0) / 60, is_picked_up=False) for hook in session.left_open]
    picked_up = [Mark(hook.label, (hook.resolved_second or 0) / 60, is_picked_up=True) for hook in session.picked_up]
    return Session(
        levels=room.levels,
        unit=room.unit,
        peak=room.peak,
        close=room.close,
        parts=[_part(timed, len(room.levels)) for timed in session.parts if timed.offset < len(room.levels)],
        marks=[*picked_up, *left_open],
    )


def _part(timed: TimedPart, minutes: int) -> Part:
    """As planned, as far as the session lasted."""
    part = timed.segment
    return Part(
        part.title, timed.offset, min(part.minutes, minutes - timed.offset), part.kind, part.get_regime_display()
    )
