"""The one list of what is due, and its two cuts: of a cycle, and of a person across their cycles."""

from collections.abc import Iterable, Mapping

from django_scopes import scopes_disabled

from tinkuy.desk.checkup.facts import Facts
from tinkuy.planning.cycles.models.cycle import Cycle

from .item import Due, DueLine, Reader, line_of
from .sources import SOURCES, warnings


def due_in(cycles: Iterable[Cycle], facts: Iterable[Facts] = ()) -> list[Due]:
    """Everything that is due in *cycles*, the earliest first, in a fixed number of queries.

    *facts* are of those cycles whose check-up was read: their early warnings are known, and cost no query more.
    """
    by_key = {cycle.pk: cycle for cycle in cycles}
    with scopes_disabled():
        items = [item for source in SOURCES for item in source(by_key)]
    items += [item for read in facts if read.cycle.pk in by_key for item in warnings(read)]
    return sorted(items, key=lambda item: (item.on - item.cycle.today(), not item.has_day, item.code, item.words))


def due_in_cycle(facts: Facts, reader: Reader) -> list[DueLine]:
    """The cut by cycle: everything of it, the earliest first."""
    return [line_of(item, reader) for item in due_in([facts.cycle], [facts])]


def due_to_person(readers: Mapping[Cycle, Reader], facts: Iterable[Facts] = ()) -> list[DueLine]:
    """The cut by person: what is theirs, then what they follow, each by its day. *readers* are they, in each cycle."""
    items = due_in(readers, facts)
    read = [(item, readers[item.cycle]) for item in items if isinstance(item.cycle, Cycle)]
    lines = [line_of(item, reader) for item, reader in read if item.concerns(reader)]
    return sorted(lines, key=lambda line: not line.is_mine)
