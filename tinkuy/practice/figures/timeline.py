"""Month by month: what was asked, how far it first came, and how much was told."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.figures.queries import FirstSteps
from tinkuy.practice.figures.standing import ResponseRow
from tinkuy.practice.key_actions.models import ActionStep
from tinkuy.practice.responses.models import ResponseState, ResponseStep

MOST_MONTHS = 24

type Month = tuple[int, int]


@dataclass(frozen=True)
class MonthRow:
    """`month` is its first day; a question counts in the month in which it first came so far."""

    month: date
    questions: int
    answered: int
    agreed: int
    begun: int
    in_practice: int
    updates: int


@dataclass(frozen=True)
class Timeline:
    """The latest months, none left out between them; `earlier` says how many lie before."""

    months: Sequence[MonthRow]
    earlier: int

    @property
    def most_updates(self) -> int:
        return max((row.updates for row in self.months), default=0)


def timeline_of(cycle: Cycle, rows: Sequence[ResponseRow], firsts: FirstSteps) -> Timeline:
    keys = {row.pk for row in rows}
    days_of_state: dict[str, list[date]] = {state: [] for state in ResponseState}
    answered_on: dict[int, date] = {}
    for response, state, day in firsts:
        if response in keys:
            days_of_state[state].append(day)
            if response not in answered_on or day < answered_on[response]:
                answered_on[response] = day
    counts = {
        "questions": _per_month(Counter(row.communicated_on for row in rows if row.communicated_on)),
        "answered": _per_month(Counter(answered_on.values())),
        "agreed": _per_month(Counter(days_of_state[ResponseState.AGREED])),
        "begun": _per_month(Counter(days_of_state[ResponseState.UNDER_WAY])),
        "in_practice": _per_month(Counter(days_of_state[ResponseState.IN_PRACTICE])),
        "updates": _per_month(_updates(cycle)),
    }
    months = list(_consecutive([month for counter in counts.values() for month in counter]))
    latest = months[-MOST_MONTHS:]
    table = [
        MonthRow(date(*month, 1), **{name: counter[month] for name, counter in counts.items()}) for month in latest
    ]
    return Timeline(table, len(months) - len(latest))


def _per_month(days: Mapping[date, int]) -> Counter[Month]:
    """Of many rows on few days each day is looked at once."""
    months: Counter[Month] = Counter()
    for day, count in days.items():
        months[day.year, day.month] += count
    return months


def _updates(cycle: Cycle) -> Counter[date]:
    """Every step of a response or of an action, whether its state changed or not."""
    days: Counter[date] = Counter()
    for model in (ResponseStep, ActionStep):
        steps = model.objects.filter(cycle=cycle).order_by()
        days.update(dict(steps.values_list("taken_on").annotate(count=Count("pk"))))
    return days


def _consecutive(months: list[Month]) -> Iterator[Month]:
    if not months:
        return
    (year, month), last = min(months), max(months)
    while (year, month) <= last:
        yield year, month
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
