from dataclasses import dataclass

from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.figures.queries.attendance import CycleAttendance, attendance_of
from tinkuy.core.tables.table import Cell
from tinkuy.core.text import in_language
from tinkuy.desk.figures.queries.attendance import Attendance, attendance_for
from tinkuy.hiding import Audience, smallest_safe_count
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year, local_day


@dataclass(frozen=True)
class Source:
    """What the tables and reports of a cycle are made of: its attendance, read once, and what of it may be shown."""

    cycle: Cycle
    counts: CycleAttendance
    attendance: Attendance
    audience: Audience

    def title(self, language: str) -> str:
        return in_language(self.cycle.title, language, self.cycle.main_language)


def source_of(cycle: Cycle, audience: Audience = Audience.TEAM) -> Source:
    """Of the *cycle* in scope, with the counts hidden that are small for the *audience*."""
    counts = attendance_of(cycle)
    return Source(cycle, counts, attendance_for(counts, audience), audience)


def hidden() -> str:
    """Stands in the cell of a number that is not shown: it may be large itself, so nothing is said of its size."""
    return _("hidden")


def count_or_hidden(count: int | None) -> Cell:
    return hidden() if count is None else count


def notes_of(source: Source, language: str) -> tuple[str, ...]:
    """How to read a table: of which cycle and day it is, what is hidden in it, what is not in it."""
    made_on = day_with_year(local_day(source.cycle.now(), source.cycle.zone))
    notes = [source.title(language), _("Made on %(day)s.") % {"day": made_on}, small_numbers_note(source.audience)]
    return (*notes, *unmatched_note(source.attendance.unmatched))


def small_numbers_note(audience: Audience) -> str:
    k = smallest_safe_count(audience)
    return _("Counts of fewer than %(k)d persons are hidden, and those that would give them away.") % {"k": k}


def unmatched_note(count: int | None) -> tuple[str, ...]:
    """Why some accounts are in no figure; without their number where it is hidden."""
    if count is None:
        return (_("Some accounts could not be matched with a registration: they are not in these figures."),)
    if not count:
        return ()
    words = ngettext(
        "%(counter)s account could not be matched with a registration: it is not in these figures.",
        "%(counter)s accounts could not be matched with a registration: they are not in these figures.",
        count,
    )
    return (words % {"counter": count},)
