"""Who speaks for a country and agreed to be shown, with what the register counts of their work.

Names are those of consents that have begun; counted is only what public pages show anyway.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tinkuy.hub.queries.countries import ConsentingRole, consenting_roles
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.hooks.models import Hook, HookState
from tinkuy.practice.responses.models import Openness, Response
from tinkuy.publication.versions.models import PublishedFinding
from tinkuy.systematisation.evidence.models.finding import Validation


@dataclass(frozen=True)
class PublicFocalPoint:
    """A focal point by the name that they agreed to show, since when, and three counts of the register."""

    name: str
    since: date
    validated: int
    threads: int
    answers: int

    @property
    def has_credit(self) -> bool:
        return bool(self.validated or self.threads or self.answers)


def credited_focal_points(code: str, cycles: Mapping[int, Cycle]) -> list[PublicFocalPoint]:
    """Each once, by the cycles in which they consent; the longest shown first."""
    by_name: dict[str, list[ConsentingRole]] = {}
    for role in consenting_roles(cycles, code):
        by_name.setdefault(role.name, []).append(role)
    return [_credited(code, name, roles) for name, roles in by_name.items()]


def _credited(code: str, name: str, roles: list[ConsentingRole]) -> PublicFocalPoint:
    persons, of_cycles = {one.person for one in roles}, {one.cycle for one in roles}
    published = PublishedFinding.objects.filter(version__retired_at=None, finding__cycle__in=of_cycles)
    validations = Validation._base_manager.filter(
        person__in=persons, country=code, cycle__in=of_cycles, finding__in=published.values("finding")
    )
    threads = Hook._base_manager.filter(
        responsible__in=persons, cycle__in=of_cycles, state__in=(HookState.PLANTED, HookState.RESOLVED)
    )
    answers = Response._base_manager.filter(focal_point__in=persons, country=code, cycle__in=of_cycles)
    return PublicFocalPoint(
        name=name,
        since=min(one.since for one in roles),
        validated=validations.values("finding").distinct().count(),
        threads=threads.count(),
        answers=answers.exclude(openness=Openness.CLOSED).count(),
    )
