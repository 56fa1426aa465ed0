"""One session on a page."""

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.desk.exports.source import Source
from tinkuy.desk.figures.queries.rows import FigureRow, session_rows
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook

from . import parts
from .content import FigureLine, KeyNumber, NamedText, Report
from .pictures import weave_of
from .wording import LONGEST_PURPOSE, LONGEST_TITLE, count_or_hidden, figure_line, shortened

MOST = parts.Most(countries=12, threads=5, warnings=4)


def session_report(source: Source, webinar: Webinar, *, is_outside: bool) -> Report:
    """The report of *webinar*, which has presences in *source*."""
    cycle, upto = source.cycle, source.attendance.sessions.index(webinar.ordinal) + 1
    rows = session_rows(cycle, source.attendance)[upto - 1]
    figures = [figure_line(row) for row in rows]
    hooks = Hook.objects.filter(Q(origin=webinar) | Q(target=webinar)).select_related("origin", "target", "cycle")
    shared = parts.shared_fields(source, hooks, upto=upto, most=MOST, is_outside=is_outside, webinar=webinar)
    return Report(
        ordinal=webinar.ordinal,
        kind=_("Report of session %(place)s") % {"place": webinar.ordinal},
        series=parts.in_readers_language(cycle.title, cycle),
        title=shortened(parts.in_readers_language(webinar.title, cycle), LONGEST_TITLE),
        purpose=shortened(_purpose(webinar), LONGEST_PURPOSE),
        facts=_facts(webinar),
        numbers=_numbers(source, upto - 1, rows, figures),
        sessions=(),
        weave=weave_of(source, upto, "strip"),
        figures=figures,
        **shared,
    )


def _purpose(webinar: Webinar) -> str:
    texts = (parts.in_readers_language(text, webinar.cycle) for text in (webinar.subtitle, webinar.question))
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in texts if text)


def _facts(webinar: Webinar) -> list[NamedText]:
    starts, ends = webinar.window
    minutes = round((ends - starts).total_seconds() / 60)
    lasted = ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    facts = [NamedText(_("Date"), parts.begins_at(webinar)), NamedText(_("Duration"), lasted)]
    if webinar.host_country:
        facts.append(NamedText(_("Host"), country_name(webinar.host_country)))
    return [*facts, *parts.languages(webinar.cycle, webinar.interpretation)]


def _numbers(source: Source, place: int, rows: list[FigureRow], figures: list[FigureLine]) -> list[KeyNumber]:
    persons = source.attendance.persons[place]
    present = sum(1 for row in source.counts.by_country.values() if row[place])
    with_figure = [(row.form, line) for row, line in zip(rows, figures, strict=True) if row.figure is not None]
    chosen = [next((line for form, line in with_figure if form == wanted), None) for wanted in ("share", "median")]
    came = ngettext("person attended", "persons attended", 2 if persons is None else persons)
    return [
        KeyNumber(count_or_hidden(persons), came),
        KeyNumber(str(present), ngettext("country present", "countries present", present)),
        *(KeyNumber(line.value, line.name[:1].lower() + line.name[1:]) for line in chosen if line),
    ]
