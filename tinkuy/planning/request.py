"""What a view of a cycle receives."""

from django.http import HttpRequest

from tinkuy.people.models import Person

from .models import Cycle, CycleState
from .queries import Lack, lacks_of_next_step


class CycleRequest(HttpRequest):
    """A request that passed the gate: its cycle is in scope, `roles` are the person's in it."""

    cycle: Cycle
    roles: frozenset[str]

    @property
    def person(self) -> Person | None:
        """Who is signed in, if anyone (see `person_of`)."""
        return person_of(self)


def next_step_of(request: CycleRequest) -> tuple[CycleState | None, list[Lack]]:
    """The next state of the request's cycle and what it still needs: read once, for the page and for its navigation."""
    if not hasattr(request, "next_step_read"):
        request.next_step_read = lacks_of_next_step(request.cycle)  # type: ignore[attr-defined]
    found: tuple[CycleState | None, list[Lack]] = request.next_step_read  # type: ignore[attr-defined]
    return found


def person_of(request: HttpRequest) -> Person | None:
    """The person who is signed in, or None."""
    return request.user if isinstance(request.user, Person) else None


def team_person(request: HttpRequest) -> Person:
    """The person who is signed in; the gate has made sure of one on the team's routes."""
    person = person_of(request)
    if person is None:
        raise PermissionError("a team's route was reached without a person")
    return person
