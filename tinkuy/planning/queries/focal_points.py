"""The persons who speak for the invited countries."""

from collections.abc import Collection

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.models import Cycle, InvitedCountry, TeamRole


def invited_countries(cycle: Cycle) -> list[str]:
    """The codes of the invited countries, in order."""
    return list(InvitedCountry.objects.order_by("country").values_list("country", flat=True))


def focal_points_of(cycle: Cycle, countries: Collection[str] | None = None) -> list[Person]:
    """The active focal points of the invited *countries* (of all, if not said), each once."""
    invited = set(invited_countries(cycle))
    wanted = invited if countries is None else invited.intersection(countries)
    held = TeamRole.objects.filter(role=Role.FOCAL_POINT, country__in=wanted, person__is_active=True)
    return list({role.person_id: role.person for role in held.select_related("person").order_by("id")}.values())
