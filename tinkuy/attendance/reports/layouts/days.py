"""Lists with a date in each line and no hours: one list may hold who came to each session."""

from dataclasses import replace

from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.reports.headers import Line
from tinkuy.attendance.reports.moments import written
from tinkuy.attendance.reports.rows import Part
from tinkuy.attendance.reports.times import Hours
from tinkuy.core.errors import Refused
from tinkuy.planning.hours import day_with_year


def of_the_day(part: Part, hours: Hours) -> Part:
    """*part* with the lines of the session's day, those without a date among them; it is said which were left out.

    Where lines have hours these tell the day. Refuses a list that is of other days altogether.
    """
    if hours.given is None or not part.header.has("date") or part.header.has_hours:
        return part
    dated = {line: text for line in part.lines if (text := _date_of(line, part)) and written(text)}
    hours.decide(dated.values())
    days = {line: day for line, text in dated.items() if (day := hours.day_in(text))}
    elsewhere = [line for line, day in days.items() if day != hours.given]
    if not elsewhere:
        return part
    if len(elsewhere) == len(part.lines):
        raise Refused(
            _("The list is of %(found)s and the session was on %(given)s: nobody of it is of that day.")
            % {"found": day_with_year(days[elsewhere[0]]), "given": day_with_year(hours.given)}
        )
    hours.warnings.append(
        ngettext(
            "Line %(line)d is of another day than the session and was left out.",
            "%(count)d lines are of other days than the session and were left out, the first is line %(line)d.",
            len(elsewhere),
        )
        % {"line": elsewhere[0].number, "count": len(elsewhere)}
    )
    left_out = frozenset(elsewhere)
    return replace(part, lines=tuple(line for line in part.lines if line not in left_out))


def _date_of(line: Line, part: Part) -> str:
    """As a workbook has a day: with an hour that says nothing."""
    return part.header.cell(line, "date").removesuffix(" 00:00:00")
