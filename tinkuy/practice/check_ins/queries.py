"""What is to be asked today, what nobody answered, and when it is asked next: computed, never stored."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Protocol

from django.db.models import Max, Q, QuerySet

from tinkuy.core import clock
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.check_ins.models import CheckIn, ReportSchedule
from tinkuy.practice.check_ins.schedule import DEFAULT, Schedule, parsed
from tinkuy.practice.key_actions.models import ASKED_AHEAD, ActionStep, KeyAction, KeyActionState
from tinkuy.practice.responses.models import SETTLED, Response, ResponseState, ResponseStep
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Finding

PATIENCE = timedelta(days=14)
"""How long after it was asked silence is one; news of the same time before say it already."""
LATEST = timedelta(days=45)
"""What is asked later than so, since no worker ran, is not asked any more: the next day comes."""


class Answered(Protocol):
    """What is read of an answer to follow it: a `Response`, or a plain row of one."""

    @property
    def pk(self) -> Any: ...
    @property
    def finding_id(self) -> Any: ...
    @property
    def state(self) -> Any: ...
    @property
    def communicated_on(self) -> Any: ...


@dataclass(frozen=True)
class Standing[R: Answered]:
    """An answer that is followed: since when, the day of its last update, on which days it is asked."""

    response: R
    since: date
    last_news: date | None
    schedule: Schedule

    def last_due(self, today: date) -> date | None:
        """The latest day of asking that has come."""
        return max(self.schedule.days_until(self.since, today), default=None)

    def next_due(self, today: date) -> date | None:
        return self.schedule.next_after(self.since, today)

    def waits_for_news(self, day: date) -> bool:
        """Whether nobody told of it around *day* or later."""
        return self.last_news is None or self.last_news < day - PATIENCE

    def silent_since(self, today: date) -> date | None:
        """The first day of asking that nothing was told of, once patience is over; None where it was, or is awaited."""
        unanswered = [day for day in self.schedule.days_until(self.since, today - PATIENCE) if self.waits_for_news(day)]
        return min(unanswered, default=None)


def schedule_of(finding: Finding) -> Schedule:
    row = ReportSchedule.objects.filter(finding=finding).first()
    return _schedule(row) if row else DEFAULT


def _schedule(row: ReportSchedule) -> Schedule:
    """What stands there; no days that anything else has written stop the pages of a whole cycle."""
    try:
        return Schedule(parsed(row.days), row.every)
    except ValueError:
        return DEFAULT


def standings(cycle: Cycle) -> list[Standing[Response]]:
    """Of each answer of *cycle* that is still followed."""
    related = ("cycle", "finding", "institution", "focal_point")
    return standings_of(Response.objects.filter(cycle=cycle).select_related(*related).order_by("pk"))


def standings_of(rows: Iterable[Response]) -> list[Standing[Response]]:
    """Of those of *rows*, of any cycles, that are still followed, in four more queries however many there are.

    What a withdrawn sheet said is not.
    """
    responses = list(rows)
    return _followed(responses, {one.cycle_id for one in responses})


def _followed[R: Answered](rows: Iterable[R], cycles: Collection[int]) -> list[Standing[R]]:
    responses = [one for one in rows if one.communicated_on and one.state not in SETTLED]
    if not responses:
        return []
    schedules = {row.finding_id: _schedule(row) for row in ReportSchedule.objects.filter(cycle__in=cycles)}
    retired, (accepted, news) = _retired(cycles), _days(cycles, [one.pk for one in responses])
    return [
        Standing(
            one,
            accepted.get(one.pk) or one.communicated_on,
            news.get(one.pk),
            schedules.get(one.finding_id, DEFAULT),
        )
        for one in responses
        if one.finding_id not in retired
    ]


def _retired(cycles: Collection[int]) -> set[int]:
    """Recommendations that a sheet said and no sheet in force says any more."""
    printed = PublishedFinding.objects.filter(finding__cycle__in=cycles).order_by()
    pairs = set(printed.values_list("finding_id", "version__retired_at"))
    return {finding for finding, _ in pairs} - {finding for finding, retired_at in pairs if retired_at is None}


MOST_NAMED = 1_000
"""So many answers are named in a query; of more all of their cycles are read, for a database takes no longer list."""


def _days(cycles: Collection[int], keys: Sequence[int]) -> tuple[dict[int, date], dict[int, date]]:
    """When each of the answers *keys* was accepted, and when there was last news of it or of its actions."""
    few = len(keys) <= MOST_NAMED
    of_these = {"response__in": keys} if few else {"cycle__in": cycles}
    of_responses = ResponseStep.objects.filter(**of_these).order_by().values_list("response_id")
    accepted: dict[int, date] = {}
    news: dict[int, date] = {}
    agreed = Max("taken_on", filter=Q(state=ResponseState.AGREED))
    for response, last, agreed_on in of_responses.annotate(last=Max("taken_on"), agreed_on=agreed):
        news[response] = last
        if agreed_on:
            accepted[response] = agreed_on
    by_action = {"action__response__in": keys} if few else {"cycle__in": cycles}
    of_actions = ActionStep.objects.filter(**by_action).order_by().values_list("action__response_id")
    for response, day in of_actions.annotate(Max("taken_on")):
        news[response] = max(day, news.get(response, day))
    return accepted, news


def standing_of(response: Response) -> Standing[Response] | None:
    """Of one answer; None where it is not followed any more."""
    return next(iter(standings_of([response])), None)


def silences(rows: Iterable[Response], today: date) -> dict[int, date]:
    """Since when each of *rows* that was asked about has no update, by its key."""
    return _silent(standings_of(rows), today)


def silences_in(cycle: Cycle, rows: Iterable[Answered], today: date) -> dict[int, date]:
    """The same of plain *rows* of *cycle*, which are not read again."""
    return _silent(_followed(rows, {cycle.pk}), today)


def _silent[R: Answered](followed: Iterable[Standing[R]], today: date) -> dict[int, date]:
    days = ((one.response.pk, one.silent_since(today)) for one in followed)
    return {key: day for key, day in days if day is not None}


@dataclass(frozen=True)
class Question:
    """What is to be asked today: how an answer goes, or how its action goes, for a day."""

    standing: Standing[Response]
    due_on: date
    action: KeyAction | None = None


def questions_of_today(cycle: Cycle) -> list[Question]:
    """What was not asked yet: the latest day of each answer that has come, and actions whose day is near or over."""
    today = cycle.today()
    followed = standings(cycle)
    rows = CheckIn.objects.filter(cycle=cycle).values_list("response_id", "action_id", "due_on")
    known: set[tuple[int, int | None, date]] = set(rows)
    questions = []
    for one in followed:
        day = one.last_due(today)
        if day and day >= today - LATEST and one.waits_for_news(day) and (one.response.pk, None, day) not in known:
            questions.append(Question(one, day))
    by_response = {one.response.pk: one for one in followed}
    for action in _actions_near(cycle, today):
        standing = by_response.get(action.response_id)
        if standing and action.due_on and (action.response_id, action.pk, action.due_on) not in known:
            questions.append(Question(standing, action.due_on, action))
    return questions


def _actions_near(cycle: Cycle, today: date) -> list[KeyAction]:
    near = KeyAction.objects.filter(cycle=cycle, due_on__range=(today - LATEST, today + ASKED_AHEAD))
    return list(near.exclude(state=KeyActionState.DONE).select_related("owner").order_by("due_on", "pk"))


def open_actions_of(cycle: Cycle) -> dict[int, list[KeyAction]]:
    """The actions that are not done, by the key of their response."""
    by_response: dict[int, list[KeyAction]] = {}
    rows = KeyAction.objects.filter(cycle=cycle).exclude(state=KeyActionState.DONE).select_related("owner")
    for action in rows.order_by("due_on", "pk"):
        by_response.setdefault(action.response_id, []).append(action)
    return by_response


def unanswered_check_ins(cycle: Cycle) -> QuerySet[CheckIn]:
    """Those that were asked so long ago that silence is one, and of which nobody was told yet."""
    waiting = CheckIn.objects.filter(Q(action=None) | ~Q(action__state=KeyActionState.DONE), cycle=cycle)
    long_ago = clock.now() - PATIENCE
    return waiting.filter(asked_at__lte=long_ago, silence_noted_at=None).select_related("action").order_by("pk")
