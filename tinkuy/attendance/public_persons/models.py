from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.planning.cycles.models.cycle import Cycle


class PublicPersons(models.Model):
    """How many attended each session of a cycle, by its ordinal as text, None where the number is hidden.

    It holds for what `basis` says of the sessions, and for attendance as it was after so many `counted_changes`. Once
    there are more `changes`, or the sessions differ, it is old, and no page tells a number of it.
    """

    cycle = models.OneToOneField(Cycle, on_delete=models.CASCADE)
    by_session = models.JSONField(default=dict, blank=True)
    basis = models.CharField(max_length=64, blank=True, help_text="Fingerprint of hours, states and least minutes")
    changes = models.PositiveIntegerField(default=0, help_text="How often attendance changed")
    counted_changes = models.IntegerField(default=-1, help_text="-1: never counted")

    personal_data: ClassVar = (holds_nobody("by_session basis", "Counts that anyone may read, and a fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    def __str__(self) -> str:
        return f"public persons of cycle {self.cycle_id}"

    def stands(self, basis: str) -> bool:
        """Whether it is of the attendance and the sessions as they are."""
        return self.counted_changes == self.changes and self.basis == basis


class RegistrationChange(models.Model):
    """A transaction wrote registrations of a cycle, or who is registered for a session: what is hidden may be another.

    A row is added and none is locked, so that those who register at once do not wait for each other. It goes with the
    count that came after it, once all is done that follows that count.
    """

    cycle = models.BigIntegerField()

    personal_data: ClassVar = ()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"registrations of cycle {self.cycle} changed"
