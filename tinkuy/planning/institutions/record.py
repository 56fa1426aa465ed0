"""What an institution answers, does and agrees to, cycle by cycle, as far as its reader may open it there."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import resolve
from django_scopes import scope

from tinkuy.core.languages import reader_language
from tinkuy.people import access
from tinkuy.people.models import Organisation, Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.institutions.uses import UseLine, registered_uses
from tinkuy.planning.rules import roles_of


@dataclass(frozen=True)
class CycleRecord:
    """Of one cycle of the reader: the lines in the order of the stages."""

    cycle: Cycle
    lines: Sequence[UseLine]


def record_of(institution: Organisation, reader: Person) -> list[CycleRecord]:
    """Only of cycles in whose team the reader is, and only what their role opens; the newest first."""
    cycles = Cycle.objects.filter(team_roles__person=reader).distinct().order_by("-made_at")
    records = [CycleRecord(cycle, _lines(institution, cycle, roles_of(reader, cycle))) for cycle in cycles]
    return [one for one in records if one.lines]


def _lines(institution: Organisation, cycle: Cycle, roles: frozenset[str]) -> list[UseLine]:
    lines: list[UseLine] = []
    with scope(cycle=cycle):
        for use in registered_uses():
            rows = use.rows(institution).filter(cycle=cycle).order_by("pk") if use.line else ()
            lines += [use.line(row, reader_language()) for row in rows if use.line]
    return [line for line in lines if access.rows_by_route()[resolve(line.path).view_name].who & roles]
