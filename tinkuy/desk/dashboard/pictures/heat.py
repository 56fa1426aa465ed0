"""Country by session, with its words."""

from collections.abc import Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tinkuy.attendance.pictures.picture import Picture, Size, numbers
from tinkuy.design.components import percent
from tinkuy.design.figures.heat_map import Cell, Row, heat_map
from tinkuy.desk.figures.queries.heat import HeatRow
from tinkuy.people.countries import country_name


def heat_of(rows: Sequence[HeatRow], sessions: Sequence[int]) -> Picture | None:
    """None where no country came."""
    if not rows:
        return None
    title = _title(rows)
    description = " ".join(
        _("%(country)s: %(persons)s.")
        % {"country": country_name(row.country), "persons": numbers(cell.persons for cell in row.cells)}
        for row in rows
    )
    drawn = [
        Row(
            country_name(row.country),
            [Cell(cell.persons, cell.tone, cell.spoke) for cell in row.cells],
            row.retention,
            row.is_low,
        )
        for row in rows
    ]

    def draw(size: Size) -> SafeString:
        return heat_map(drawn, sessions, title=title, description=description)

    note = _(
        "Attendees. Darker: it keeps more of its first session. The dot says that the country took the floor."
        " Fewer than five people are not shown."
    )
    return Picture(title, description, note, draw)


def _title(rows: Sequence[HeatRow]) -> str:
    """Who kept least, if a country fell; else who kept most. Where several kept the same, none is named alone."""
    measured = [(row.retention, row) for row in rows if row.retention is not None]
    if not measured or len(rows[0].cells) < 2:
        return _("Country by session")
    retention, row = min(measured, key=lambda one: one[0])
    fell = row.is_low
    if not fell:
        retention, row = max(measured, key=lambda one: one[0])
    share = percent(retention)
    alike = sum(percent(other) == share for other, _row in measured)
    if alike > 1:
        several = (
            _("%(count)s countries kept %(share)s of their attendance, the lowest share")
            if fell
            else _("%(count)s countries kept %(share)s of their attendance, the highest share")
        )
        return several % {"count": alike, "share": share}
    alone = (
        _("%(country)s kept %(share)s of its attendance, the lowest share")
        if fell
        else _("%(country)s kept %(share)s of its attendance, the highest share")
    )
    return alone % {"country": country_name(row.country), "share": share}
