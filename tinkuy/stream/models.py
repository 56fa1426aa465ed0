"""Live events, and what moves too often to be told each time. Neither ever holds what a person wrote."""

from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody


class StreamEvent(models.Model):
    """Something happened on a channel; its text is rendered when it is sent. Ids increase in the order of commits."""

    channel = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, blank=True)
    at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("channel kind subject", "Ids and words of the program"),)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["channel", "id"])]

    def __str__(self) -> str:
        return f"{self.id} {self.channel} {self.kind} {self.subject}"

    @property
    def about(self) -> tuple[str, str, str]:
        """Of two events about the same thing the later one says all."""
        return self.channel, self.kind, self.subject


class PublicChange(models.Model):
    """A transaction changed something that a public page may show: of one cycle, or without one, of the whole hub."""

    cycle = models.BigIntegerField(null=True)

    personal_data: ClassVar = ()

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.id} {self.cycle or 'hub'}"


class PublicWithdrawal(models.Model):
    """Something was taken out of the public pages, or may have been: whatever was copied from them before is void.

    Old ones are folded into one row that counts them (`times`): the count stays, and the table does not grow.
    """

    cause = models.CharField(max_length=60, help_text="The deed, or the kind of the erasure")
    times = models.PositiveBigIntegerField(default=1)

    personal_data: ClassVar = (holds_nobody("cause", "Words of the program"),)

    class Meta:
        ordering: ClassVar = ["id"]

    def __str__(self) -> str:
        return f"{self.id} {self.cause}"


class Settling(models.Model):
    """Something that moves often, as a tally does. It becomes one event at most once a second."""

    channel = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    subject = models.CharField(max_length=80, blank=True)

    personal_data: ClassVar = (holds_nobody("channel kind subject", "Ids and words of the program"),)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["channel", "kind", "subject"], name="settles_once"),
        ]

    def __str__(self) -> str:
        return f"{self.channel} {self.kind} {self.subject}"

    @property
    def about(self) -> tuple[str, str, str]:
        return self.channel, self.kind, self.subject
