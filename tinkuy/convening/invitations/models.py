from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle


class InvitationWave(models.Model):
    """How many were invited in a country at once, and how many opened the page. Counts only."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    country = models.CharField(max_length=2)
    sent_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    sent_on = models.DateField()
    invited = models.PositiveIntegerField()
    opened = models.PositiveIntegerField(default=0)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["sent_on", "country"]

    def __str__(self) -> str:
        return f"{self.country} {self.sent_on}"
