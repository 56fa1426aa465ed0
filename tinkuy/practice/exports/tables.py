"""The tables: answers, actions, updates and figures. What a country keeps to itself is in none of another's."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Max, QuerySet
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext as _, gettext_lazy, pgettext

from tinkuy.core.tables.table import Cell, Column, Table
from tinkuy.core.text import in_language
from tinkuy.people.countries import country_name
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hours import day_with_year
from tinkuy.practice.exports.rules import Reading
from tinkuy.practice.figures.queries import figures_of, first_steps, ground_of
from tinkuy.practice.figures.rates import Ground, Rate
from tinkuy.practice.figures.standing import ResponseRow, standing_of
from tinkuy.practice.key_actions.models import KeyAction
from tinkuy.practice.key_actions.queries import state_with
from tinkuy.practice.responses.models import Response, ResponseState, ResponseStep
from tinkuy.systematisation.evidence.models.finding import Finding


def hidden() -> str:
    """In place of what a country keeps to itself."""
    return _("not shown by its country")


def _yes(value: bool) -> str:
    return _("yes") if value else _("no")


def _words(finding: Finding, cycle: Cycle) -> str:
    return in_language(finding.text, get_language() or cycle.main_language, cycle.main_language)


def _country(code: str) -> str:
    return country_name(code) if code else _("Without a country")


def _notes(cycle: Cycle, reading: Reading, *more: str) -> tuple[str, ...]:
    main = cycle.main_language
    made_on = _("Made on %(day)s.") % {"day": day_with_year(cycle.today())}
    whose = () if reading.is_whole else (WHOSE_WORDS,)
    return (in_language(cycle.title, get_language() or main, main), made_on, *more, *map(str, whose))


WHOSE_WORDS = gettext_lazy(
    "Of other countries it holds what they let everybody read, and nothing else: each decides it of each answer."
)


def answers_table(cycle: Cycle, reading: Reading) -> Table:
    """A row for each question: what was asked of whom, how far it came, and what is said where that may be read."""
    columns = (
        (_("Recommendation"), 15), (_("Its words"), 50), (_("Country"), 18), (_("Institution"), 30),
        (_("Kind of institution"), 20), (pgettext("of a response", "State"), 16), (_("Verified"), 10),
        (_("Communicated on"), 14), (_("Answer by"), 14), (_("Last news on"), 14), (_("What it will do"), 60),
        (_("Reason of a rejection"), 40), (_("How we will know that it works"), 40), (_("Next review"), 14),
        (_("Actions"), 9), (_("Actions done"), 9), (_("What is public"), 26),
    )  # fmt: skip
    return Table(
        title=_("Answers to recommendations"),
        columns=tuple(Column(name, width) for name, width in columns),
        rows=list(_answer_rows(cycle, reading)),
        notes=_notes(cycle, reading, _("An agreement with an action past its day is shown as stalled.")),
        notes_name=_("How to read it"),
    )


def _answer_rows(cycle: Cycle, reading: Reading) -> Iterator[list[Cell]]:
    ground, _rows = readable(ground_of(standing_of(cycle), []), reading)
    standing, actions = ground.standing, ground.actions
    steps = ResponseStep.objects.filter(cycle=cycle).order_by().values_list("response_id")
    last = dict(steps.annotate(last=Max("taken_on")))
    for one in _in_order(Response.objects.filter(cycle=cycle)):
        shows, tells = (
            reading.reads_state(one.country, one.openness),
            reading.reads_words(one.country, one.openness),
        )
        state = state_with(one.state, is_overdue=one.pk in standing.overdue)
        planned, done = actions.get(one.pk, (0, 0))
        yield [
            one.finding.label,
            _words(one.finding, cycle),
            _country(one.country),
            str(one.institution) if one.institution and (tells or not one.country) else "",
            one.institution.get_sector_display() if one.institution and tells else "",
            str(ResponseState(state).label) if shows else hidden(),
            _yes(one.pk in standing.verified) if shows else "",
            one.communicated_on if shows else None,
            one.answer_by if shows else None,
            last.get(one.pk) if shows else None,
            one.text if tells else "",
            one.reason if tells else "",
            one.indicator if tells else "",
            one.review_on if tells else None,
            planned if tells else None,
            done if tells else None,
            one.get_openness_display() if shows else "",
        ]


def _in_order(responses: QuerySet[Response]) -> Iterable[Response]:
    related = responses.select_related("finding", "institution").defer("sealed_name", "sealed_email")
    rows: Iterable[Response] = related.order_by("finding__number", "country", "pk")
    return rows


def actions_table(cycle: Cycle, reading: Reading) -> Table:
    """A row for each action that may be read; of another country whether there is a proof, not the proof."""
    columns = (
        (_("Recommendation"), 15), (_("Country"), 18), (_("Institution"), 30), (_("Action"), 60),
        (_("Responsible"), 30), (_("By when"), 14), (pgettext("of an action", "State"), 14), (_("Past its day"), 10),
        (_("With a proof"), 10), (_("Proof"), 50),
    )  # fmt: skip
    return Table(
        title=_("Key actions"),
        columns=tuple(Column(name, width) for name, width in columns),
        rows=list(_action_rows(cycle, reading)),
        notes=_notes(cycle, reading),
        notes_name=_("How to read it"),
    )


def _action_rows(cycle: Cycle, reading: Reading) -> Iterator[list[Cell]]:
    today = cycle.today()
    rows = (
        KeyAction.objects.filter(cycle=cycle)
        .select_related("response__finding", "response__institution", "responsible")
        .defer("sealed_name", "sealed_email")
    )
    for one in rows.order_by("response__finding__number", "response__country", "due_on", "pk"):
        response = one.response
        if not reading.reads_words(response.country, response.openness):
            continue
        yield [
            response.finding.label,
            _country(response.country),
            str(response.institution or ""),
            one.text,
            str(one.responsible or ""),
            one.due_on,
            str(one.get_state_display()),
            _yes(one.is_overdue(today)),
            _yes(bool(one.proof)),
            one.proof if reading.is_own(response.country) else "",
        ]


def updates_table(cycle: Cycle, reading: Reading) -> Table:
    """A row for each step of an answer, with its words where the reader's own country told them."""
    columns = (
        (_("Recommendation"), 15), (_("Country"), 18), (_("Institution"), 30), (_("Day"), 14),
        (pgettext("of a response", "State"), 16), (_("News"), 60),
    )  # fmt: skip
    return Table(
        title=_("Updates"),
        columns=tuple(Column(name, width) for name, width in columns),
        rows=list(_update_rows(cycle, reading)),
        notes=_notes(cycle, reading),
        notes_name=_("How to read it"),
    )


