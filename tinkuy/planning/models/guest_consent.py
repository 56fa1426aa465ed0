from typing import ClassVar

from django.db import models
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.held import holds_nobody
from tinkuy.people.models import Person

from .cycle import Cycle
from .guest import Guest

PAPER = "paper"


class GuestPurpose(models.TextChoices):
    """What a guest agrees to, each by itself."""

    RECORDING = "recording", pgettext_lazy("purpose of a consent", "Recording")
    PHOTO = "photo", pgettext_lazy("purpose of a consent", "Photo")
    ATTRIBUTION = "attribution", pgettext_lazy("purpose of a consent", "Name in the programme")
    PUBLICATION = "publication", pgettext_lazy("purpose of a consent", "Biography, also after the cycle")


class GuestConsent(models.Model):
    """That a guest agreed to one purpose. `version` and `language` say which exact text they read.

    A new row each time, so that the history stays. One signed on paper has the version `PAPER` and says who filed it.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    guest = models.ForeignKey(Guest, on_delete=models.CASCADE, related_name="consents")
    purpose = models.CharField(max_length=20, choices=GuestPurpose)
    version = models.CharField(max_length=20)
    language = models.CharField(max_length=5, default="es")
    given_at = models.DateTimeField(default=clock.now)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    recorded_by = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    held: ClassVar = (holds_nobody("version", "Which text was read"),)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["given_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["guest", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="one_guest_consent_in_force_per_purpose",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.given_at:%Y-%m-%d}"

    @property
    def is_on_paper(self) -> bool:
        return self.version == PAPER
