from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tinkuy.core.tables import Cell, Column, Table
from tinkuy.desk.figures.queries.attendance import CountryAttendance
from tinkuy.people.countries import country_name

from .source import Source, count_or_hidden, hidden, notes_of


def countries_table(source: Source) -> Table:
    """Persons of each country in each session, and the share of its first session that the last one kept."""
    sessions = [Column(_("Session %(place)s") % {"place": place}, 11) for place in source.attendance.sessions]
    retention_columns = (Column(_("Last session"), 12), Column(_("First session"), 12), Column(_("Kept"), 10))
    rows = sorted(source.attendance.countries, key=lambda row: country_name(row.country))
    return Table(
        title=_("Country by session"),
        columns=(Column(_("Country"), 24), *sessions, *retention_columns),
        rows=[_row(row) for row in rows],
        notes=notes_of(source, get_language() or source.cycle.main_language),
        notes_name=_("How to read it"),
    )


def _row(row: CountryAttendance) -> list[Cell]:
    retention_cells: list[Cell] = [None, None, None]
    if len(row.persons) > 1:
        is_told = row.first is not None and row.last is not None
        retention_cells = [row.last, row.first, row.retention] if is_told else [hidden()] * 3
    return [country_name(row.country), *map(count_or_hidden, row.persons), *retention_cells]
