"""The pictures of a report, from the makers that the dashboard uses: weave, and country by session."""

from collections.abc import Sequence
from typing import Literal

from django.utils.translation import gettext as _, ngettext

from tinkuy.attendance.pictures.cycle_pictures import conclusion
from tinkuy.design.components import percent
from tinkuy.design.figures.drawing import share_of
from tinkuy.design.figures.weave.figure import weave
from tinkuy.design.figures.weave.loom import Step, persons_per_line
from tinkuy.desk.checkup.wording import listed
from tinkuy.desk.exports.source import Source
from tinkuy.desk.figures.queries.attendance import TeamFlow
from tinkuy.desk.figures.queries.heat import HeatRow, floor_of, heat_rows
from tinkuy.people.countries import country_name
from tinkuy.publication.renderers.figures import in_print

from .content import CountryCell, CountryLine, Picture, count_or_hidden


def weave_of(source: Source, upto: int, size: Literal["print", "strip"]) -> Picture | None:
    """The weave of the first *upto* sessions, so high in print. One session has none, nor have hidden ones."""
    sessions, persons = source.attendance.sessions[:upto], source.attendance.persons[:upto]
    flows = source.attendance.flows[: max(upto - 1, 0)]
    if len(persons) < 2 or all(count is None for count in persons):
        return None
    steps = [Step(flow.stayed, flow.left, flow.new, flow.returned) for flow in flows]
    title, description = conclusion(sessions, persons), _description(persons, flows)
    unit = persons_per_line(persons)
    words = ngettext("Each line is one person.", "Each line is a group of %(count)s people.", unit) % {"count": unit}
    who = _(
        "Who is missing peels off; who returns or arrives joins the weave."
        " It counts attendance, it does not follow anybody."
    )
    return Picture(
        title=title,
        caption=f"{words} {who}",
        description=description,
        on_page=weave(persons, steps, title=title, description=description),
        in_print=in_print(str(weave(persons, steps, title=title, description=description, size=size))),
    )


def _description(persons: Sequence[int | None], flows: Sequence[TeamFlow]) -> str:
    return _("Attended: %(persons)s. Stayed: %(stayed)s. New: %(new)s. Returned: %(returned)s.") % {
        "persons": listed(map(count_or_hidden, persons)),
        "stayed": listed(count_or_hidden(flow.stayed) for flow in flows),
        "new": listed(count_or_hidden(flow.new) for flow in flows),
        "returned": listed(count_or_hidden(flow.returned) for flow in flows),
    }


def countries_of(source: Source, upto: int, most: int) -> tuple[list[CountryLine], list[str]]:
    """At most *most* countries in their first *upto* sessions, the most numerous if there are more; and the names of
    those whose cells are all hidden."""
    rows = heat_rows(source.attendance, floor_of(source.cycle))
    with_counts = [row for row in rows if any(cell.persons for cell in row.cells[:upto])]
    silent = [row for row in rows if row not in with_counts and any(cell.persons is None for cell in row.cells[:upto])]
    chosen = sorted(with_counts, key=lambda row: -sum(cell.persons or 0 for cell in row.cells[:upto]))[:most]
    lines = [_line(row, upto) for row in with_counts if row in chosen]
    return lines, [country_name(row.country) for row in silent]


def _line(row: HeatRow, upto: int) -> CountryLine:
    cells = [
        CountryCell("–" if cell.persons is None else str(cell.persons), cell.tone, cell.spoke, cell.persons is None)
        for cell in row.cells[:upto]
    ]
    retention = share_of(row.cells[upto - 1].persons, row.cells[0].persons) if upto > 1 else None
    is_whole = upto == len(row.cells)
    return CountryLine(country_name(row.country), cells, percent(retention), row.is_low and is_whole)
