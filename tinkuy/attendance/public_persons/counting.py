"""Attendance as it was counted, with what tells whether it still is so: for whatever is written from a count."""

from dataclasses import dataclass

from tinkuy.attendance.figures.queries.attendance import CycleAttendance, attendance_of
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

from .models import PublicPersons
from .queries import basis_of


@dataclass(frozen=True)
class Count:
    """The attendance of a cycle after so many `changes`, by sessions of this `basis`."""

    cycle: int
    attendance: CycleAttendance
    changes: int
    basis: str

    def is_latest(self) -> bool:
        """Whether attendance of the cycle in scope is still so. Asked in the transaction that writes what follows from
        it: no change of attendance is committed before that, so a slower count never writes over a newer one.
        """
        changes = _changes(PublicPersons.objects.select_for_update().first())
        return (changes, _basis(Cycle.objects.get(pk=self.cycle))) == (self.changes, self.basis)


def count_attendance(cycle: Cycle) -> Count:
    """Of the *cycle* in scope. What changes while it is read makes it one that is not the latest."""
    changes, basis = _changes(PublicPersons.objects.first()), _basis(cycle)
    return Count(cycle.pk, attendance_of(cycle), changes, basis)


def _changes(standing: PublicPersons | None) -> int:
    """-1 where none was ever noted."""
    return -1 if standing is None else standing.changes


def _basis(cycle: Cycle) -> str:
    return basis_of(cycle, Webinar.objects.all())
