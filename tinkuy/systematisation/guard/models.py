from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.core.rows.optional_scope import OptionallyScopedManager
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle


class AlertAnswer(models.TextChoices):
    """Why words that looked like personal data may be published as they stand."""

    NOT_PERSONAL = "not_personal", _("It is not personal data")
    AGREED = "agreed", _("The person agreed to be named here")


class AlertDecision(models.Model):
    """What somebody decided of one alert, over the exact words it stands in (`digest`): other words ask again.

    The words themselves are not kept, and the digest is keyed: nobody can try out numbers against a copy of the row.
    """

    cycle = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE)
    kind = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)
    answer = models.CharField(max_length=20, choices=AlertAnswer)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    decided_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("kind digest", "A keyed fingerprint"),)

    objects = OptionallyScopedManager()

    class Meta:
        ordering: ClassVar = ["-decided_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["cycle", "digest"], name="one_decision_per_alert"),
            models.UniqueConstraint(
                fields=["digest"], condition=models.Q(cycle=None), name="one_decision_per_alert_of_no_cycle"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.digest[:8]}"
