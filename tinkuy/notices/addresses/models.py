"""What is known of an address that mail did not reach, or that complained."""

from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody


class Standing(models.TextChoices):
    DOUBTED = "doubted", pgettext_lazy("standing of an address", "A message was put off")
    UNREACHABLE = "unreachable", pgettext_lazy("standing of an address", "Mail does not arrive")
    COMPLAINED = "complained", pgettext_lazy("standing of an address", "Marked our mail as unwanted")


CLOSED = (Standing.UNREACHABLE, Standing.COMPLAINED)
"""What these stand for gets no mail but what its person asked for themselves."""


class AddressStanding(models.Model):
    """An address that mail did not reach, by its keyed fingerprint. One without a row is well, as far as we know.

    `soft_days` counts the days on which a message came back for a while only; `status` is the code of the latest
    report (`5.1.1`), never its words.
    """

    index = models.CharField(max_length=32, unique=True)
    standing = models.CharField(max_length=12, choices=Standing)
    status = models.CharField(max_length=12, blank=True)
    soft_days = models.PositiveSmallIntegerField(default=0)
    soft_on = models.DateField(null=True, blank=True)
    changed_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("index status", "A keyed fingerprint, codes"),)

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["standing", "changed_at"], name="standings_by_age")]

    def __str__(self) -> str:
        return f"address {self.standing}"
