"""One role of the team; what goes with it when it is taken back, and which were taken lately."""

from collections.abc import Callable, Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from tinkuy.core import clock
from tinkuy.core.text import listed
from tinkuy.people.countries import country_name
from tinkuy.people.models import HubRole, Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.team_role import TeamRole

from .models import MAY_COME_BACK, TakenHubRole, TakenRole

type Look = Callable[[TeamRole], Iterator[str]]

_later_stages: list[Look] = []


def also_goes_with_a_role(look: Look) -> Look:
    """A later stage says what waits there for whoever holds a role, in sentences; see `goes_with`."""
    if look not in _later_stages:
        _later_stages.append(look)
    return look


def taken_roles() -> QuerySet[TakenRole]:
    """Those of the cycle in scope that can still be given again, the latest first."""
    return TakenRole.objects.filter(taken_at__gt=clock.now() - MAY_COME_BACK).select_related("cycle", "person")


def standing_addresses() -> set[tuple[str, str, str]]:
    """Address, role and country of whoever is in the team of the cycle in scope, or invited to it."""
    return set(TeamRole.objects.values_list("person__email", "role", "country"))


def taken_hub_roles() -> QuerySet[TakenHubRole]:
    return TakenHubRole.objects.filter(taken_at__gt=clock.now() - MAY_COME_BACK).select_related("person")


def is_last_of_its_kind(team_role: TeamRole) -> bool:
    """Nobody else at work has this role, for this country."""
    others = TeamRole.objects.filter(role=team_role.role, country=team_role.country, person__is_active=True)
    return not others.exclude(pk=team_role.pk).exists()


def others_coordinate(team_role: TeamRole) -> bool:
    """Whether somebody else of the coordination can enter, and has if they were invited."""
    coordination = TeamRole.objects.filter(role=Role.COORDINATION, person__is_active=True)
    return coordination.exclude(pk=team_role.pk).exclude(TeamRole.AWAITED).exists()


def others_administrate(hub_role: HubRole) -> bool:
    """Whether somebody else who can enter runs the installation."""
    others = HubRole.objects.filter(role=Role.ADMINISTRATOR, person__is_active=True).exclude(pk=hub_role.pk)
    return others.exclude(person__in=Person.objects.filter(Person.AWAITED)).exists()


def loses(team_role: TeamRole) -> list[str]:
    """What the person can no longer do, in sentences."""
    other_roles = TeamRole.objects.filter(person_id=team_role.person_id).exclude(pk=team_role.pk)
    if other_roles:
        roles = listed(sorted({str(role.get_role_display()) for role in other_roles}))
        sentences = [_("They lose what this role may do, and keep: %(roles)s.") % {"roles": roles}]
    else:
        sentences = [_("They can no longer open the pages of this cycle; what they have open closes at once.")]
    if team_role.public_since:
        sentences.append(_("Public pages stop showing them. To be shown again they have to agree anew."))
    return sentences


def goes_with(team_role: TeamRole) -> list[str]:
    """What they alone hold and would be left, in sentences; empty where somebody else sees to all of it.

    What waits on their person thing by thing is `succession.left_duties`, and may be handed over.
    """
    return [*_alone(team_role), *(sentence for look in _later_stages for sentence in look(team_role))]


def _alone(team_role: TeamRole) -> Iterator[str]:
    if not is_last_of_its_kind(team_role):
        return
    if team_role.role == Role.FOCAL_POINT:
        words = _("%(country)s has no other focal point: nobody convenes, validates or answers there any more.")
        yield words % {"country": country_name(team_role.country)}
    else:
        yield _("Nobody else in this cycle has the role “%(role)s”.") % {"role": team_role.get_role_display()}


def hub_role_goes_with(hub_role: HubRole) -> list[str]:
    """What would be left over the hub."""
    others = HubRole.objects.filter(role=hub_role.role, person__is_active=True).exclude(pk=hub_role.pk)
    if others.exists():
        return []
    return [_("Nobody else has the role “%(role)s” over the hub.") % {"role": hub_role.get_role_display()}]


def team_role_with_key(key: str) -> TeamRole | None:
    """The role by the key that a form carries; anything but a number finds nothing."""
    if not (key.isascii() and key.isdigit()) or len(key) > 12:
        return None
    return TeamRole.objects.select_related("cycle", "person").filter(pk=int(key)).first()
