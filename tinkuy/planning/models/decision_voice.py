from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.held import Until, holds
from tinkuy.people.models import Person

from .cycle import Cycle
from .decision import Decision


class VoiceKind(models.TextChoices):
    CONSENT = "consent", pgettext_lazy("voice of a country", "Consent")
    OBJECTION = "objection", pgettext_lazy("voice of a country", "Objection")
    ABSTENTION = "abstention", pgettext_lazy("voice of a country", "Abstention")


class DecisionVoice(models.Model):
    """What a country says of a proposal, by one of its focal points.

    An objection has a reason. Somebody of the team may state a resolution; once the country accepts it, the objection
    is a consent with that condition.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    decision = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="voices")
    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=20, choices=VoiceKind)
    reason = models.TextField(blank=True)
    resolution = models.TextField(blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True, help_text="When the country accepted the resolution")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    said_at = models.DateTimeField(default=clock.now)

    held: ClassVar = (
        holds(
            "reason resolution",
            "What the team decides, agrees and plans",
            Until.RECORD,
            "planning.actions.resolve_objection",
        ),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["country"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "country"], name="one_voice_per_country"),
            models.CheckConstraint(condition=~Q(kind="objection") | ~Q(reason=""), name="objection_has_a_reason"),
        ]

    def __str__(self) -> str:
        return f"{self.country}: {self.kind}"

    @property
    def blocks(self) -> bool:
        """An objection whose country accepted no resolution."""
        return self.kind == VoiceKind.OBJECTION and self.accepted_at is None

    @property
    def has_condition(self) -> bool:
        return self.kind == VoiceKind.OBJECTION and self.accepted_at is not None
