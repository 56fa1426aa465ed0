"""Whoever has not answered is reminded before the day, and asked anew where the words changed; each once.

The outbox forgets what went after some days: when somebody was last written to stands with the answer.
"""

from datetime import date, datetime, timedelta

from django.db import transaction
from django_scopes import scope

from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.hours import local_day
from tinkuy.practice.responses.actions.asking import ask
from tinkuy.practice.responses.models import Answer, Response, ResponseState
from tinkuy.practice.responses.queries import with_other_words

BEFORE = (timedelta(days=7), timedelta(days=1))
"""Before the day by which an answer is asked for."""
TALKED_OVER = timedelta(days=30)
"""After an answer that something is still under discussion."""
BEFORE_DUE = timedelta(days=3)
"""Before the day that the addressee itself named."""
OVER = (CycleState.ARCHIVED, CycleState.CANCELLED)
"""In these nobody waits for an answer."""


def remind_addressees() -> int:
    """The clock's deed: how many messages it owes. May run twice, and late."""
    return sum(_remind_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None).exclude(state__in=OVER))


@transaction.atomic
def _remind_in(cycle: Cycle) -> int:
    today = cycle.today()
    with scope(cycle=cycle):
        rows = Response.objects.filter(cycle=cycle).exclude(mailed_at=None)
        responses = list(
            rows.select_related("cycle", "finding__cycle", "institution", "focal_point", "version").prefetch_related(
                "steps"
            )
        )
        sent = sum(_remind(response, today) for response in responses)
        for response, words in with_other_words(cycle, responses):
            sent += _was_mailed_before(response, words.version.published_at) and ask(
                response, "recommendation-reworded", word=str(words.version.pk)
            )
    return sent


def _remind(response: Response, today: date) -> bool:
    if response.state == ResponseState.NO_ANSWER:
        return _remind_of_silence(response, today)
    if response.answer == Answer.DISCUSSING and response.state == ResponseState.IN_DIALOGUE:
        last = max((step.taken_on for step in response.steps.all()), default=today)
        is_due = last + TALKED_OVER <= today and _mailed_on(response) < last + TALKED_OVER
        return is_due and ask(response, "recommendation-talked-over", word=f"{last:%Y%m%d}")
    by = response.review_on
    if by and response.answer and response.state == ResponseState.AGREED and by - BEFORE_DUE <= today <= by:
        return ask(response, "recommendation-due", word=f"{by:%Y%m%d}")
    return False


def _was_mailed_before(response: Response, moment: datetime) -> bool:
    return response.mailed_at is not None and response.mailed_at < moment


def _mailed_on(response: Response) -> date:
    return local_day(response.mailed_at, response.cycle.zone) if response.mailed_at else date.min


def _remind_of_silence(response: Response, today: date) -> bool:
    by = response.answer_by
    if by is None or today - _mailed_on(response) < timedelta(days=2):
        return False  # whoever was asked a moment ago is not reminded
    due = [span for span in BEFORE if by - span <= today <= by]
    return bool(due) and ask(response, "recommendation-reminder", word=f"{by:%Y%m%d}-{min(due).days}")
