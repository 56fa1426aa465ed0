from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody


class MailStop(models.Model):
    """An address, by its keyed fingerprint, wants no more mail of a topic: of one cycle (`of`), or of any."""

    index = models.CharField(max_length=32)
    topic = models.CharField(max_length=20)
    of = models.CharField(max_length=16, blank=True)
    at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("index topic of", "A keyed fingerprint, ids and words of the program"),)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["index", "topic", "of"], name="one_stop")]

    def __str__(self) -> str:
        return f"stop of {self.topic}"
