"""Who stands by an agreement is reminded of it once, some days before its day."""

from datetime import timedelta

from django.db import transaction
from django_scopes import scope

from tinkuy.dialogue.agreements.actions.confirming import ask
from tinkuy.dialogue.agreements.models import ENDED, Agreement
from tinkuy.dialogue.agreements.queries import summaries
from tinkuy.planning.cycles.models.cycle import Cycle

AHEAD = timedelta(days=7)


def remind_of_agreements() -> int:
    """The clock's deed: a mail to each party of what is due within a week; how many. Never twice for one day."""
    due = Agreement._base_manager.exclude(state__in=ENDED).exclude(due_on=None)
    cycles = Cycle.objects.filter(pk__in=due.values("cycle"), clock_stands_at=None)
    return sum(_remind_in(cycle) for cycle in cycles)


@transaction.atomic
def _remind_in(cycle: Cycle) -> int:
    today = cycle.today()
    with scope(cycle=cycle):
        coming = [
            one
            for one in summaries(cycle)
            if one.is_in_force
            and not one.agreement.has_ended
            and one.agreement.due_on
            and today <= one.agreement.due_on <= today + AHEAD
        ]
        return sum(
            ask(party, one.agreement, "agreement-due", once=str(one.agreement.due_on))
            for one in coming
            for party in one.parties
        )
