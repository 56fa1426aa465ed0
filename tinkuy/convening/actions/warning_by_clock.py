"""What the clock looks at: whether the registrations of the next session are behind."""

from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django_scopes import scope

from tinkuy.convening.queries.warnings import Standing, near_session, warning_board
from tinkuy.convening.warning.rules import BEHIND
from tinkuy.notices.outbox import owe
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, CycleState
from tinkuy.planning.cycles.models.team_role import TeamRole


def warn_of_registrations() -> int:
    """Owe the coordination of each cycle a message, once for each session whose registrations are behind; how many."""
    states = (CycleState.CONVENING, CycleState.RUNNING)
    cycles = Cycle.objects.filter(state__in=states, clock_stands_at=None, target_attendance__gt=0)
    return sum(_warn_in(cycle) for cycle in cycles)


@transaction.atomic
def _warn_in(cycle: Cycle) -> int:
    with scope(cycle=cycle):
        if near_session(cycle) is None:
            return 0
        behind = [one for one in warning_board(cycle).waiting if one.warning.rule is BEHIND]
        return sum(_tell(cycle, one) for one in behind)


def _tell(cycle: Cycle, standing: Standing) -> int:
    held = TeamRole.objects.filter(cycle=cycle, role=Role.COORDINATION, person__is_active=True).select_related("person")
    measured, place = standing.warning.measured, standing.webinar.ordinal
    for person in {role.person for role in held}:
        with translation.override(person.language):
            path = reverse("convening:warnings", args=[cycle.slug])
        owe(
            person,
            "registrations-behind",
            dedupe_key=f"registrations-behind-{cycle.public_id}-{standing.webinar.pk}-{person.pk}",
            place=place,
            registered=measured.numerator,
            target=measured.denominator,
            path=path,
        )
    return 1
