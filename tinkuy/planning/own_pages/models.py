"""What every page without an account is entered by, a participant's and a guest's: open browsers, codes by mail."""

from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.held import holds_nobody
from tinkuy.core.identifiers import new_public_id
from tinkuy.planning.cycles.models.cycle import Cycle


class OpenBrowser(models.Model):
    """A browser in which somebody's page is open. It holds the `public_id` in its session, and nothing else.

    Nothing of the browser itself is kept: neither its name nor its address.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        abstract = True
        ordering = ["opened_at", "id"]


class MailedCode(models.Model):
    """A code sent by mail. Only its keyed fingerprint is stored; it works once, for ten minutes, for five tries."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    held: ClassVar = (holds_nobody("fingerprint", "A keyed fingerprint"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"code of {self.made_at:%Y-%m-%d %H:%M}"
