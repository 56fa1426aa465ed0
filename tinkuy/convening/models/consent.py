from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.held import holds_nobody
from tinkuy.planning.cycles.models.cycle import Cycle

from .registration import Registration


class Purpose(models.TextChoices):
    USE_OF_DATA = "use_of_data", _("Use of my data for this cycle")
    QUOTATION = "quotation", _("Quotation without my name")
    FOLLOW_UP = "follow_up", _("Follow-up after the cycle")
    """Asked for no more, since nothing was ever sent for it; what was agreed to stays on record."""


IN_FORCE = models.Q(withdrawn_at=None, ended_at=None)
"""Consents that hold now."""


class Consent(models.Model):
    """That a participant agreed to one purpose. `version` says which exact text they read (`convening/consents.py`).

    `withdrawn_at` is the person's deed; `ended_at` the site's, where it stopped asking for a purpose.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.ForeignKey(Registration, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=Purpose)
    version = models.CharField(max_length=20)
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    held: ClassVar = (holds_nobody("version", "Which text was read"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["registration", "purpose"],
                condition=models.Q(withdrawn_at=None, ended_at=None),
                name="one_consent_in_force_per_purpose",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.given_at:%Y-%m-%d}"
