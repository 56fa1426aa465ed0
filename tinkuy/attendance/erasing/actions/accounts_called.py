"""What imported reports tell of somebody who leaves, under accounts of nobody: a guest has no registration of theirs.

They are known by their address, or by exactly their name without one, as a report of names alone has them.
"""

from collections.abc import Iterable, Iterator, Sequence

from django.db.models import Q, QuerySet

from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.attendance.matching.models import NameAlias
from tinkuy.attendance.matching.queries.decisions import email_index, name_index
from tinkuy.attendance.presences.models import Presence
from tinkuy.attendance.reports.vocabulary import key_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.names_in_files import forget_callings


def forget_accounts_called(cycle: Cycle, names: Sequence[str]) -> None:
    """Their connections, what was decided of these and said of columns. *names* are their name and their address."""
    of_names = [name_index(name, cycle) for name in names if name]
    of_addresses = [email_index(name, cycle) for name in names if name]
    called = Q(email_index="", name_index__in=of_names) | Q(email_index__in=of_addresses)
    own = Presence.objects.filter(called, cycle=cycle, registration=None)
    forget_callings(cycle, lambda: names_in(own))
    own.delete()
    NameAlias.objects.filter(cycle=cycle, registration=None, index__in=[*of_names, *of_addresses]).delete()
    _forget_columns_called(cycle, names)


def names_in(presences: QuerySet[Presence], names: Iterable[str] = ()) -> Iterator[str]:
    """*names*, and those by which the reports know the same persons."""
    yield from names
    key = b""
    for presence in presences.select_related("cycle").iterator():
        key = key or presence.cycle.data_key
        yield presence.name(key)


def _forget_columns_called(cycle: Cycle, names: Iterable[str]) -> None:
    """What was said of columns goes where they stand among the headers: a file without any begins with somebody."""
    own = [key for key in map(key_of, names) if key]
    for mapping in ColumnMapping.objects.filter(cycle=cycle).select_related("cycle"):
        if any(f" {key} " in f" {header} " for header in mapping.headers for key in own):
            mapping.delete()
