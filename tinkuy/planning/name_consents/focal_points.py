"""Focal points whose consent to be shown on public pages is in force (invariant 21), outside of any scope."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django_scopes import scopes_disabled

from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import ANNOUNCED_STATES, Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole


class ConsentingRole(NamedTuple):
    """A focal point whose consent to be shown has begun; `page` is the id of the page of who is credited, too."""

    cycle: int
    country: str
    since: date
    name: str
    person: int
    page: str
    credited_since: date | None


def consenting_roles(cycles: Mapping[int, Cycle], country: str = "") -> list[ConsentingRole]:
    """As they were given the role; of one *country*, or of all."""
    with scopes_disabled():
        roles = TeamRole.objects.filter(
            cycle__in=cycles, role=Role.FOCAL_POINT, public_since__isnull=False, person__is_active=True
        )
        roles = roles.filter(country=country) if country else roles
        columns = (
            "cycle_id",
            "country",
            "public_since",
            "person__name",
            "person_id",
            "person__public_id",
            "credited_since",
        )
        rows = [ConsentingRole(*row) for row in roles.order_by("given_at").values_list(*columns)]
    return [one for one in rows if one.since <= cycles[one.cycle].today()]


def credited_roles(public_id: str) -> list[TeamRole]:
    """Of one person, the newest cycle first, those in which both consents have begun."""
    with scopes_disabled():
        rows = TeamRole.objects.filter(
            person__public_id=public_id,
            person__is_active=True,
            role=Role.FOCAL_POINT,
            public_since__isnull=False,
            credited_since__isnull=False,
            cycle__state__in=ANNOUNCED_STATES,
        )
        return [
            role for role in rows.select_related("cycle", "person").order_by("-cycle__made_at") if is_credited(role)
        ]


def is_credited(role: TeamRole) -> bool:
    today = role.cycle.today()
    return role.is_public_on(today) and role.credited_since is not None and role.credited_since <= today
