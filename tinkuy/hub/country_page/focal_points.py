"""Who speaks for a country and agreed to be shown; with what the record counts of their work where they let it.

Names are those of consents that have begun; counted is only what public pages show anyway.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.name_consents.focal_points import ConsentingRole, consenting_roles
from tinkuy.practice.visibility.queries.credit import added_up, credit_by_cycle, credit_lines


@dataclass(frozen=True)
class PublicFocalPoint:
    """A focal point by the name that they agreed to show, since when; `page` is the id of their own page."""

    name: str
    since: date
    lines: Sequence[tuple[int, str]] = ()
    page: str = ""


def credited_focal_points(code: str, cycles: Mapping[int, Cycle]) -> list[PublicFocalPoint]:
    """Each once, by the cycles in which they consent; the longest shown first."""
    by_person: dict[int, list[ConsentingRole]] = {}
    for role in consenting_roles(cycles, code):
        by_person.setdefault(role.person, []).append(role)
    return [_credited(code, roles, cycles) for roles in by_person.values()]


def _credited(code: str, roles: list[ConsentingRole], cycles: Mapping[int, Cycle]) -> PublicFocalPoint:
    name, since = roles[0].name, min(one.since for one in roles)
    keys = [one.cycle for one in roles if one.credited_since and one.credited_since <= cycles[one.cycle].today()]
    if not keys:
        return PublicFocalPoint(name, since)
    credit = added_up(credit_by_cycle(keys, roles[0].person, code).values())
    return PublicFocalPoint(name, since, credit_lines(credit, code), roles[0].page)
