"""What the clock does with proposals: it reminds who has not answered, and closes by the stated rule."""

from collections.abc import Iterable
from datetime import timedelta

from django.db import transaction
from django_scopes import scope

from tinkuy.journal.trail import record
from tinkuy.planning.cycles.actions.checks import lock
from tinkuy.planning.cycles.clock import day_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.queries.team import invited_countries
from tinkuy.planning.decisions.models import Decision, DecisionState, DecisionVoice
from tinkuy.planning.decisions.rules import closes_at, outcome, takes_voices

from .messages import remind_of_decision

REMINDED = timedelta(days=2)
"""Before the deadline."""


def close_due_decisions() -> int:
    """Close in every cycle what is past its deadline; how many. May run twice, and late: the result is the same."""
    return sum(close_decisions_of(cycle) for cycle in _with_open_decisions())


@transaction.atomic
def close_decisions_of(cycle: Cycle) -> int:
    """Close what is past its deadline in *cycle*: nobody could answer since, so that a late worker changes nothing."""
    with scope(cycle=cycle):
        lock(cycle)
        due = [decision for decision in _open_ones() if not takes_voices(decision)]
        for decision in due:
            _close(decision)
    return len(due)


def remind_of_decisions() -> int:
    """Owe a reminder, once, to the focal points of countries that did not answer two days before the deadline."""
    return sum(_remind_in(cycle) for cycle in _with_open_decisions())


@transaction.atomic
def _remind_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        today, owed = day_of(cycle), 0
        for decision in _open_ones():
            if takes_voices(decision) and decision.deadline and decision.deadline - REMINDED <= today:
                answered = set(DecisionVoice.objects.filter(decision=decision).values_list("country", flat=True))
                owed += remind_of_decision(decision, set(invited_countries(cycle)) - answered)
    return owed


def _close(decision: Decision) -> None:
    """With the moment of its deadline: that, and not the worker, closed it."""
    voices = list(DecisionVoice.objects.filter(decision=decision))
    result = outcome(decision.silence, invited_countries(decision.cycle), voices)
    Decision.objects.filter(pk=decision.pk, state=DecisionState.OPEN).update(
        state=result.state,
        consented=result.consented,
        countries=result.countries,
        closed_at=closes_at(decision),
    )
    record(None, "closed", decision, label=decision.label, state=str(result.state))


def _open_ones() -> Iterable[Decision]:
    return Decision.objects.filter(state=DecisionState.OPEN).select_related("cycle")


def _with_open_decisions() -> list[Cycle]:
    """An example's clock that stands still closes nothing."""
    cycles = Cycle.objects.filter(decisions__state=DecisionState.OPEN, clock_stands_at=None)
    return list(cycles.distinct())
