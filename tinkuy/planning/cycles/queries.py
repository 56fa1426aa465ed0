"""The sessions of the cycle in scope by their place; the team of a cycle, and who speaks for the invited countries; and
what a deed that is started from the shell asks of the hub.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from django_scopes import scopes_disabled

from tinkuy.core.errors import Refused
from tinkuy.core.keys import key_store
from tinkuy.core.rows.compiled_query import CompiledQuery, cycle_in_scope
from tinkuy.core.sealing import Unsealable
from tinkuy.core.text import folded
from tinkuy.people.countries import countries, country_name, zone_of
from tinkuy.people.models import HubRole, Person
from tinkuy.people.queries import person_with_address
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle, InvitedCountry, key_name, key_place
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.cycles.models.webinar import Segment, Webinar


def webinars_in_order() -> QuerySet[Webinar]:
    return Webinar.objects.select_related("cycle").order_by("ordinal")


WEBINAR_AT = CompiledQuery(
    lambda cycle, ordinal: (
        Webinar.objects.with_scope(cycle=cycle).select_related("cycle").filter(ordinal=ordinal).order_by()
    )
)


def webinar_at(ordinal: int) -> Webinar | None:
    return WEBINAR_AT.first(cycle_in_scope(), ordinal)


def agenda_of(webinar: Webinar) -> QuerySet[Segment]:
    return Segment.objects.filter(webinar=webinar).select_related("cycle", "webinar", "lead").order_by("ordinal")


def segment_at(webinar: Webinar, ordinal: int) -> Segment | None:
    return agenda_of(webinar).filter(ordinal=ordinal).first()


@dataclass(frozen=True)
class InvitedTeam:
    """An invited country and its focal points, perhaps none yet."""

    country: str
    zone: str
    focal_points: tuple[TeamRole, ...]
    goes_without: str = ""

    @property
    def city(self) -> str:
        country = countries().get(self.country)
        return country.city if country else ""


def members(cycle: Cycle) -> QuerySet[TeamRole]:
    """Everyone's roles in the cycle, in the order in which they were given."""
    return TeamRole.objects.select_related("person__organisation").order_by("given_at", "id")


def team_persons(cycle: Cycle) -> list[Person]:
    """Everyone active of the team, each once, by name. Who is invited and not in yet takes nothing on meanwhile."""
    team_roles = members(cycle).exclude(TeamRole.AWAITED)
    persons = {role.person_id: role.person for role in team_roles if role.person.is_active}
    return sorted(persons.values(), key=lambda person: folded(person.name))


def role_labels(persons: Collection[int]) -> dict[int, str]:
    """What each of the team is in the cycle in scope, by their key: a role is said, no name."""
    roles = TeamRole.objects.filter(person__in=persons).order_by("-given_at").values_list("person_id", "role")
    return {person: str(Role(role).label) for person, role in roles}


def invited_teams(cycle: Cycle) -> list[InvitedTeam]:
    """The invited countries by name in the reader's language, with their focal points."""
    focal_roles = members(cycle).filter(role=Role.FOCAL_POINT)
    by_country: dict[str, list[TeamRole]] = {}
    for role in focal_roles:
        by_country.setdefault(role.country, []).append(role)
    teams = [
        InvitedTeam(invited.country, invited.zone, tuple(by_country.get(invited.country, ())), invited.goes_without)
        for invited in InvitedCountry.objects.all()
    ]
    return sorted(teams, key=lambda team: country_name(team.country))


def countries_without_focal_point(cycle: Cycle) -> list[str]:
    """Codes of the invited countries for which nobody is focal point, in order of their code."""
    return [invited.country for invited in _without_focal_point()]


def countries_awaiting_focal_point(cycle: Cycle) -> list[str]:
    """Of these, the ones for which nobody has said why the cycle goes on without."""
    return [invited.country for invited in _without_focal_point() if not invited.goes_without]


def _without_focal_point() -> list[InvitedCountry]:
    with_focal_point = set(
        TeamRole.objects.filter(role=Role.FOCAL_POINT, person__is_active=True).values_list("country", flat=True)
    )
    return [invited for invited in InvitedCountry.objects.all() if invited.country not in with_focal_point]


FOCAL_POINTS_TO_SHOW = CompiledQuery(
    lambda cycle: (
        TeamRole.objects.with_scope(cycle=cycle)
        .filter(role=Role.FOCAL_POINT, public_since__isnull=False, person__is_active=True)
        .select_related("person")
        .order_by("country", "given_at")
    )
)


def public_focal_points(cycle: Cycle) -> list[TeamRole]:
    """Those whose consent to be shown is in force on the cycle's day (invariant 21), by country."""
    today = cycle.today()
    return [role for role in FOCAL_POINTS_TO_SHOW.rows(cycle.pk) if role.is_public_on(today)]


