"""Rates of what was put to addressees: each with numerator, denominator and definition (invariant 25).

What is counted is questions: one recommendation put to one addressee. None of it is a count of persons.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from tinkuy.attendance.figures.figure import Figure, count_figure, ratio
from tinkuy.practice.figures.standing import ResponseRow, Standing
from tinkuy.practice.key_actions.queries import WAITING
from tinkuy.practice.responses.models import ResponseState
from tinkuy.practice.responses.rules import ENDORSED

NO_ANSWER, IN_PRACTICE = ResponseState.NO_ANSWER.value, ResponseState.IN_PRACTICE.value
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


class Part(NamedTuple):
    """What one question adds to each sum that a rate is made of; `days` until something began, where it did."""

    answered: int
    late: int
    accepted: int
    begun: int
    practised: int
    verified: int
    waiting: int
    overdue: int
    planned: int
    done: int
    days: int | None


NO_PART = Part._make([0] * 10 + [None])


def parts_of(ground: Ground, rows: Iterable[ResponseRow]) -> list[Part]:
    """Of each row once, however many groups it stands in."""
    standing, no_actions = ground.standing, (0, 0)
    overdue, verified, today = standing.overdue, standing.verified, standing.today
    parts = []
    for row in rows:
        key, state = row.pk, row.state
        is_answered, is_practised, waits = state != NO_ANSWER, state == IN_PRACTICE, state in WAITING
        planned, done = ground.actions.get(key, no_actions)
        began = ground.begun_on.get(key)
        parts.append(
            Part(
                is_answered,
                not is_answered and row.answer_by is not None and row.answer_by < today,
                state in ENDORSED,
                state in BEGUN,
                is_practised,
                is_practised and key in verified,
                waits,
                waits and key in overdue,
                planned,
                done,
                (began - row.communicated_on).days if began and row.communicated_on else None,
            )
        )
    return parts


def rates_of(ground: Ground, rows: Sequence[ResponseRow]) -> list[Rate]:
    """All of them, of *rows*, in the order in which a recommendation goes."""
    return rates_of_parts(parts_of(ground, rows))


def rates_of_parts(parts: Sequence[Part]) -> list[Rate]:
    *columns, of_days = zip(*parts, strict=True) if parts else zip(NO_PART)
    whole, sums = len(parts), Part._make((*map(sum, columns), None))
    days = [one for one in of_days if one is not None]
    value = median(days) if days else None

    def share(code: str, part: int, of: int) -> Rate:
        return Rate(code, "share", NAMES[code], ratio(part, of, DEFINITIONS[code]))

    return [
        Rate("asked", "count", NAMES["asked"], count_figure(whole, DEFINITIONS["asked"])),
        share("response", sums.answered, whole),
        share("late", sums.late, whole),
        share("acceptance", sums.accepted, sums.answered),
        share("start", sums.begun, sums.accepted),
        share("completion", sums.practised, sums.accepted),
        share("verification", sums.verified, sums.practised),
        share("overdue", sums.overdue, sums.waiting),
        share("actions", sums.done, sums.planned),
        Rate("days", "days", NAMES["days"], Figure(value, value or 0, len(days), DEFINITIONS["days"])),
    ]


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
