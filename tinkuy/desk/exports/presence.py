"""The room of a session as a table, in the steps in which its page tells it."""

from collections.abc import Iterator
from datetime import timedelta

from django.utils.translation import gettext as _

from tinkuy.attendance.figures.room import minutes_of
from tinkuy.core.tables import Cell, Column, Table
from tinkuy.core.text import in_language
from tinkuy.hiding import least_shown, safe
from tinkuy.planning.agenda.queries import timed_agenda
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import city_of, local_hour

from .source import Source, count_or_hidden, hidden, small_numbers_note

EVERY = 5
"""Minutes."""


def presence_table(source: Source, webinar: Webinar, language: str) -> Table:
    """How many were in *webinar* every few minutes, and what share of its fullest moment that is."""
    return Table(
        title=_("Presence in session %(place)s") % {"place": webinar.ordinal},
        columns=(
            Column(_("Minute"), 9),
            Column(_("Hour in %(city)s") % {"city": city_of(source.cycle.zone)}, 14),
            Column(_("Present"), 10),
            Column(_("Of the most"), 12),
            Column(_("Part of the agenda"), 40),
        ),
        rows=list(_rows(source, webinar)),
        notes=(
            in_language(webinar.title, language, source.cycle.main_language),
            _("Every %(minutes)d minutes, in steps of %(unit)d persons; who led it is not counted.")
            % {"minutes": EVERY, "unit": least_shown(source.audience)},
            small_numbers_note(source.audience),
        ),
        notes_name=_("How to read it"),
    )


def _rows(source: Source, webinar: Webinar) -> Iterator[list[Cell]]:
    """None for a session without attendance."""
    if webinar.ordinal not in source.counts.persons:
        return
    place = list(source.counts.persons).index(webinar.ordinal)
    measured = source.counts.measured[place]
    levels = safe(minutes_of(measured, source.attendance.persons[place]), source.audience).of_minutes
    most = max((level or 0 for level in levels), default=0)
    parts = timed_agenda(webinar)
    for minute in range(0, len(levels), EVERY):
        level = levels[minute]
        share: Cell = hidden() if level is None else level / most if most else None
        running = next((part.segment.title for part in parts if minute < part.offset + part.segment.minutes), "")
        hour = local_hour(measured.window.starts_at + timedelta(minutes=minute), source.cycle.zone)
        yield [minute, hour, count_or_hidden(level), share, running]
