from datetime import timedelta
from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.people.models import Person

KEPT_FOR = timedelta(days=14)
"""As long as the file lies on the hub's machine; whoever took it home has it."""


class CopyState(models.TextChoices):
    OPEN = "open"
    DONE = "done"
    FAILED = "failed"


class CopyOutcome(models.TextChoices):
    """Why a copy could not be made, where that can be said in words."""

    TOO_LARGE = "too_large"
    NO_ROOM = "no_room"
    FAULT = "fault"


class HubCopy(models.Model):
    """One time that the hub was copied into a file, by the worker. Only the last one that was made has its file.

    `read_at`, `withdrawals` (how many there were) and `last_change` say of which state the copy is: what public pages
    took back or show since is not in it. `release` is the number that signs it; `size` is that of the file, in bytes.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    state = models.CharField(max_length=20, choices=CopyState, default=CopyState.OPEN)
    fault = models.CharField(max_length=20, choices=CopyOutcome, blank=True)
    task = models.CharField(max_length=36, blank=True, help_text="The row of the worker's queue")
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)
    read_at = models.DateTimeField(null=True, blank=True)
    withdrawals = models.PositiveIntegerField(default=0)
    last_change = models.BigIntegerField(default=0)
    release = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    packages = models.PositiveIntegerField(default=0)
    size = models.BigIntegerField(default=0)
    checksum = models.CharField(max_length=64, blank=True)

    personal_data: ClassVar = (holds_nobody("fault task checksum", "Ids, checksums and words of the program"),)

    class Meta:
        ordering: ClassVar = ["-pk"]
        verbose_name_plural = "hub copies"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="open"), name="the_hub_is_copied_once_at_a_time"
            )
        ]

    def __str__(self) -> str:
        return f"copy {self.public_id}"

    @property
    def progress(self) -> str:
        """The name under which it tells how far it is."""
        return f"hub-copy-{self.public_id}"
