"""The report of a cycle on two pages, what it reached and its tables; and that of one session on a page."""

from django.db.models import Q
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.text import lower_first, shortened
from tinkuy.design.components import percent
from tinkuy.desk.exports.source import Source
from tinkuy.desk.figures.queries.figure_row import FigureRow
from tinkuy.desk.figures.queries.rows import figure_rows, session_rows
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook

from . import parts
from .content import (
    LONGEST_PURPOSE,
    LONGEST_TITLE,
    FigureLine,
    KeyNumber,
    NamedText,
    Report,
    SessionLine,
    count_or_hidden,
    figure_line,
)
from .pictures import weave_of

MOST_OF_CYCLE, MOST_SESSIONS = parts.Most(countries=34, threads=8, warnings=6), 16
LONGEST_SESSION = 90


def cycle_report(source: Source, *, is_outside: bool) -> Report:
    """The report of the cycle of *source*."""
    cycle, attendance = source.cycle, source.attendance
    webinars = list(Webinar.objects.exclude(state__in=[WebinarState.CANCELLED, WebinarState.DRAFT]))
    hooks = Hook.objects.select_related("origin", "target", "cycle")
    rows = figure_rows(cycle, attendance, source.audience)
    figures = [figure_line(row) for row in rows if row.session is None and not row.country]
    upto = len(attendance.sessions)
    shared = parts.shared_fields(source, hooks, upto=upto, most=MOST_OF_CYCLE, is_outside=is_outside)
    return Report(
        ordinal=None,
        kind=_("Report of the cycle"),
        series=parts.in_readers_language(cycle.guiding_question, cycle),
        title=shortened(parts.in_readers_language(cycle.title, cycle), LONGEST_TITLE),
        purpose=shortened(parts.in_readers_language(cycle.purpose, cycle), LONGEST_PURPOSE),
        facts=_facts(cycle, webinars),
        numbers=_numbers(source, webinars),
        sessions=_sessions(source, webinars),
        weave=weave_of(source, upto, "print"),
        figures=figures,
        **shared,
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


MOST_OF_SESSION = parts.Most(countries=12, threads=5, warnings=4)


def session_report(source: Source, webinar: Webinar, *, is_outside: bool) -> Report:
    """The report of *webinar*, which has presences in *source*."""
    cycle, upto = source.cycle, source.attendance.sessions.index(webinar.ordinal) + 1
    rows = session_rows(cycle, source.attendance, source.audience)[upto - 1]
    figures = [figure_line(row) for row in rows]
    hooks = Hook.objects.filter(Q(origin=webinar) | Q(target=webinar)).select_related("origin", "target", "cycle")
    shared = parts.shared_fields(source, hooks, upto=upto, most=MOST_OF_SESSION, is_outside=is_outside, webinar=webinar)
    return Report(
        ordinal=webinar.ordinal,
        kind=_("Report of session %(place)s") % {"place": webinar.ordinal},
        series=parts.in_readers_language(cycle.title, cycle),
        title=shortened(parts.in_readers_language(webinar.title, cycle), LONGEST_TITLE),
        purpose=shortened(_purpose(webinar), LONGEST_PURPOSE),
        facts=_session_facts(webinar),
        numbers=_session_numbers(source, upto - 1, rows, figures),
        sessions=(),
        weave=weave_of(source, upto, "strip"),
        figures=figures,
        **shared,
    )


def _purpose(webinar: Webinar) -> str:
    texts = (parts.in_readers_language(text, webinar.cycle) for text in (webinar.subtitle, webinar.question))
    return " ".join(text if text.endswith((".", "?", "!")) else f"{text}." for text in texts if text)


def _session_facts(webinar: Webinar) -> list[NamedText]:
    starts, ends = webinar.window
    minutes = round((ends - starts).total_seconds() / 60)
    lasted = ngettext("%(count)s minute", "%(count)s minutes", minutes) % {"count": minutes}
    facts = [NamedText(_("Date"), parts.begins_at(webinar)), NamedText(_("Duration"), lasted)]
    if webinar.host_country:
        facts.append(NamedText(_("Host"), country_name(webinar.host_country)))
    return [*facts, *parts.languages(webinar.cycle, webinar.interpretation)]


def _session_numbers(source: Source, place: int, rows: list[FigureRow], figures: list[FigureLine]) -> list[KeyNumber]:
    persons = source.attendance.persons[place]
    present = sum(1 for row in source.counts.by_country.values() if row[place])
    with_figure = [(row.form, line) for row, line in zip(rows, figures, strict=True) if row.figure is not None]
    chosen = [next((line for form, line in with_figure if form == wanted), None) for wanted in ("share", "median")]
    came = ngettext("person attended", "persons attended", 2 if persons is None else persons)
    return [
        KeyNumber(count_or_hidden(persons), came),
        KeyNumber(str(present), ngettext("country present", "countries present", present)),
        *(KeyNumber(line.value, lower_first(line.name)) for line in chosen if line),
    ]
