from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody


class Pace(models.Model):
    """A bucket of tokens, one a message: that of the relay, or of one domain of recipients by its keyed fingerprint.

    It fills with time. A server that puts mail off keeps it closed until a moment, longer each time.
    """

    name = models.CharField(max_length=20, unique=True)
    tokens = models.FloatField()
    at = models.DateTimeField(default=clock.now)
    closed_until = models.DateTimeField(null=True, blank=True)
    put_off = models.PositiveSmallIntegerField(default=0)

    personal_data: ClassVar = (holds_nobody("name", "A keyed fingerprint"),)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"pace of {self.name}"
