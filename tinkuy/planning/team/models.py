from datetime import timedelta
from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES, HUB_ROLES
from tinkuy.planning.cycles.models.cycle import Cycle

MAY_COME_BACK = timedelta(days=14)
"""How long a role that was taken back can be given again in one press; then nothing is kept of it but the journal."""


class TakenBack(models.Model):
    """A role that was taken from somebody who had entered, so that a mistake has a way back.

    Erased after `MAY_COME_BACK`. It holds no words; a consent to be shown in public has to be given anew.
    """

    taken_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    taken_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering: ClassVar = ["-taken_at"]


class TakenRole(TakenBack):
    """One in a cycle; a focal point's with its country. `passed` are source and key of what was handed to `passed_to`
    as it was taken, so that it comes back with the role.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="taken_roles")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in CYCLE_ROLES])
    country = models.CharField(max_length=2, blank=True)
    passed_to = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    passed = models.JSONField(default=list, blank=True)

    personal_data: ClassVar = (holds_nobody("passed", "Names of tables and numbers of rows"),)

    objects = ScopedManager(cycle="cycle")

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"


class TakenHubRole(TakenBack):
    """One over the hub."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in HUB_ROLES])

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"
