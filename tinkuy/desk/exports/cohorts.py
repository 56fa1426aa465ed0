from collections.abc import Iterator

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tinkuy.core.tables import Cell, Column, Table
from tinkuy.desk.figures.queries.cohorts import cohorts_of

from .source import Source, hidden, notes_of


def cohorts_table(source: Source) -> Table:
    """The triangle, a row for each first session and later one."""
    return Table(
        title=_("Who came back, by first session"),
        columns=(
            Column(_("First session"), 14),
            Column(_("Session"), 9),
            Column(_("Present"), 10),
            Column(_("Those whose first session it was"), 18),
            Column(_("Share"), 10),
        ),
        rows=list(_rows(source)),
        notes=(
            _("Those present ÷ those whose first session it was"),
            *notes_of(source, get_language() or source.cycle.main_language),
        ),
        notes_name=_("How to read it"),
    )


def _rows(source: Source) -> Iterator[list[Cell]]:
    for row, cohort in enumerate(cohorts_of(source.counts, source.attendance.safe)):
        for session, figure in zip(source.attendance.sessions[row:], cohort.present, strict=True):
            numbers: list[Cell] = [hidden()] * 3
            if figure is not None:
                numbers = [int(figure.numerator), int(figure.denominator), figure.value]
            yield [cohort.first, session, *numbers]