INVITED_COUNTRIES = CompiledQuery(
    lambda cycle: InvitedCountry.objects.with_scope(cycle=cycle).order_by("country").values_list("country", flat=True)
)


def invited_countries(cycle: Cycle) -> list[str]:
    """The codes of the invited countries, in order."""
    return INVITED_COUNTRIES.rows(cycle.pk)


def focal_points_of(cycle: Cycle, countries: Collection[str] | None = None) -> list[Person]:
    """The active focal points of the invited *countries* (of all, if not said), each once."""
    invited = set(invited_countries(cycle))
    wanted = invited if countries is None else invited.intersection(countries)
    focal_roles = TeamRole.objects.filter(role=Role.FOCAL_POINT, country__in=wanted, person__is_active=True)
    return list({role.person_id: role.person for role in focal_roles.select_related("person").order_by("id")}.values())


def holds_a_role(person: Person) -> bool:
    """Whether the person holds any role, over the hub or in any cycle."""
    with scopes_disabled():
        return HubRole.objects.filter(person=person).exists() or TeamRole.objects.filter(person=person).exists()


AWAITED_ROLES_OF = CompiledQuery(
    lambda cycle, person: (
        TeamRole.objects.with_scope(cycle=cycle)
        .filter(TeamRole.AWAITED, person=person)
        .order_by()
        .values_list("pk", flat=True)
    )
)


def is_awaited(person: Person, cycle: Cycle) -> bool:
    """Whether *person* was invited to *cycle* and opens it for the first time."""
    return bool(AWAITED_ROLES_OF.rows(cycle.pk, person.pk))


def usual_zone(person: Person) -> str:
    """The zone of the hub's latest cycle, else of the country of *person*; empty where neither is known."""
    latest = Cycle.objects.filter(is_example=False).order_by("-made_at", "-pk").values_list("zone", flat=True).first()
    return latest or zone_of(person.country, "")


CYCLE_AT = CompiledQuery(lambda slug: Cycle.objects.filter(slug=slug).order_by())


def cycle_at(slug: str) -> Cycle | None:
    """The cycle with this address."""
    return CYCLE_AT.first(slug)


def cycle_named(slug: str) -> Cycle:
    """The cycle with this address; refuses another name in words."""
    cycle = cycle_at(slug)
    if cycle is None:
        raise Refused(_("There is no cycle «%(slug)s».") % {"slug": slug})
    return cycle


def acting_person(cycle: Cycle, address: str | None) -> Person:
    """Who is named by *address*; else whoever coordinates the *cycle* in scope."""
    if address:
        person = person_with_address(address)
        if person is None:
            raise Refused(_("Nobody of the team has the address %(address)s.") % {"address": address})
        return person
    coordination = TeamRole.objects.filter(cycle=cycle, role=Role.COORDINATION).select_related("person").first()
    if coordination is None:
        raise Refused(_("Say who imports it with --as EMAIL: the cycle has no coordination."))
    return coordination.person


def opens_a_wrapped_key() -> bool | None:
    """Whether the data keys of the oldest and the youngest cycle open with the installation's master key.

    Of both: where keys were once made anew, only what came later opens. None where there is no cycle.
    """
    ids = Cycle.objects.order_by("pk").values_list("public_id", flat=True)
    ends = [public_id for public_id in (ids.first(), ids.last()) if public_id is not None]
    return all(map(_opens, ends)) if ends else None


def _opens(public_id: str) -> bool:
    try:
        return bool(key_store.unwrapped(key_name(public_id), place=key_place(public_id)))
    except Unsealable:
        return False


def cycles_whose_key_is_missing() -> list[str]:
    """Public ids of cycles whose key has no file. A cycle that is made or removed meanwhile is none of them."""
    ids = Cycle.objects.values_list("public_id", flat=True)
    public_ids = list(ids)
    there = set(key_store.names())
    missing = [public_id for public_id in public_ids if key_name(public_id) not in there]
    return list(ids.filter(public_id__in=missing)) if missing else []


def keys_of_no_cycle() -> list[str]:
    """Public ids for which the store has a key and the database has no row."""
    names_of_cycles = {key_name(public_id) for public_id in Cycle.objects.values_list("public_id", flat=True)}
    return [name.removeprefix(key_name("")) for name in key_store.names() if name not in names_of_cycles]


def rows_by_the_clock(model: type[Model]) -> Callable[[], QuerySet[Model]]:
    """What asks for the rows of *model* in cycles that go by the clock."""
    return lambda: model._base_manager.filter(cycle__clock_stands_at=None)
