"""A picture as a file to take along: SVG, or PNG of twice its size, with title, source, date and the mark.

Neither holds more than the drawing and its words: the one is made anew, in the other are the chunks of the image only.
"""

from django.http import HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from tinkuy.attendance.pictures.picture import Picture
from tinkuy.core.text import in_language
from tinkuy.design.figures.poster import poster
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
