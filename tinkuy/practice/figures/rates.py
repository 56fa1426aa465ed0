"""Rates of what was put to addressees: each with numerator, denominator and definition (invariant 25).

What is counted is questions: one recommendation put to one addressee. None of it is a count of persons.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.figures.figure import Figure, count_figure, ratio
from tinkuy.practice.figures.standing import ResponseRow, Standing
from tinkuy.practice.key_actions.queries import WAITING
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.responses.rules import ENDORSED

BEGUN = (ResponseState.UNDER_WAY, ResponseState.IN_PRACTICE)


@dataclass(frozen=True)
class Ground:
    """Beside the answers what rates are made of: by response its actions, planned and done, and its first step under
    way.
    """

    standing: Standing
    actions: Mapping[int, tuple[int, int]]
    begun_on: Mapping[int, date]


@dataclass(frozen=True)
class Rate:
    """One figure: a `share`, a `count`, or a number of `days`."""

    code: str
    form: str
    name: str | Promise
    figure: Figure


type Counted = Callable[[ResponseRow], bool]


def rates_of(ground: Ground, rows: Sequence[ResponseRow]) -> list[Rate]:
    """All of them, of *rows*, in the order in which a recommendation goes."""
    standing = ground.standing

    def is_late(row: ResponseRow) -> bool:
        return row.state == ResponseState.NO_ANSWER and row.answer_by is not None and row.answer_by < standing.today

    def share(code: str, part: Counted, whole: Counted) -> Rate:
        of_whole = [row for row in rows if whole(row)]
        figure = ratio(sum(map(part, of_whole)), len(of_whole), DEFINITIONS[code])
        return Rate(code, "share", NAMES[code], figure)

    return [
        Rate("asked", "count", NAMES["asked"], count_figure(len(rows), DEFINITIONS["asked"])),
        share("response", has_answer, lambda _row: True),
        share("late", is_late, lambda _row: True),
        share("acceptance", is_accepted, has_answer),
        share("start", is_begun, is_accepted),
        share("completion", is_in_practice, is_accepted),
        share("verification", lambda row: row.pk in standing.verified, is_in_practice),
        share("overdue", lambda row: row.pk in standing.overdue, is_waiting),
        _actions(ground, rows),
        _days(ground, rows),
    ]


def has_answer(row: ResponseRow) -> bool:
    return row.state != ResponseState.NO_ANSWER


def is_accepted(row: ResponseRow) -> bool:
    return row.state in ENDORSED


def is_begun(row: ResponseRow) -> bool:
    return row.state in BEGUN


def is_in_practice(row: ResponseRow) -> bool:
    return row.state == ResponseState.IN_PRACTICE


def is_waiting(row: ResponseRow) -> bool:
    return row.state in WAITING


def _actions(ground: Ground, rows: Sequence[ResponseRow]) -> Rate:
    counted = [ground.actions[row.pk] for row in rows if row.pk in ground.actions]
    figure = ratio(
        sum(done for _all, done in counted), sum(planned for planned, _done in counted), DEFINITIONS["actions"]
    )
    return Rate("actions", "share", NAMES["actions"], figure)


def _days(ground: Ground, rows: Sequence[ResponseRow]) -> Rate:
    """The median of the days until something began; its denominator is of how many."""
    days = [
        (ground.begun_on[row.pk] - row.communicated_on).days
        for row in rows
        if row.communicated_on and row.pk in ground.begun_on
    ]
    value = median(days) if days else None
    return Rate("days", "days", NAMES["days"], Figure(value, value or 0, len(days), DEFINITIONS["days"]))


NAMES = {
    "asked": _("Questions put to addressees"),
    "response": _("Response rate"),
    "late": _("Late answers"),
    "acceptance": _("Acceptance rate"),
    "start": _("Start rate"),
    "completion": _("Completion rate"),
    "verification": _("Verification rate"),
    "overdue": _("Overdue agreements"),
    "actions": _("Actions done"),
    "days": _("Days until it begins"),
}

DEFINITIONS = {
    "asked": _("one recommendation put to one addressee: a country, an institution of it, or a body without a country"),
    "response": _("questions with an answer of any kind ÷ questions put"),
    "late": _("questions without an answer after the day by which it was asked for ÷ questions put"),
    "acceptance": _("agreed, under way or in practice ÷ questions with an answer"),
    "start": _("under way or in practice ÷ agreed, under way or in practice"),
    "completion": _("in practice ÷ agreed, under way or in practice"),
    "verification": _("in practice and verified by another country with a stated basis ÷ in practice"),
    "overdue": _("agreed or under way with an action past its day ÷ agreed or under way"),
    "actions": _("actions done, each with its proof ÷ actions planned"),
    "days": _("median of the days from the communication to the first step under way"),
}
