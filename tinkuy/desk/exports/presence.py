from collections.abc import Iterator

from django.utils.translation import gettext as _

from tinkuy.core.tables import Cell, Column, Table
from tinkuy.core.text import in_language
from tinkuy.desk.queries.presence_steps import STEP, PresenceStep, presence_steps
from tinkuy.planning.hours import city_of, local_hour
from tinkuy.planning.models import Webinar

from .source import count_or_hidden, hidden, small_numbers_note


def presence_table(webinar: Webinar, k: int, language: str) -> Table:
    """How many were in *webinar* at each step, and what share of its fullest step that is."""
    zone = webinar.cycle.zone
    title = _("Presence in session %(place)s") % {"place": webinar.ordinal}
    return Table(
        title=title,
        columns=(
            Column(_("Minute"), 9),
            Column(_("Hour in %(city)s") % {"city": city_of(zone)}, 14),
            Column(_("Present"), 10),
            Column(_("Of the most"), 12),
            Column(_("Part of the agenda"), 40),
        ),
        rows=list(_rows(presence_steps(webinar, k), zone)),
        notes=(
            in_language(webinar.title, language, webinar.cycle.main_language),
            _("Every %(minutes)d minutes; accounts that could not be matched are counted, who led it is not.")
            % {"minutes": STEP},
            small_numbers_note(k),
        ),
        notes_name=_("How to read it"),
    )


def _rows(steps: list[PresenceStep], zone: str) -> Iterator[list[Cell]]:
    most = max((step.present or 0 for step in steps), default=0)
    for step in steps:
        share: Cell = hidden() if step.present is None else step.present / most if most else None
        part = step.segment.title if step.segment else ""
        yield [step.minute, local_hour(step.at, zone), count_or_hidden(step.present), share, part]
