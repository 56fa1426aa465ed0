"""The indicators of one cycle in a period, as whoever is outside may read them: small numbers of persons are hidden."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from tinkuy.attendance.figures.figure import Figure
from tinkuy.attendance.figures.queries.attendance import CycleAttendance, attendance_of
from tinkuy.core.tables.table import Cell
from tinkuy.desk.exports.source import count_or_hidden, hidden
from tinkuy.desk.figures.queries.attendance import Attendance, attendance_for
from tinkuy.desk.figures.queries.rating_rows import attended_by_ordinal, ratings_of_cycle
from tinkuy.desk.ledger.queries import LedgerSummary, Period, ledger_of
from tinkuy.dialogue.agreements.models import Agreement, AgreementState
from tinkuy.dialogue.questions.models import Question, QuestionState
from tinkuy.dialogue.ratings.queries import counted_ratings, safe_ratings
from tinkuy.hiding import Audience
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.planning.cycles.queries import invited_countries, public_focal_points, webinars_in_order
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.planning.hosting.queries import share_of_work
from tinkuy.planning.hours import local_day
from tinkuy.planning.rules import may
from tinkuy.practice.figures.queries import first_steps, ground_of
from tinkuy.practice.figures.rates import rates_of
from tinkuy.practice.figures.standing import standing_of
from tinkuy.practice.responses.models import ResponseStep
from tinkuy.practice.responses.queries import public_answers
from tinkuy.practice.visibility.models import VisibilityAct
from tinkuy.publication.sheets.models import SheetVersion
from tinkuy.systematisation.evidence.models.finding import Finding, FindingState, Validation

from . import claims, pace


@dataclass(frozen=True)
class Indicator:
    """One figure. A share has its two numbers; what is hidden says so in their place."""

    stage: str
    name: str
    definition: str
    value: Cell
    numerator: Cell = None
    denominator: Cell = None


@dataclass(frozen=True)
class CycleIndicators:
    """All of one cycle, which was in scope; `sessions` are those held in the period."""

    cycle: Cycle
    sessions: tuple[Webinar, ...]
    indicators: tuple[Indicator, ...]
    counts: CycleAttendance
    attendance: Attendance
    ledger: LedgerSummary


def cycles_to_report(person: Person) -> list[Cycle]:
    """Those that the person coordinates, the newest first."""
    with scopes_disabled():
        roles = TeamRole.objects.filter(person=person, role=Role.COORDINATION).select_related("cycle")
        cycles = {role.cycle_id: role.cycle for role in roles.order_by("-cycle__made_at")}
        return [cycle for cycle in cycles.values() if may(person, "download_the_ledger", cycle)]


def indicators_of(cycle: Cycle, period: Period) -> CycleIndicators | None:
    """Of the *cycle* in scope; None where nothing of it happened in the *period*."""
    sessions = tuple(one for one in webinars_in_order() if one.is_held and period.holds(_day(one, cycle)))
    ledger = ledger_of(cycle, period, Audience.PUBLIC)
    days = ResponseStep.objects.filter(cycle=cycle).values_list("taken_on", flat=True)
    steps = any(period.holds(day) for day in days)
    sheets = _sheets(cycle, period)
    if not (sessions or steps or sheets or ledger.spent or ledger.in_kind):
        return None
    counts = attendance_of(cycle)
    attendance = attendance_for(counts, Audience.PUBLIC)
    indicators = (
        *_planned(cycle, sessions),
        *_attended(cycle, sessions, attendance),
        *_dialogue(sessions),
        *_rated(attendance),
        *_learned(cycle, sheets),
        *_timely(cycle, sessions),
        *_practised(cycle, period),
        *_visible(cycle, period),
    )
    return CycleIndicators(cycle, sessions, indicators, counts, attendance, ledger)


def _day(webinar: Webinar, cycle: Cycle) -> date:
    return local_day(webinar.window[0], cycle.zone)


def _sheets(cycle: Cycle, period: Period) -> int:
    """Versions in the main language, so that a translation is no second sheet."""
    versions = SheetVersion.objects.filter(sheet__cycle=cycle, language=cycle.main_language)
    return sum(period.holds(local_day(at, cycle.zone)) for at in versions.values_list("published_at", flat=True))


def _share(stage: str, name: str, definition: str, part: int, whole: int) -> Indicator:
    return Indicator(stage, name, definition, part / whole if whole else None, part, whole)


def _planned(cycle: Cycle, sessions: tuple[Webinar, ...]) -> Iterator[Indicator]:
    stage, keys = _("1 Plan"), [one.pk for one in sessions]
    invited = set(invited_countries(cycle))
    yield Indicator(stage, _("Sessions held"), _("Sessions that took place in the period"), len(sessions))
    yield Indicator(stage, _("Invited countries"), _("Countries that the cycle invites"), len(invited))
    hosts = {one.host_country for one in sessions} & invited
    definition = _("Invited countries that hosted a session of the period ÷ invited countries")
    yield _share(stage, _("Countries that hosted"), definition, len(hosts), len(invited))
    planted = Hook.objects.filter(origin__in=keys, state__in=(HookState.PLANTED, HookState.RESOLVED))
    resolved = planted.filter(state=HookState.RESOLVED).count()
    definition = _("Threads picked up since ÷ threads left open in the sessions of the period")
    yield _share(stage, _("Share of threads picked up"), definition, resolved, planted.count())
    definition = _("Threads left open in the sessions of the period ÷ sessions held")
    yield _ratio(stage, _("Threads for each session"), definition, pace.threads_left_open(sessions), len(sessions))
    definition = _("Decisions adopted, with a condition or without ÷ decisions that were closed; until today")
    yield _share(stage, _("Decisions adopted"), definition, *pace.decisions_taken(cycle))
    work = share_of_work(cycle).whole
    definition = _("Actions of persons who do not coordinate the cycle ÷ all actions of its team, of the whole cycle")
    yield _share(stage, _("Work outside of the coordination"), definition, work.outside, work.total)


def _attended(cycle: Cycle, sessions: tuple[Webinar, ...], attendance: Attendance) -> Iterator[Indicator]:
    """Figures of persons are of the whole cycle: of a part of it they would tell small numbers by subtraction."""
    stage = _("2 Convene and count")
    definition = _("Persons whose registration in the cycle is confirmed; of the whole cycle")
    yield Indicator(stage, _("Persons registered"), definition, count_or_hidden(attendance.registered))
    definition = _("Persons who attended at least one session; of the whole cycle")
    yield Indicator(stage, _("Came at least once"), definition, count_or_hidden(attendance.came))
    persons = dict(zip(attendance.sessions, attendance.persons, strict=True))
    measured = [persons[one.ordinal] for one in sessions if one.ordinal in persons]
    known = [count for count in measured if count is not None]
    total: Cell = sum(known) if len(known) == len(measured) else hidden()
    definition = _("Persons of each session of the period, added up; whoever came to two counts twice")
    yield Indicator(stage, _("Attendances"), definition, total if measured else _("not known"))
    for named in attendance.figures:
        if named.is_share:
            figure = named.figure
            whole_cycle = _("%(definition)s; of the whole cycle") % {"definition": named.definition}
            yield Indicator(stage, str(named.name), whole_cycle, *_numbers(figure))


def _numbers(figure: Figure | None) -> tuple[Cell, Cell, Cell]:
    """Value, numerator and denominator; whole numbers as such."""
    if figure is None:
        return hidden(), hidden(), hidden()
    part, whole = (int(one) if float(one).is_integer() else one for one in (figure.numerator, figure.denominator))
    return figure.value, part, whole


def _dialogue(sessions: tuple[Webinar, ...]) -> Iterator[Indicator]:
    stage = _("3 Live dialogue")
    questions = Question.objects.filter(webinar__in=[one.pk for one in sessions]).exclude(state=QuestionState.MERGED)
    answered = questions.filter(state=QuestionState.ANSWERED).count()
    definition = _("Questions answered, aloud or in writing ÷ questions asked in the sessions of the period")
    yield _share(stage, _("Questions answered"), definition, answered, questions.count())


def _rated(attendance: Attendance) -> Iterator[Indicator]:
    """What those who attended thought of it, of the whole cycle: of a part of it, it would tell small numbers."""
    stage, votes = _("3 Live dialogue"), counted_ratings()
    ratings = safe_ratings(votes, attended_by_ordinal(attendance), Audience.PUBLIC)
    definition = _("Sessions with answers that are counted, and enough of them ÷ sessions with attendance; whole cycle")
    yield _share(stage, _("Sessions with ratings"), definition, ratings.sessions, len(attendance.sessions))
    for row in ratings_of_cycle(attendance, Audience.PUBLIC):
        yield Indicator(stage, row.name, row.definition, *_numbers(row.figure))


def _learned(cycle: Cycle, sheets: int) -> Iterator[Indicator]:
    stage = _("4 Systematise and publish")
    published = Finding.objects.filter(cycle=cycle, state=FindingState.PUBLISHED)
    yield Indicator(stage, _("Findings published"), _("Findings that a sheet prints; until today"), published.count())
    countries = set(Validation.objects.filter(cycle=cycle, finding__in=published).values_list("country", flat=True))
    invited = invited_countries(cycle)
    definition = _("Countries that answered about a published finding ÷ invited countries; until today")
    yield _share(stage, _("Countries that validated"), definition, len(countries.intersection(invited)), len(invited))
    yield Indicator(stage, _("Sheets published"), _("Versions published in the period, in the main language"), sheets)


def _timely(cycle: Cycle, sessions: tuple[Webinar, ...]) -> Iterator[Indicator]:
    """How soon, and how much of it: of the same stage, but by days and hours."""
    stage, (of_minutes, soon) = _("4 Systematise and publish"), pace.days_to_minutes(sessions)
    definition = _("Median of the days from the end of a session of the period to its minutes; of how many sessions")
    yield _days(stage, _("Days to the minutes"), definition, of_minutes)
    definition = _("Sessions of the period with minutes within seven days ÷ sessions held")
    yield _share(stage, _("Minutes within seven days"), definition, soon, len(sessions))
    definition = _("Days from the end of the last session of the period to the first version of the sheet")
    yield _days(stage, _("Days to the sheet"), definition, pace.days_to_sheet(cycle, sessions))
    definition = _("Quotes coded in the sessions of the period ÷ their hours")
    yield _ratio(stage, _("Quotes for each hour"), definition, *pace.quotes_and_hours(sessions))
    definition = _("Published findings with quotes of two countries or more ÷ published findings with quotes")
    yield _share(stage, _("Findings of several countries"), definition, *pace.findings_of_several(cycle))
    definition = _("Languages in which a version of the sheet is in force; today")
    yield Indicator(stage, _("Languages of the sheet"), definition, pace.languages_of_sheet(cycle))


def _days(stage: str, name: str, definition: str, days: pace.Days) -> Indicator:
    value, of = days
    return Indicator(stage, name, definition, _("not known") if value is None else value, None, of)


def _ratio(stage: str, name: str, definition: str, number: int, of: float) -> Indicator:
    """Of two numbers neither of which is part of the other."""
    return Indicator(stage, name, definition, round(number / of, 2) if of else None, number, of)


def _practised(cycle: Cycle, period: Period) -> Iterator[Indicator]:
    """The rates of the page of practice, by its own definitions; told where the public reads the answers together."""
    stage, standing = _("5 Put into practice"), standing_of(cycle)
    answers = public_answers([cycle.pk]).get(cycle.pk)
    is_readable = answers is not None and answers.together is not None
    for rate in rates_of(ground_of(standing, first_steps(cycle)), standing.rows):
        definition = _("%(definition)s; as it stands today") % {"definition": rate.figure.definition}
        if not standing.rows:
            continue
        if not is_readable and rate.code != "asked":
            yield Indicator(stage, str(rate.name), definition, *(hidden(),) * 3)
        elif rate.form == "count":
            yield Indicator(stage, str(rate.name), definition, int(rate.figure.numerator))
        else:
            yield Indicator(stage, str(rate.name), definition, *_numbers(rate.figure))
    days = claims.readable_adoptions(cycle).values_list("adopted_on", flat=True)
    definition = _("Practices of another country adopted in the period, where the adopting country shows it")
    yield Indicator(stage, _("Adoptions"), definition, sum(day is not None and period.holds(day) for day in days))
    definition = _("Adoptions that countries show, with an analysis made beforehand ÷ all that they show; until today")
    yield _share(stage, _("Adoptions analysed beforehand"), definition, *claims.adoptions_analysed(cycle))
    definition = _("Changes that their countries show, with what confirms them ÷ all that they show; until today")
    yield _share(stage, _("Changes confirmed"), definition, *claims.outcomes_confirmed(cycle))
    public = Agreement.objects.filter(cycle=cycle, is_public=True)
    done = public.filter(state=AgreementState.DONE).count()
    definition = _("Public agreements that were kept ÷ public agreements; as it stands today")
    yield _share(stage, _("Agreements kept"), definition, done, public.count())


def _visible(cycle: Cycle, period: Period) -> Iterator[Indicator]:
    stage, invited = _("Visibility"), set(invited_countries(cycle))
    countries = {role.country for role in public_focal_points(cycle)} & invited
    definition = _("Invited countries with a focal point who agreed to be shown ÷ invited countries; today")
    yield _share(stage, _("Countries with a public focal point"), definition, len(countries), len(invited))
    signed = claims.countries_that_signed(cycle) & invited
    definition = _("Invited countries whose focal point approved a sheet in force ÷ invited countries; today")
    yield _share(stage, _("Countries that signed a sheet"), definition, len(signed), len(invited))
    acts = VisibilityAct.objects.filter(cycle=cycle).exclude(agreed_on=None)
    count = sum(period.holds(day) for day in acts.values_list("took_place_on", flat=True))
    definition = _("Public appearances of focal points in the period, those that they agreed to show")
    yield Indicator(stage, _("Public appearances"), definition, count)
    definition = _("Public appearances in the period ÷ countries with a public focal point")
    yield _ratio(stage, _("Appearances for each country"), definition, count, len(countries))
