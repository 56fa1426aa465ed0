from datetime import timedelta
from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar


class PulseKind(models.TextChoices):
    SLOWER = "slower", pgettext_lazy("pulse", "Slower, please")
    CANNOT_HEAR = "cannot_hear", pgettext_lazy("pulse", "I cannot hear")
    SAME_HERE = "same_here", pgettext_lazy("pulse", "It is the same for us")


SIGN_LASTS = timedelta(minutes=5)
"""Then the moment that it spoke of is over, and it goes; who still does not hear says so again."""


class PulseMark(models.Model):
    """How it goes for somebody right now, under a keyed tag; shown as a count, never by country.

    It is gone after a few minutes, and all are at the close.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="pulse_marks")
    kind = models.CharField(max_length=20, choices=PulseKind)
    tag = models.CharField(max_length=64)
    at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("tag", "A keyed fingerprint, whose key dies"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["webinar", "kind", "tag"], name="one_mark_of_each")]

    def __str__(self) -> str:
        return self.kind
