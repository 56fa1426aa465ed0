from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.uploads.models import KeptFile


class RegistrationList(KeptFile):
    """A list of registrations read for its cycle; those that it added know it, so that it can be undone."""

    kept_as = "registration_list"

    is_unread = models.BooleanField(default=False, help_text="The worker reads it: it is large")

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "fingerprint"],
                condition=models.Q(state="committed"),
                name="a_list_counts_once",
            )
        ]

    def __str__(self) -> str:
        return f"list {self.public_id}"
