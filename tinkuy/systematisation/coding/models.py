from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle


class CodingStep(models.Model):
    """One deed of coding that its person can take back and do again, in the order of the keys.

    `changes` lists for each quote its `quote` (public id) and how it was `before` and `after`: a place, kind, code and
    regime, or null where there was no quote. No words are kept: they are read again from where they stand.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    webinar = models.PositiveSmallIntegerField(help_text="The place of its session")
    changes = models.JSONField()
    is_undone = models.BooleanField(default=False)
    at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("changes", "Ids and words of the program"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["cycle", "person", "id"])]

    def __str__(self) -> str:
        return f"step {self.pk}"
