"""Which tables of a cycle there are, each with the sentence that says what is in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext as _, gettext_lazy, pgettext

from tinkuy.attendance.figures.room import minutes_of
from tinkuy.core.tables.table import Cell, Column, Table
from tinkuy.core.text import in_language
from tinkuy.desk.figures.queries.attendance import CountryAttendance, cohorts_of
from tinkuy.desk.figures.queries.figure_row import FigureRow
from tinkuy.desk.figures.queries.rows import figure_rows
from tinkuy.dialogue.agreements.models import AgreementState
from tinkuy.dialogue.agreements.queries import AgreementSummary, summaries
from tinkuy.dialogue.agreements.rules import STAGE_NAMES, may_be_public
from tinkuy.hiding import safe, smallest_safe_count
from tinkuy.people.countries import country_name
from tinkuy.planning.agenda.queries import timed_agenda
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.hours import city_of, local_hour

from .source import Source, count_or_hidden, hidden, notes_of, small_numbers_note


def cohorts_table(source: Source) -> Table:
    """The triangle, a row for each first session and later one."""
    return Table(
        title=_("Who came back, by first session"),
        columns=(
            Column(_("First session"), 14),
            Column(_("Session"), 9),
            Column(_("Present"), 10),
            Column(_("Those whose first session it was"), 18),
            Column(_("Share"), 10),
        ),
        rows=list(_cohort_rows(source)),
        notes=(
            _("Those present ÷ those whose first session it was"),
            *notes_of(source, get_language() or source.cycle.main_language),
        ),
        notes_name=_("How to read it"),
    )


def _cohort_rows(source: Source) -> Iterator[list[Cell]]:
    for row, cohort in enumerate(cohorts_of(source.counts, source.attendance.safe)):
        for session, figure in zip(source.attendance.sessions[row:], cohort.present, strict=True):
            numbers: list[Cell] = [hidden()] * 3
            if figure is not None:
                numbers = [int(figure.numerator), int(figure.denominator), figure.value]
            yield [cohort.first, session, *numbers]


def countries_table(source: Source) -> Table:
    """Persons of each country in each session, and the share of its first session that the last one kept."""
    sessions = [Column(_("Session %(place)s") % {"place": place}, 11) for place in source.attendance.sessions]
    retention_columns = (Column(_("Last session"), 12), Column(_("First session"), 12), Column(_("Kept"), 10))
    rows = sorted(source.attendance.countries, key=lambda row: country_name(row.country))
    return Table(
        title=_("Country by session"),
        columns=(Column(_("Country"), 24), *sessions, *retention_columns),
        rows=[_country_row(row) for row in rows],
        notes=notes_of(source, get_language() or source.cycle.main_language),
        notes_name=_("How to read it"),
    )


def _country_row(row: CountryAttendance) -> list[Cell]:
    retention_cells: list[Cell] = [None, None, None]
    if len(row.persons) > 1:
        is_readable = row.first is not None and row.last is not None
        retention_cells = [row.last, row.first, row.retention] if is_readable else [hidden()] * 3
    return [country_name(row.country), *map(count_or_hidden, row.persons), *retention_cells]


def figures_table(source: Source) -> Table:
    """One row per figure, session and group. A count has no denominator; a share is a number from 0 to 1."""
    return Table(
        title=_("Figures of the cycle"),
        columns=(
            Column(_("Figure"), 38),
            Column(_("Session"), 9),
            Column(_("Country"), 18),
            Column(_("Value"), 10),
            Column(_("Numerator"), 11),
            Column(_("Denominator"), 13),
            Column(_("Definition"), 80),
        ),
        rows=[_figure_row(row) for row in figure_rows(source.cycle, source.attendance, source.audience)],
        notes=notes_of(source, get_language() or source.cycle.main_language),
        notes_name=_("How to read it"),
    )


def _figure_row(row: FigureRow) -> list[Cell]:
    country = country_name(row.country) if row.country else _("All")
    return [row.name, row.session, country, *_numbers(row), row.definition]


def _numbers(row: FigureRow) -> list[Cell]:
    figure = row.figure
    if figure is None:
        return [hidden()] * 3
    if row.form == "count":
        return [int(figure.numerator), int(figure.numerator), None]
    return [figure.value, _plain(figure.numerator), _plain(figure.denominator)]


def _plain(number: float) -> int | float:
    return int(number) if float(number).is_integer() else float(number)


def agreements_table(source: Source) -> Table:
    """A row for each agreement: what, who, by when, how far its parties and it have come. No name of a person."""
    return Table(
        title=_("Agreements"),
        columns=(
            Column(_("Agreement"), 11),
            Column(_("What will be done"), 60),
            Column(pgettext("field of an agreement", "Who does it"), 30),
            Column(_("Parties"), 40),
            Column(_("By when"), 12),
            Column(_("State"), 14),
            Column(_("Overdue"), 10),
            Column(_("Parties that confirmed"), 11),
            Column(_("Parties in all"), 11),
            Column(_("Session"), 9),
            Column(_("Thread"), 9),
            Column(_("Public"), 9),
            Column(_("Proof"), 40),
            Column(_("Reason"), 40),
        ),
        rows=[_agreement_row(one) for one in summaries(source.cycle)],
        notes=(
            _("Confirmed: how many parties stand by the words as they read now. In force: all of them."),
            source.title(get_language() or source.cycle.main_language),
        ),
        notes_name=_("How to read it"),
    )


def _agreement_row(one: AgreementSummary) -> list[Cell]:
    agreement, confirmation = one.agreement, one.confirmation
    stage = STAGE_NAMES[confirmation.stage]
    return [
        agreement.label,
        agreement.text,
        agreement.who,
        ", ".join(party.name for party in one.parties),
        agreement.due_on,
        str(stage if agreement.state == AgreementState.OPEN else agreement.get_state_display()),
        _("yes") if one.is_overdue else _("no"),
        confirmation.confirmed,
        confirmation.total,
        agreement.webinar.ordinal if agreement.webinar else None,
        agreement.origin_hook.label if agreement.origin_hook else None,
        _("yes") if agreement.is_public and one.is_in_force and may_be_public(agreement) else _("no"),
        agreement.proof,
        agreement.reason,
    ]


@dataclass(frozen=True)
class OfferedTable:
    name: str | Promise
    sentence: str | Promise
    table_of: Callable[[Source], Table]


TABLES = {
    "figures": OfferedTable(
        gettext_lazy("Figures of the cycle"),
        gettext_lazy("A row for each figure, session and country: value, numerator, denominator and definition."),
        figures_table,
    ),
    "countries": OfferedTable(
        gettext_lazy("Country by session"),
        gettext_lazy("How many persons of each country attended each session, and what the country kept."),
        countries_table,
    ),
    "cohorts": OfferedTable(
        gettext_lazy("Who came back, by first session"),
        gettext_lazy("Of those whose first session it was, how many were present in each later one."),
        cohorts_table,
    ),
    "agreements": OfferedTable(
        gettext_lazy("Agreements"),
        gettext_lazy("A row for each agreement: who does what by when, how many confirmed it, what became of it."),
        agreements_table,
    ),
}
"""By the name of the file."""


EVERY = 5
"""Minutes."""


def presence_table(source: Source, webinar: Webinar, language: str) -> Table:
    """How many were in *webinar* every few minutes, and what share of its fullest moment that is."""
    return Table(
        title=_("Presence in session %(place)s") % {"place": webinar.ordinal},
        columns=(
            Column(_("Minute"), 9),
            Column(_("Hour in %(city)s") % {"city": city_of(source.cycle.zone)}, 14),
            Column(_("Present"), 10),
            Column(_("Of the most"), 12),
            Column(_("Part of the agenda"), 40),
        ),
        rows=list(_minute_rows(source, webinar)),
        notes=(
            in_language(webinar.title, language, source.cycle.main_language),
            _("Every %(minutes)d minutes, in steps of %(unit)d persons; who led it is not counted.")
            % {"minutes": EVERY, "unit": smallest_safe_count(source.audience)},
            small_numbers_note(source.audience),
        ),
        notes_name=_("How to read it"),
    )


def _minute_rows(source: Source, webinar: Webinar) -> Iterator[list[Cell]]:
    """None for a session without attendance."""
    if webinar.ordinal not in source.counts.persons:
        return
    place = list(source.counts.persons).index(webinar.ordinal)
    measured = source.counts.measured[place]
    levels = safe(minutes_of(measured, source.attendance.persons[place]), source.audience).of_minutes
    most = max((level or 0 for level in levels), default=0)
    parts = timed_agenda(webinar)
    for minute in range(0, len(levels), EVERY):
        level = levels[minute]
        share: Cell = hidden() if level is None else level / most if most else None
        running = next((part.segment.title for part in parts if minute < part.offset + part.segment.minutes), "")
        hour = local_hour(measured.window.starts_at + timedelta(minutes=minute), source.cycle.zone)
        yield [minute, hour, count_or_hidden(level), share, running]
