"""One session on a page."""

from django.db.models import Q
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tinkuy.desk.exports.source import Source
from tinkuy.desk.figures.queries.rows import FigureRow, session_rows
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hooks.models import Hook

from . import parts
from .content import FigureLine, KeyNumber, NamedText, Report
from .pictures import countries_of, weave_of
from .queries import participation_counts
from .warnings import warned_in
from .wording import LONGEST_PURPOSE, LONGEST_TITLE, count_or_hidden, figure_line, participation_lines, shortened

MOST_COUNTRIES, MOST_THREADS, MOST_WARNINGS = 12, 5, 4


def session_report(source: Source, webinar: Webinar, *, is_outside: bool) -> Report:
    """The report of *webinar*, which has presences in *source*."""
    cycle, upto = source.cycle, source.attendance.sessions.index(webinar.ordinal) + 1
    rows = session_rows(cycle, source.attendance)[upto - 1]
    figures = [figure_line(row) for row in rows]
    lines, silent = countries_of(source, upto, MOST_COUNTRIES)
    hooks = Hook.objects.filter(Q(origin=webinar) | Q(target=webinar)).select_related("origin", "target", "cycle")
    warned = warned_in(source, MOST_WARNINGS, is_outside=is_outside, webinar=webinar)
    threads, more = parts.threads(hooks, MOST_THREADS)
    return Report(
        ordinal=webinar.ordinal,
        language=get_language() or cycle.main_language,
        kind=_("Report of session %(place)s") % {"place": webinar.ordinal},
        series=parts.in_readers_language(cycle.title, cycle),
        title=shortened(parts.in_readers_language(webinar.title, cycle), LONGEST_TITLE),
        purpose=shortened(_purpose(webinar), LONGEST_PURPOSE),
        facts=_facts(webinar),
        numbers=_numbers(source, upto - 1, rows, figures),
        sessions=(),
        weave=weave_of(source, upto, "strip"),
        figures=figures,
        columns=[_("S%(place)s") % {"place": place} for place in source.attendance.sessions[:upto]],
        countries=lines,
        hidden_countries=parts.hidden_countries(silent),
        threads=threads,
        more_threads=more,
        warnings=warned.lines,
        more_warnings=warned.more,
        warnings_note=warned.note,
        participation=participation_lines(participation_counts(cycle, webinar)),
        notes=parts.notes(source),
        contacts=parts.contacts(cycle),
        made_on=parts.date_line(cycle),
        is_outside=is_outside,
        is_example=cycle.is_example,
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
