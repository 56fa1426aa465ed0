"""The public page of a focal point: who they are, what the record counts of their work, where they were seen.

Only of cycles whose page is public and in which they agreed both to be shown and to be credited. Outside of any scope.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.team_role import TeamRole
from tinkuy.planning.team.public_roles import credited_roles
from tinkuy.practice.visibility.models import VisibilityAct
from tinkuy.practice.visibility.queries.acts import agreed_acts
from tinkuy.practice.visibility.queries.credit import added_up, credit_by_cycle, credit_lines


@dataclass(frozen=True)
class CreditedCycle:
    """A cycle with what they did in it: numbers with their words."""

    cycle: Cycle
    lines: Sequence[tuple[int, str]]


@dataclass(frozen=True)
class CreditedCountry:
    """For whom they are focal point: all of their work together, cycle by cycle, and their appearances."""

    country: str
    lines: Sequence[tuple[int, str]]
    cycles: Sequence[CreditedCycle]
    acts: Sequence[VisibilityAct]


@dataclass(frozen=True)
class FocalPointPage:
    name: str
    since: date
    countries: Sequence[CreditedCountry]

    @property
    def cycles(self) -> list[Cycle]:
        return [one.cycle for country in self.countries for one in country.cycles]

    @property
    def is_example(self) -> bool:
        return any(cycle.is_example for cycle in self.cycles)

    @property
    def is_sensitive(self) -> bool:
        return any(cycle.is_sensitive for cycle in self.cycles)


def focal_point_page(public_id: str) -> FocalPointPage | None:
    """None where nothing of them may be shown."""
    roles = credited_roles(public_id)
    if not roles:
        return None
    by_country: dict[str, list[TeamRole]] = {}
    for role in roles:
        by_country.setdefault(role.country, []).append(role)
    return FocalPointPage(
        name=roles[0].person.name,
        since=min(role.credited_since for role in roles if role.credited_since),
        countries=[_of_country(country, own) for country, own in by_country.items()],
    )


def _of_country(country: str, roles: Sequence[TeamRole]) -> CreditedCountry:
    keys = [role.cycle_id for role in roles]
    person = roles[0].person_id
    credit = credit_by_cycle(keys, person, country)
    return CreditedCountry(
        country=country,
        lines=credit_lines(added_up(credit.values()), country),
        cycles=[CreditedCycle(role.cycle, credit_lines(credit.get(role.cycle_id, {}), country)) for role in roles],
        acts=list(agreed_acts(keys, person, country)),
    )
