"""What the team of one cycle may read of the cycle beside it, which another team may plan."""

from tinkuy.people.models import Person
from tinkuy.planning import rules
from tinkuy.planning.cycles.models.cycle import Cycle


def may_read_title(person: Person | None, neighbour: Cycle) -> bool:
    """Whether *person* may read how *neighbour*, a cycle beside theirs, is called: by a role there, or once public."""
    is_public = neighbour.is_announced and not neighbour.is_sensitive
    return is_public or rules.may(person, "see_plan", neighbour)