def _update_rows(cycle: Cycle, reading: Reading) -> Iterator[list[Cell]]:
    answers = {one.pk: one for one in _in_order(Response.objects.filter(cycle=cycle))}
    steps = ResponseStep.objects.filter(cycle=cycle).order_by("taken_on", "id")
    for key, day, state, note in steps.values_list("response_id", "taken_on", "state", "note"):
        response = answers[key]
        if reading.reads_words(response.country, response.openness):
            yield [
                response.finding.label,
                _country(response.country),
                str(response.institution or ""),
                day,
                str(ResponseState(state).label),
                note if reading.is_own(response.country) else "",
            ]


def figures_table(cycle: Cycle, reading: Reading) -> Table:
    """A row for each rate and group, of the answers whose state the reader may take away."""
    columns = (
        (_("Of"), 22), (_("Group"), 26), (_("Figure"), 28), (_("Value"), 10), (_("Numerator"), 11),
        (_("Denominator"), 13), (_("Definition"), 80),
    )  # fmt: skip
    return Table(
        title=_("Figures of the practice"),
        columns=tuple(Column(name, width) for name, width in columns),
        rows=list(_figure_rows(cycle, reading)),
        notes=_notes(cycle, reading, _("A count has no denominator; a share is a number from 0 to 1.")),
        notes_name=_("How to read it"),
    )


def _figure_rows(cycle: Cycle, reading: Reading) -> Iterator[list[Cell]]:
    ground = ground_of(standing_of(cycle), first_steps(cycle))
    figures = figures_of(*readable(ground, reading))
    for rate in figures.whole:
        yield [_("All together"), "", *_rate(rate)]
    for grouping in figures.groupings:
        for group in grouping.groups:
            for rate in group.rates:
                yield [grouping.name, group.name, *_rate(rate)]


def readable(ground: Ground, reading: Reading) -> tuple[Ground, list[ResponseRow]]:
    """The rows whose state may be taken away; of those that show nothing more no institution, no action, no day and no
    mark. Of another country's a mark is one whose look that country shows.
    """
    standing = ground.standing
    own = {row.pk for row in standing.rows if reading.is_own(row.country)}
    rows, spoken = [], set()
    for row in standing.rows:
        if reading.reads_words(row.country, row.openness):
            spoken.add(row.pk)
            rows.append(row)
        elif reading.reads_state(row.country, row.openness):
            rows.append(row._replace(institution=None, sector=None, communicated_on=None, answer_by=None))
    actions = {key: counts for key, counts in ground.actions.items() if key in spoken}
    begun_on = {key: day for key, day in ground.begun_on.items() if key in spoken}
    verified = standing.verified & own | standing.verified_in_public & spoken
    standing = replace(standing, overdue=standing.overdue & spoken, verified=verified)
    return replace(ground, standing=standing, actions=actions, begun_on=begun_on), rows


def _rate(rate: Rate) -> list[Cell]:
    figure = rate.figure
    numbers: list[Cell] = [figure.value, figure.numerator, figure.denominator]
    if rate.form == "count":
        numbers = [int(figure.numerator), int(figure.numerator), None]
    if rate.form == "days":
        numbers = [figure.value, None, figure.denominator]
    return [str(rate.name), *numbers, str(figure.definition)]


@dataclass(frozen=True)
class OfferedTable:
    name: str | Promise
    sentence: str | Promise
    table_of: Callable[[Cycle, Reading], Table]


TABLES = {
    "answers": OfferedTable(
        gettext_lazy("Answers to recommendations"),
        gettext_lazy("A row for each question: whom it was put to, how far it came, what is said."),
        answers_table,
    ),
    "actions": OfferedTable(
        gettext_lazy("Key actions"),
        gettext_lazy("A row for each action: who does it by when, whether it is done and has a proof."),
        actions_table,
    ),
    "updates": OfferedTable(
        gettext_lazy("Updates"), gettext_lazy("A row for each step of an answer, by its day."), updates_table
    ),
    "figures": OfferedTable(
        gettext_lazy("Figures of the practice"),
        gettext_lazy("A row for each rate and group, with both numbers and the definition."),
        figures_table,
    ),
}
"""By the name of the file."""
