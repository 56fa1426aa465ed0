"""Public appearances of focal points: the register of a cycle, and those of one that everybody may read."""

from collections.abc import Collection

from django.db.models import QuerySet

from tinkuy.people.countries import country_name
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.practice.visibility.models import VisibilityAct


def acts_of(cycle: Cycle) -> QuerySet[VisibilityAct]:
    """All of the cycle, the latest first."""
    return VisibilityAct.objects.filter(cycle=cycle).select_related("person", "recorded_by")


def act_of(cycle: Cycle, public_id: str) -> VisibilityAct | None:
    return VisibilityAct.objects.filter(cycle=cycle, public_id=public_id).select_related("cycle", "person").first()


def agreed_acts(cycles: Collection[int], person: int, country: str) -> QuerySet[VisibilityAct]:
    """Of one focal point in *cycles*, outside of any scope; none that they did not agree to show."""
    acts = VisibilityAct._base_manager.filter(cycle__in=cycles, person=person, country=country)
    return acts.exclude(agreed_on=None).order_by("-took_place_on", "-id")


def focal_roles_of(cycle: Cycle) -> list[TeamRole]:
    """Whoever is focal point and has entered, by country."""
    roles = TeamRole.objects.filter(role=Role.FOCAL_POINT, person__is_active=True).exclude(TeamRole.AWAITED)
    return sorted(roles.select_related("person", "cycle"), key=lambda one: (country_name(one.country), one.given_at))
