"""What is due of sheets that belong to no cycle, cut by person alone, since no cycle has it."""

from collections.abc import Callable, Iterable

from django_scopes import scopes_disabled

from tinkuy.people.models import Person
from tinkuy.people.roles import Role
from tinkuy.planning.cycles.models.no_cycle import NoCycle
from tinkuy.planning.rules import roles_without_cycle

from .comments import comments_without_cycle
from .item import Due, DueLine, Reader, line_of
from .sheets import sheets_without_cycle

_of_editors: list[Callable[[], Iterable[Due]]] = []
"""What a later stage has for whoever edits the hub."""


def register_due_of_editors(source: Callable[[], Iterable[Due]]) -> None:
    _of_editors.append(source)


def due_outside(person: Person) -> list[DueLine]:
    """What is theirs, in a fixed number of queries. What is the example's is nobody else's."""
    own = roles_without_cycle(person, NoCycle("", is_example=person.is_example))
    with scopes_disabled():
        items = [
            *sheets_without_cycle(person, is_editor=Role.HUB_EDITOR in own),
            *comments_without_cycle(person),
        ]
    lines = _lines_of_editors(person, own) if Role.HUB_EDITOR in own else []
    for item in items:
        peers = item.cycle.peers if isinstance(item.cycle, NoCycle) else frozenset()
        roles = own | {Role.REVIEWER.value} if person.pk in peers else own
        reader = Reader(person.pk, roles, is_without_cycle=True)
        if item.is_of(reader) and item.cycle.is_example == person.is_example:
            lines.append(line_of(item, reader))
    return lines


def _lines_of_editors(person: Person, own: frozenset[str]) -> list[DueLine]:
    """Their pages are of the hub itself: no thing without a cycle stands behind them."""
    reader = Reader(person.pk, own)
    items = [item for source in _of_editors for item in source()]
    return [line_of(item, reader) for item in items if item.cycle.is_example == person.is_example]
