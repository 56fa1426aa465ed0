"""Reminding the countries that did not answer, by the clock before the deadline."""

from datetime import timedelta

from django.db import transaction
from django_scopes import scope

from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.queries.team import invited_countries
from tinkuy.planning.decisions.models import DecisionVoice
from tinkuy.planning.decisions.rules import takes_voices

from .proposals import remind_of_decision
from .voices import cycles_with_open_decisions, open_decisions

REMINDED = timedelta(days=2)
"""Before the deadline."""


def remind_of_decisions() -> int:
    """Owe a reminder, once, to the focal points of countries that did not answer two days before the deadline."""
    return sum(_remind_in(cycle) for cycle in cycles_with_open_decisions())


@transaction.atomic
def _remind_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        today, owed = day_of(cycle), 0
        for decision in open_decisions():
            if takes_voices(decision) and decision.deadline and decision.deadline - REMINDED <= today:
                answered = set(DecisionVoice.objects.filter(decision=decision).values_list("country", flat=True))
                owed += remind_of_decision(decision, set(invited_countries(cycle)) - answered)
    return owed
