"""The attendance figures as a file."""

import csv
import io

from django.http import HttpResponse
from django.utils.translation import gettext as _

from tinkuy.desk.queries.attendance import Attendance, NamedFigure, attendance_for_team
from tinkuy.people.countries import country_name
from tinkuy.planning.request import CycleRequest

BOM = "\ufeff"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for the start of a formula."""

HIDDEN = "<5"


def attendance_figures(request: CycleRequest, cycle: str) -> HttpResponse:
    """Persons per session, flows, countries and the cycle's figures, as CSV; small numbers are hidden here too."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in _rows(attendance_for_team(request.cycle)):
        writer.writerow([_guarded(cell) for cell in row])
    response = HttpResponse(BOM + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{request.cycle.slug}-attendance.csv"'
    return response


def _rows(attendance: Attendance) -> list[list[object]]:
    sessions = [_("Session %(place)s") % {"place": place} for place in attendance.sessions]
    flows = attendance.flows
    return [
        [_("What is counted"), *sessions, _("Kept")],
        [_("Persons"), *map(_shown, attendance.persons), _decimal(attendance.kept)],
        [_("Stayed on in the next"), *(_shown(flow.stayed) for flow in flows)],
        [_("Missed the next"), *(_shown(flow.left) for flow in flows)],
        [_("New ones"), "", *(_shown(flow.new) for flow in flows)],
        [_("Came back"), "", *(_shown(flow.returned) for flow in flows)],
        *([country_name(row.country), *map(_shown, row.persons), _decimal(row.kept)] for row in attendance.countries),
        [],
        [_("Figure of the cycle"), _("Value"), _("Numerator"), _("Denominator"), _("Definition")],
        *map(_figure_row, attendance.figures),
        [_("Names waiting to be matched"), attendance.unmatched],
    ]


def _figure_row(named: NamedFigure) -> list[object]:
    figure = named.figure
    numbers = [_decimal(figure.value), figure.numerator, figure.denominator] if figure else [HIDDEN] * 3
    return [str(named.name), *numbers, str(named.definition)]


def _shown(count: float | None) -> object:
    return HIDDEN if count is None else count


def _decimal(value: float | None) -> object:
    return "" if value is None else round(value, 3)


def _guarded(cell: object) -> object:
    """A text that a spreadsheet would calculate gets an apostrophe in front."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
