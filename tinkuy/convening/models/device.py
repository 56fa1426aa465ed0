"""How a participant enters: the browsers in which their page is open, and the codes that open one more."""

from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.planning.models import Cycle

from .registration import Registration


class Device(models.Model):
    """A browser in which a registration is open. The browser holds its `public_id` in its session, and nothing else.

    Nothing of the browser itself is kept: neither its name nor its address.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="devices")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    opened_at = models.DateTimeField(default=clock.now)
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["opened_at", "id"]

    def __str__(self) -> str:
        return f"device {self.public_id}"


class PersonalCode(models.Model):
    """A code sent by mail. Only its keyed fingerprint is stored; it works once, for ten minutes, for five tries."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="codes")
    fingerprint = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(cycle="cycle")

    def __str__(self) -> str:
        return f"code of {self.made_at:%Y-%m-%d %H:%M}"
