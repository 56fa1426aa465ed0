"""Who may take over what waits on somebody, and what waits on nobody or would."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinkuy.core.text import folded
from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.duties import Duty, duties_of, duty_keys, has_own_country_alone, may_see_to


def with_duties(public_id: str, cycle: Cycle) -> Person | None:
    """Somebody who has a role in *cycle*, or on whom something of it waits."""
    person = Person.objects.filter(public_id=public_id).first()
    if person is None:
        return None
    is_member = TeamRole.objects.filter(cycle=cycle, person=person).exists()
    return person if is_member or any(key.person == person.pk for key in duty_keys(cycle)) else None


def left_duties(team_role: TeamRole) -> list[Duty]:
    """What waits on their person and would wait on nobody without the role: all of it where it is their only one, else
    what only a focal point of its country may do.
    """
    duties = duties_of(team_role.person, team_role.cycle)
    if TeamRole.objects.filter(person_id=team_role.person_id).exclude(pk=team_role.pk).exists():
        return [one for one in duties if one.country and one.country == team_role.country]
    return duties


def takeable(duties: Iterable[Duty], successor: Person, cycle: Cycle) -> list[Duty]:
    """Those that *successor* may take over."""
    roles = TeamRole.objects.filter(cycle=cycle, person=successor).exclude(TeamRole.AWAITED)
    countries = set(roles.values_list("country", flat=True))
    return [one for one in duties if may_see_to(countries, one)]


def is_at_work(person: Person, cycle: Cycle) -> bool:
    """Whether *person* has a role in *cycle*, has entered it if they were invited, and can still enter."""
    roles = TeamRole.objects.filter(cycle=cycle, person=person, person__is_active=True)
    return roles.exclude(TeamRole.AWAITED).exists()


def successors_of(person: Person, duties: Sequence[Duty], cycle: Cycle) -> list[Person]:
    """Who of the team may take over some of *duties* of *person*: whoever is at work, by name."""
    roles = TeamRole.objects.filter(cycle=cycle, person__is_active=True).exclude(TeamRole.AWAITED)
    countries: dict[Person, set[str]] = {}
    for role in roles.exclude(person=person).select_related("person"):
        countries.setdefault(role.person, set()).add(role.country)
    able = [one for one, own in countries.items() if any(may_see_to(own, duty) for duty in duties)]
    return sorted(able, key=lambda one: folded(one.name))


@dataclass(frozen=True)
class Unattended:
    """How many things wait on a person who can see to them no more; or, of a *country*, who alone may."""

    person: Person
    count: int
    country: str = ""


@dataclass(frozen=True)
class DutySurvey:
    """How many things wait on persons of a cycle; what nobody sees to, and what nobody would if one person left."""

    total: int = 0
    unattended: Sequence[Unattended] = ()
    of_one_alone: Sequence[Unattended] = ()


def survey_duties(cycle: Cycle) -> DutySurvey:
    """In three queries however much there is."""
    keys = duty_keys(cycle)
    if not keys:
        return DutySurvey()
    countries, focal_points = _at_work(cycle)
    left = Counter(
        key.person for key in keys if key.person not in countries or not may_see_to(countries[key.person], key)
    )
    alone: Counter[tuple[int, str]] = Counter()
    for key in keys:
        if has_own_country_alone(key) and focal_points.get(key.country) == {key.person}:
            alone[key.person, key.country] += 1
    persons = Person.objects.in_bulk({*left, *(person for person, _country in alone)})
    return DutySurvey(
        total=len(keys),
        unattended=[Unattended(persons[person], count) for person, count in left.items()],
        of_one_alone=[Unattended(persons[person], count, country) for (person, country), count in alone.items()],
    )


def _at_work(cycle: Cycle) -> tuple[dict[int, set[str]], dict[str, set[int]]]:
    """The countries of the roles of each person at work (empty: of none), and the focal points of each country."""
    countries: dict[int, set[str]] = {}
    focal_points: dict[str, set[int]] = {}
    roles = TeamRole.objects.filter(cycle=cycle, person__is_active=True).exclude(TeamRole.AWAITED)
    for person, role, country in roles.values_list("person_id", "role", "country"):
        countries.setdefault(person, set()).add(country)
        if role == Role.FOCAL_POINT:
            focal_points.setdefault(country, set()).add(person)
    return countries, focal_points
