import json
from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import sealing
from tinkuy.core.held import Held, Until, holds, holds_nobody
from tinkuy.planning.cycles.models.webinar import Webinar

from .column_mapping import ColumnMapping
from .kept_file import KeptFile


class AttendanceImport(KeptFile):
    """One report read for one webinar."""

    kept_as = "attendance_import"
    WITHOUT_FILE: ClassVar = {**KeptFile.WITHOUT_FILE, "sealed_columns": b""}

    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="attendance_imports")
    layout = models.CharField(max_length=40)
    zone = models.CharField(max_length=64)
    sealed_columns = models.BinaryField(
        default=b"", blank=True, help_text="What a person said of the columns when it was read; goes with the file"
    )
    mapping = models.ForeignKey(ColumnMapping, null=True, blank=True, on_delete=models.SET_NULL)
    language = models.CharField(max_length=8, blank=True, help_text="Of most headers")

    held: ClassVar[tuple[Held, ...]] = (
        holds(
            "sealed_columns",
            "What columns of a file are, as somebody said",
            Until.ANYBODY_LEAVES,
            "convening.actions.erase_expired",
            opens="columns",
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

    def keep_columns(self, columns: Mapping[str, str]) -> None:
        """Keep what was said of them (key of a header → meaning): a header may be somebody's data. Does not save."""
        text = json.dumps(dict(columns)) if columns else ""
        self.sealed_columns = sealing.seal(text, key=self.cycle.data_key, place=self._place("columns"))

    @property
    def columns(self) -> dict[str, str]:
        """What a person said of the columns, if anything."""
        text = sealing.unseal(self.sealed_columns, key=self.cycle.data_key, place=self._place("columns"))
        found: dict[str, str] = json.loads(text or "{}")
        return found
