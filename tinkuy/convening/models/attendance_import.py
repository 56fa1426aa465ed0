from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core.held import Held, Until, holds, holds_nobody
from tinkuy.planning.models import Webinar

from .column_mapping import ColumnMapping
from .kept_file import KeptFile


class AttendanceImport(KeptFile):
    """One report read for one webinar."""

    kept_as = "attendance_import"

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="attendance_imports")
    layout = models.CharField(max_length=40)
    zone = models.CharField(max_length=64)
    columns = models.JSONField(default=dict, blank=True, help_text="What a person said of the columns when it was read")
    mapping = models.ForeignKey(ColumnMapping, null=True, blank=True, on_delete=models.SET_NULL)
    language = models.CharField(max_length=8, blank=True, help_text="Of most headers")

    held: ClassVar[tuple[Held, ...]] = (
        holds(
            "columns",
            "What columns of a file are, as somebody said",
            Until.ANYBODY_LEAVES,
            "convening.actions.erase_expired",
        ),
        holds_nobody("layout zone language", "Numbers, codes, a fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-made_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["webinar", "fingerprint"],
                condition=models.Q(state="committed"),
                name="a_report_counts_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.layout} {self.made_at:%Y-%m-%d}"
