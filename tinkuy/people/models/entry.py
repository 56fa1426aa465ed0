from typing import ClassVar

from django.db import models

from tinkuy.core.personal_data_map import holds_nobody

from .person import Person


class SignInCode(models.Model):
    """A code sent by mail. Only its keyed fingerprint is stored; it works once, for ten minutes, for five tries."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (holds_nobody("fingerprint", "A keyed fingerprint"),)

    def __str__(self) -> str:
        return f"code of {self.made_at:%Y-%m-%d %H:%M}"


class EntryLink(models.Model):
    """The administrator's link that the start-up prints: works once, by a press, within a day."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE)
    fingerprint = models.CharField(max_length=64, unique=True)
    ends_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (holds_nobody("fingerprint", "A keyed fingerprint"),)

    def __str__(self) -> str:
        return f"link until {self.ends_at:%Y-%m-%d %H:%M}"
