from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tinkuy.core.tables import Cell, Column, Table
from tinkuy.desk.figures.queries.rows import FigureRow, figure_rows
from tinkuy.people.countries import country_name

from .source import Source, hidden, notes_of


def figures_table(source: Source) -> Table:
    """One row per figure, session and group. A count has no denominator; a share is a number from 0 to 1."""
    return Table(
        title=_("Figures of the cycle"),
        columns=(
            Column(_("Figure"), 38),
            Column(_("Session"), 9),
            Column(_("Country"), 18),
            Column(_("Value"), 10),
            Column(_("Numerator"), 11),
            Column(_("Denominator"), 13),
            Column(_("Definition"), 80),
        ),
        rows=[_row(row) for row in figure_rows(source.cycle, source.attendance)],
        notes=notes_of(source, get_language() or source.cycle.main_language),
        notes_name=_("How to read it"),
    )


def _row(row: FigureRow) -> list[Cell]:
    country = country_name(row.country) if row.country else _("All")
    return [row.name, row.session, country, *_numbers(row), row.definition]


def _numbers(row: FigureRow) -> list[Cell]:
    figure = row.figure
    if figure is None:
        return [hidden()] * 3
    if row.form == "count":
        return [int(figure.numerator), int(figure.numerator), None]
    return [figure.value, _plain(figure.numerator), _plain(figure.denominator)]


def _plain(number: float) -> int | float:
    return int(number) if float(number).is_integer() else float(number)
