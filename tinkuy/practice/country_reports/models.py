from typing import ClassVar

from django.conf import settings
from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle


class CountryReport(models.Model):
    """What a country reports back of the recommendations it was asked about, in one language.

    It begins as a draft made of its updates; `parts` has the words of each recommendation by its public id. It is ready
    from `ready_on` until somebody changes it, and public (`is_public`) only while it is ready and its country says so.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    country = models.CharField(max_length=2)
    language = models.CharField(max_length=5, choices=settings.LANGUAGES)
    opening = models.TextField(blank=True)
    parts = models.JSONField(default=dict, blank=True)
    closing = models.TextField(blank=True)
    drafted_on = models.DateField()
    changed_at = models.DateTimeField(default=clock.now)
    changed_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    ready_on = models.DateField(null=True, blank=True)
    is_public = models.BooleanField(default=False)

    personal_data: ClassVar = (
        holds(
            "opening parts closing",
            "What a country answers and does",
            Until.RECORD,
            "practice.country_reports.actions.write_report",
        ),
        holds_nobody("language", "Codes of languages"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["country", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "country", "language"], name="a_country_reports_once_in_a_language"
            ),
            models.CheckConstraint(
                condition=models.Q(is_public=False) | models.Q(ready_on__isnull=False),
                name="only_a_ready_report_is_public",
            ),
        ]

    def __str__(self) -> str:
        return f"report of {self.country} ({self.language})"
