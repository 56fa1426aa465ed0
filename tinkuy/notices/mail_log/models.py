from typing import ClassVar

from django.db import models

from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.notices.campaigns.models import Campaign


class MailCount(models.Model):
    """How many messages of a kind, owed on a day, ended so: what is left of notices whose rows have gone."""

    day = models.DateField()
    kind = models.CharField(max_length=40)
    campaign = models.ForeignKey(Campaign, null=True, blank=True, on_delete=models.CASCADE, related_name="counts")
    outcome = models.CharField(max_length=12)
    count = models.PositiveIntegerField(default=0)

    personal_data: ClassVar = (holds_nobody("kind outcome", "Words of the program"),)

    class Meta:
        ordering: ClassVar = ["day", "kind", "outcome"]

    def __str__(self) -> str:
        return f"{self.count} of {self.kind} {self.outcome}"
