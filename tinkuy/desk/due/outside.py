"""What is due of sheets that belong to no cycle, cut by person alone, since no cycle has it."""

from django_scopes import scopes_disabled

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.rules import roles_without_cycle

from .comments import comments_without_cycle
from .item import DueLine, Reader, line_of
from .sheets import sheets_without_cycle


def due_outside(person: Person) -> list[DueLine]:
    """What is theirs, in a fixed number of queries. What is the example's is nobody else's."""
    own = roles_without_cycle(person, NoCycle("", is_example=person.is_example))
    with scopes_disabled():
        items = [
            *sheets_without_cycle(person, is_editor=Role.HUB_EDITOR in own),
            *comments_without_cycle(person),
        ]
    lines = []
    for item in items:
        peers = item.cycle.peers if isinstance(item.cycle, NoCycle) else frozenset()
        roles = own | {Role.REVIEWER.value} if person.pk in peers else own
        reader = Reader(person.pk, roles, is_without_cycle=True)
        if item.is_of(reader) and item.cycle.is_example == person.is_example:
            lines.append(line_of(item, reader))
    return lines
