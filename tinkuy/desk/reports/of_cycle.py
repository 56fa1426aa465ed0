"""A cycle on two pages: what it reached, and its tables."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinkuy.design.components import percent
from tinkuy.desk.exports.source import Source
from tinkuy.desk.figures.queries.rows import figure_rows
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry
from tinkuy.planning.cycles.models.webinar import Webinar, WebinarState
from tinkuy.planning.hooks.models import Hook

from . import parts
from .content import KeyNumber, NamedText, Report, SessionLine
from .pictures import weave_of
from .wording import LONGEST_PURPOSE, LONGEST_TITLE, count_or_hidden, figure_line, shortened

MOST, MOST_SESSIONS = parts.Most(countries=34, threads=8, warnings=6), 16
LONGEST_SESSION = 90


def cycle_report(source: Source, *, is_outside: bool) -> Report:
    """The report of the cycle of *source*."""
    cycle, attendance = source.cycle, source.attendance
    webinars = list(Webinar.objects.exclude(state__in=[WebinarState.CANCELLED, WebinarState.DRAFT]))
    hooks = Hook.objects.select_related("origin", "target", "cycle")
    figures = [figure_line(row) for row in figure_rows(cycle, attendance) if row.session is None and not row.country]
    upto = len(attendance.sessions)
    shared = parts.shared_fields(source, hooks, upto=upto, most=MOST, is_outside=is_outside)
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
