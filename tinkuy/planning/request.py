"""What a view of a cycle receives."""

from django.http import HttpRequest

from tinkuy.people.access import Rights
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.no_cycle import NoCycle


class CycleRequest(HttpRequest):
    """A request that passed the gate: its cycle is in scope, `roles` are the person's in it."""

    cycle: Cycle
    roles: frozenset[str]

    @property
    def person(self) -> Person | None:
        """Who is signed in, if anyone (see `person_of`)."""
        return person_of(self)


def person_of(request: HttpRequest) -> Person | None:
    """The person who is signed in, or None."""
    return request.user if isinstance(request.user, Person) else None


def rights(request: HttpRequest) -> Rights:
    """What the person may do here, so that no page offers what would be refused; templates know it as `may`."""
    signed_in = hasattr(request, "user") and person_of(request) is not None
    is_without_cycle = isinstance(getattr(request, "cycle", None), NoCycle)
    roles: frozenset[str] = getattr(request, "roles", frozenset())
    return Rights(roles, is_signed_in=signed_in, is_without_cycle=is_without_cycle)


def team_person(request: HttpRequest) -> Person:
    """The person who is signed in; the gate has made sure of one on the team's routes."""
    person = person_of(request)
    if person is None:
        raise PermissionError("a team's route was reached without a person")
    return person
