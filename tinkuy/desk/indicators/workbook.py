"""The indicators as one workbook: figures, countries by session, what it took, definitions, and how to read it."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from tinkuy.core.languages import reader_language
from tinkuy.core.tables.table import Cell, Column, Table
from tinkuy.core.tables.xlsx_file import as_workbook
from tinkuy.core.text import in_language
from tinkuy.desk.exports.source import count_or_hidden, small_numbers_note
from tinkuy.desk.ledger.queries import Period
from tinkuy.desk.ledger.tables import summary_rows
from tinkuy.hiding import Audience
from tinkuy.people.countries import country_name
from tinkuy.planning.hours import day_with_year

from .queries import CycleIndicators


def indicators_workbook(reports: Sequence[CycleIndicators], period: Period) -> bytes:
    """The file, in the active language."""
    tables = [_figures(reports, period), _countries(reports), _resources(reports), _definitions(reports)]
    return as_workbook(_("Indicators of a period"), tables)


def _title(one: CycleIndicators) -> str:
    return in_language(one.cycle.title, reader_language(), one.cycle.main_language)


def _figures(reports: Sequence[CycleIndicators], period: Period) -> Table:
    return Table(
        title=_("Indicators"),
        columns=(
            Column(_("Cycle"), 34),
            Column(_("Stage"), 24),
            Column(_("Indicator"), 36),
            Column(_("Value"), 12),
            Column(_("Numerator"), 12),
            Column(_("Denominator"), 13),
            Column(_("Definition"), 80),
        ),
        rows=[
            [_title(one), row.stage, row.name, row.value, row.numerator, row.denominator, row.definition]
            for one in reports
            for row in one.indicators
        ],
        notes=_notes(period),
        notes_name=_("How to read it"),
    )


def _notes(period: Period) -> tuple[str, ...]:
    days = {"first": day_with_year(period.first) if period.first else "–"}
    days["last"] = day_with_year(period.last) if period.last else "–"
    return (
        _("From %(first)s to %(last)s, both days in it.") % days,
        small_numbers_note(Audience.PUBLIC),
        _("Persons of two cycles are never compared: whoever came to two is counted in each."),
        _("What says «hidden» may be large itself: telling it would give away a small number, or a country's answer."),
        _("Shares are numbers from 0 to 1. Amounts keep their currency; none is converted."),
    )


def _countries(reports: Sequence[CycleIndicators]) -> Table:
    """Persons of each country in each session held in the period."""
    rows: list[list[Cell]] = []
    for one in reports:
        in_period = {webinar.ordinal for webinar in one.sessions}
        for row in sorted(one.attendance.countries, key=lambda country: country_name(country.country)):
            for session, count in zip(one.attendance.sessions, row.persons, strict=True):
                if session in in_period:
                    rows.append([_title(one), country_name(row.country), session, count_or_hidden(count)])
    columns = (Column(_("Cycle"), 34), Column(_("Country"), 24), Column(_("Session"), 9), Column(_("Persons"), 10))
    return Table(title=_("By country"), columns=columns, rows=rows)


def _resources(reports: Sequence[CycleIndicators]) -> Table:
    columns = (
        Column(_("Cycle"), 34),
        Column(_("Figure"), 40),
        Column(_("Of what"), 28),
        Column(_("Value"), 14),
        Column(_("Unit"), 10),
        Column(_("Source"), 34),
        Column(_("Definition"), 80),
    )
    rows = [[_title(one), *row] for one in reports for row in summary_rows(one.ledger)]
    return Table(title=_("Resources"), columns=columns, rows=rows)


def _definitions(reports: Sequence[CycleIndicators]) -> Table:
    """Each indicator once."""
    rows = dict.fromkeys((row.stage, row.name, row.definition) for one in reports for row in one.indicators)
    columns = (Column(_("Stage"), 24), Column(_("Indicator"), 36), Column(_("Definition"), 110))
    return Table(title=_("Definitions"), columns=columns, rows=[list(row) for row in rows])
