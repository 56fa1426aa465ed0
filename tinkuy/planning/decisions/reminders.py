"""Who did not answer a proposal is reminded by mail before the deadline."""

from datetime import timedelta

from django.db import transaction
from django_scopes import scope

from tinkuy.notices.outbox import owe
from tinkuy.planning.cycles.message_words import day_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.queries import focal_points_of, invited_countries

from .actions.voices import cycles_with_open_decisions, open_decisions
from .messages import message_values
from .models import Decision, DecisionVoice
from .rules import takes_voices

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


def remind_of_decision(decision: Decision, silent: set[str]) -> int:
    """The focal points of the countries that did not answer yet; how many messages are owed."""
    people = focal_points_of(decision.cycle, silent)
    for person in people:
        owe(person, "decision-closes", **message_values("closes", decision, person))
    return len(people)
