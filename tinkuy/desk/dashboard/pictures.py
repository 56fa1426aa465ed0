"""A picture as a file to take along: SVG, or PNG of twice its size, with title, source, date and the mark.

Neither holds more than the drawing and its words: the one is made anew, in the other are the chunks of the image only.
"""

from collections.abc import Sequence
from itertools import pairwise

from django.http import HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext as _

from tinkuy.attendance.pictures.cycle_pictures import Picture, Size, numbers
from tinkuy.core.text import in_language
from tinkuy.design.components import percent
from tinkuy.design.figures.bar import Stage, funnel_drawing
from tinkuy.design.figures.heat_map import Cell, Row, heat_map
from tinkuy.design.figures.poster import poster
from tinkuy.desk.figures.queries.heat import HeatRow
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import day_with_year
from tinkuy.publication.renderers.figures import in_print
from tinkuy.publication.renderers.picture import png_of_size

TYPES = {"svg": "image/svg+xml", "png": "image/png"}


def picture_file(
    picture: Picture, cycle: Cycle, *, form: str, name: str, webinar: Webinar | None = None
) -> HttpResponse:
    """*picture* of *cycle*, in the *form* `svg` or `png`, under a *name* without personal data."""
    svg = poster(
        picture.alone,
        title=picture.title,
        description=picture.description,
        note=picture.note,
        source=source_of(cycle, webinar),
    )
    response = HttpResponse(content_type=TYPES[form])
    response.content = png_of_size(in_print(svg)) if form == "png" else svg
    response["Content-Disposition"] = f'attachment; filename="{cycle.slug}-{name}.{form}"'
    return response


def source_of(cycle: Cycle, webinar: Webinar | None) -> str:
    """Whose attendance it is, and of which day; of example data it says so."""
    language = get_language() or cycle.main_language
    title = in_language(cycle.title, language, cycle.main_language)
    day = day_with_year(cycle.today())
    words = _("Attendance of the cycle «%(cycle)s», as of %(day)s.") % {"cycle": title, "day": day}
    if webinar is not None:
        of_session = _("Session %(number)s: %(title)s.") % {
            "number": webinar.ordinal,
            "title": in_language(webinar.title, language, cycle.main_language),
        }
        words = f"{of_session} {words}"
    return f"{words} {_('Example data.')}" if cycle.is_example else words


def funnel_of(stages: Sequence[Stage]) -> Picture | None:
    """None where there is only one step."""
    if len(stages) < 2:
        return None
    title = title_of(stages)
    description = " ".join(f"{stage.label}: {stage.count}. {_sentence(stage.share)}".strip() for stage in stages)

    def draw(size: Size) -> SafeString:
        return funnel_drawing(stages, title=title, description=description)

    note = _("Invitations are messages sent and pages opened, not persons; the other steps are persons.")
    return Picture(title, description, note, draw)


def title_of(stages: Sequence[Stage]) -> str:
    """Where most were lost on the way."""
    steps = [
        (after.count / before.count, before, after)
        for before, after in pairwise(stages)
        if before.count and after.count is not None and after.share
    ]
    if not steps:
        return _("From the invitation to the close")
    share, _before, after = min(steps, key=lambda one: one[0])
    return _("Most were lost at the step «%(step)s»: %(share)s went on") % {
        "step": after.label,
        "share": percent(share),
    }


def _sentence(words: str) -> str:
    return f"{words}." if words else ""


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
