from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.people.models import Person
from tinkuy.people.roles import CYCLE_ROLES, Role

from .cycle import Cycle


class TeamRole(models.Model):
    """What a person is in a cycle; a focal point is one for a country. A person may hold several."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="team_roles")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="team_roles")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in CYCLE_ROLES])
    country = models.CharField(max_length=2, blank=True)
    public_since = models.DateField(
        null=True, blank=True, help_text="Consent to be shown as focal point, while in force"
    )
    given_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "person", "role", "country"], name="one_team_role_each")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {Role(self.role).label}"
