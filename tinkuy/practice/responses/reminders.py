"""Whoever has not answered is reminded before the day, and asked anew where the words changed; each once."""

from datetime import date, timedelta

from django.db import transaction
from django_scopes import scope

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.practice.responses.actions.asking import ask
from tinkuy.practice.responses.models import Answer, Response, ResponseState
from tinkuy.practice.responses.queries import with_other_words

BEFORE = (timedelta(days=7), timedelta(days=1))
"""Before the day by which an answer is asked for."""
TALKED_OVER = timedelta(days=30)
"""After an answer that something is still under discussion."""
BEFORE_DUE = timedelta(days=3)
"""Before the day that the addressee itself named."""


def remind_addressees() -> int:
    """The clock's deed: how many messages it owes. May run twice, and late."""
    return sum(_remind_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None))


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
            sent += ask(response, "recommendation-reworded", word=str(words.version.pk))
    return sent


def _remind(response: Response, today: date) -> bool:
    if response.state == ResponseState.NO_ANSWER:
        return _remind_of_silence(response, today)
    if response.answer == Answer.DISCUSSING and response.state == ResponseState.IN_DIALOGUE:
        last = max((step.taken_on for step in response.steps.all()), default=today)
        return last + TALKED_OVER <= today and ask(response, "recommendation-talked-over", word=f"{last:%Y%m%d}")
    by = response.review_on
    if by and response.answer and response.state == ResponseState.AGREED and by - BEFORE_DUE <= today <= by:
        return ask(response, "recommendation-due", word=f"{by:%Y%m%d}")
    return False


def _remind_of_silence(response: Response, today: date) -> bool:
    by, mailed = response.answer_by, response.mailed_at
    if by is None or mailed is None or today - mailed.date() < timedelta(days=2):
        return False  # whoever was asked a moment ago is not reminded
    due = [span for span in BEFORE if by - span <= today <= by]
    return bool(due) and ask(response, "recommendation-reminder", word=f"{by:%Y%m%d}-{min(due).days}")
