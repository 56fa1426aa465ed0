"""Rates of what was put to addressees: each with numerator, denominator and definition (invariant 25).

What is counted is questions: one recommendation put to one addressee. None of it is a count of persons.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
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


def rates_of(ground: Ground, rows: Sequence[ResponseRow]) -> list[Rate]:
    """All of them, of *rows*, in the order in which a recommendation goes; each row is looked at once."""
    standing, by_state = ground.standing, defaultdict[str, list[ResponseRow]](list)
    for row in rows:
        by_state[row.state].append(row)

    def count(*states: str) -> int:
        return sum(len(by_state[state]) for state in states)

    def marked(keys: frozenset[int], *states: str) -> int:
        return sum(row.pk in keys for state in states for row in by_state[state])

    def share(code: str, part: int, whole: int) -> Rate:
        return Rate(code, "share", NAMES[code], ratio(part, whole, DEFINITIONS[code]))

    unanswered = by_state[ResponseState.NO_ANSWER]
    late = sum(row.answer_by is not None and row.answer_by < standing.today for row in unanswered)
    answered, accepted = len(rows) - len(unanswered), count(*ENDORSED)
    in_practice = count(ResponseState.IN_PRACTICE)
    return [
        Rate("asked", "count", NAMES["asked"], count_figure(len(rows), DEFINITIONS["asked"])),
        share("response", answered, len(rows)),
        share("late", late, len(rows)),
        share("acceptance", accepted, answered),
        share("start", count(*BEGUN), accepted),
        share("completion", in_practice, accepted),
        share("verification", marked(standing.verified, ResponseState.IN_PRACTICE), in_practice),
        share("overdue", marked(standing.overdue, *WAITING), count(*WAITING)),
        _actions(ground, rows),
        _days(ground, rows),
    ]


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
