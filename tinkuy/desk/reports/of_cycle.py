"""A cycle on two pages: what it reached, and its tables."""

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from tinkuy.design.components import percent
from tinkuy.desk.exports.source import Source
from tinkuy.desk.figures.queries.rows import figure_rows
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook

from . import parts
from .content import KeyNumber, NamedText, Report, SessionLine
from .pictures import countries_of, weave_of
from .queries import participation_counts
from .warnings import warned_in
from .wording import LONGEST_PURPOSE, LONGEST_TITLE, count_or_hidden, figure_line, participation_lines, shortened

MOST_COUNTRIES, MOST_THREADS, MOST_SESSIONS, MOST_WARNINGS = 34, 8, 16, 6
LONGEST_SESSION = 90


def cycle_report(source: Source, *, is_outside: bool) -> Report:
    """The report of the cycle of *source*."""
    cycle, attendance = source.cycle, source.attendance
    webinars = list(Webinar.objects.exclude(state__in=[WebinarState.CANCELLED, WebinarState.DRAFT]))
    lines, silent = countries_of(source, len(attendance.sessions), MOST_COUNTRIES)
    hooks = Hook.objects.select_related("origin", "target", "cycle")
    threads, more = parts.threads(hooks, MOST_THREADS)
    warned = warned_in(source, MOST_WARNINGS, is_outside=is_outside)
    figures = [figure_line(row) for row in figure_rows(cycle, attendance) if row.session is None and not row.country]
    return Report(
        ordinal=None,
        language=get_language() or cycle.main_language,
        kind=_("Report of the cycle"),
        series=parts.in_readers_language(cycle.guiding_question, cycle),
        title=shortened(parts.in_readers_language(cycle.title, cycle), LONGEST_TITLE),
        purpose=shortened(parts.in_readers_language(cycle.purpose, cycle), LONGEST_PURPOSE),
        facts=_facts(cycle, webinars),
        numbers=_numbers(source, webinars),
        sessions=_sessions(source, webinars),
        weave=weave_of(source, len(attendance.sessions), "print"),
        figures=figures,
        columns=[_("S%(place)s") % {"place": place} for place in attendance.sessions],
        countries=lines,
        hidden_countries=parts.hidden_countries(silent),
        threads=threads,
        more_threads=more,
        warnings=warned.lines,
        more_warnings=warned.more,
        warnings_note=warned.note,
        participation=participation_lines(participation_counts(cycle)),
        notes=parts.notes(source),
        contacts=parts.contacts(cycle),
        made_on=parts.date_line(cycle),
        is_outside=is_outside,
        is_example=cycle.is_example,
    )


def _facts(cycle: Cycle, webinars: list[Webinar]) -> list[NamedText]:
    days = dict.fromkeys(parts.day_of(webinar.window[0], cycle) for webinar in (webinars[0], webinars[-1]))
    interpreted = {code: None for webinar in webinars for code in webinar.interpretation}
    return [NamedText(_("Dates"), " – ".join(days)), *parts.languages(cycle, interpreted)]


def _numbers(source: Source, webinars: list[Webinar]) -> list[KeyNumber]:
    held_count = sum(webinar.is_held for webinar in webinars)
    countries, came = InvitedCountry.objects.count(), source.attendance.came
    numbers = [
        KeyNumber(count_or_hidden(came), ngettext("person came", "persons came", 2 if came is None else came)),
        KeyNumber(str(held_count), ngettext("session held", "sessions held", held_count)),
        KeyNumber(str(countries), ngettext("country invited", "countries invited", countries)),
    ]
    retention = source.attendance.retention
    return (
        numbers
        if retention is None
        else [*numbers, KeyNumber(percent(retention), _("of the first session, in the last"))]
    )


def _sessions(source: Source, webinars: list[Webinar]) -> list[SessionLine]:
    persons = dict(zip(source.attendance.sessions, source.attendance.persons, strict=True))
    return [
        SessionLine(
            webinar.ordinal,
            shortened(parts.in_readers_language(webinar.title, source.cycle), LONGEST_SESSION),
            parts.day_of(webinar.window[0], source.cycle),
            count_or_hidden(persons[webinar.ordinal]) if webinar.ordinal in persons else "",
        )
        for webinar in webinars[:MOST_SESSIONS]
    ]
