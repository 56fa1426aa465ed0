from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


class Dismissal(models.Model):
    """A suggestion of a session that a person said is none: its sentence is kept as a keyed hash, never as words."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="dismissals")
    fingerprint = models.CharField(max_length=64, help_text="Keyed hash of the session and the sentence, folded")
    dismissed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    dismissed_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("fingerprint", "A fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["webinar", "fingerprint"], name="one_dismissal_per_sentence")]

    def __str__(self) -> str:
        return f"dismissal {self.fingerprint[:8]}"
