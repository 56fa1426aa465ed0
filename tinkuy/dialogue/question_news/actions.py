"""One mail for all that became of somebody's questions; each step once, and nothing of what they asked.

How far a question was told stands in its row, written with the mail in one transaction. It waits until the session is
well over, so that one mail tells all that came of it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta

from django.db import transaction
from django_scopes import scope

from tinkuy.convening.registrations.models import Registration, RegistrationState
from tinkuy.convening.registrations.queries import zone_of_participant
from tinkuy.core import clock
from tinkuy.dialogue.questions.later_steps import Step, furthest_step, later_steps, rank
from tinkuy.dialogue.questions.models import Question
from tinkuy.journal.trail import record
from tinkuy.notices.addresses.fingerprints import address_index
from tinkuy.notices.models import Notice
from tinkuy.notices.outbox import owe_to_address
from tinkuy.notices.stops.actions import stop_topic, take_back_stop
from tinkuy.own_pages.pages import entrance_path
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import HELD_STATES
from tinkuy.planning.hours import local_day

from .topics import QUESTION_NEWS

KIND = "question-news"
SETTLES = timedelta(hours=12)
"""How long after the end of a session nothing of it is told yet."""


def tell_askers() -> int:
    """The clock's deed: how many mails it owes. An example's clock stands still."""
    return sum(_tell_in(cycle) for cycle in Cycle.objects.filter(clock_stands_at=None))


def _tell_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        news: defaultdict[int, list[tuple[Question, str]]] = defaultdict(list)
        for question, step in _further(cycle):
            news[question.asker_id or 0].append((question, step))
        return sum(_tell(cycle, own) for own in news.values())


def _further(cycle: Cycle) -> Iterable[tuple[Question, str]]:
    """The questions of those who can be written to that came further than was told, with the step they are at now."""
    rows = Question.objects.filter(asker__state=RegistrationState.CONFIRMED, webinar__state__in=HELD_STATES)
    rows = rows.exclude(asker__email_index="").exclude(mailed_step=Step.RECOMMENDATION)
    joined = list(rows.select_related("asker", "webinar", "merged_into").order_by("id"))
    settled = [one for one in joined if one.webinar.window[1] + SETTLES <= cycle.now()]
    later = later_steps(settled)
    for question in settled:
        step = furthest_step(question, later[question.pk])
        if rank(step) > rank(question.mailed_step):
            yield question, step


@transaction.atomic
def _tell(cycle: Cycle, news: Sequence[tuple[Question, str]]) -> bool:
    """Whoever had such a mail today has the next one tomorrow."""
    asker = news[0][0].asker
    if asker is None:
        return False
    asker.cycle = cycle
    zone = zone_of_participant(asker)
    key = f"{KIND}-{asker.public_id}-{local_day(clock.now(), zone):%Y%m%d}"
    if Notice.objects.filter(dedupe_key=key).exists():
        return False
    noted = [step for question, step in news if _note(question, step)]
    if not noted:
        return False
    owe_to_address(
        email=asker.email(),
        language=asker.language,
        kind=KIND,
        dedupe_key=key,
        about=asker.about,
        by_day_in=zone,
        from_cycle=cycle.public_id,
        path=entrance_path(Registration, asker.language),
        steps=sorted(set(noted), key=rank),
    )
    return True


def _note(question: Question, step: str) -> bool:
    """Of two workers one tells it; nor is it told of a question that was taken back meanwhile."""
    same = Question.objects.filter(pk=question.pk, asker=question.asker_id, mailed_step=question.mailed_step)
    return bool(same.update(mailed_step=step))


@transaction.atomic
def choose_question_news(*, registration: Registration, wanted: bool) -> None:
    """Whether they are written to when something becomes of a question of theirs."""
    index, of = address_index(registration.email()), registration.cycle.public_id
    if wanted:
        take_back_stop(QUESTION_NEWS, index=index, of=of)
    else:
        stop_topic(QUESTION_NEWS, index=index, of=of)
    record(None, "chose mail about questions", registration)
