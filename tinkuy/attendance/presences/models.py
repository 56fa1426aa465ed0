import json
from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import sealing
from tinkuy.core.held import Held, Until, holds, holds_nobody
from tinkuy.core.identifiers import new_public_id
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.models import KeptFile


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
            "attendance.erasing.actions.expiring.erase_expired",
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


class PresenceRole(models.TextChoices):
    ATTENDEE = "attendee", _("Attendee")
    HOST = "host", _("Host")
    PANELLIST = "panellist", _("Panellist")
    OTHER = "other", _("Other")


COUNTED_ROLES = (PresenceRole.ATTENDEE, PresenceRole.OTHER)
"""Who counts in attendances: a caller by telephone attends as well; hosts and panellists are left out (invariant 6)."""


class Presence(models.Model):
    """One interval of one account in a webinar, as a report tells it; clipped and merged only when figures are made.

    Without a registration it waits in the unmatched queue, with the name and e-mail of the report sealed.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, db_index=False)
    webinar = models.ForeignKey(Webinar, on_delete=models.CASCADE, related_name="presences")
    source = models.ForeignKey(AttendanceImport, on_delete=models.CASCADE, related_name="presences")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    registration = models.ForeignKey(Registration, null=True, blank=True, on_delete=models.SET_NULL)
    role = models.CharField(max_length=20, choices=PresenceRole, default=PresenceRole.ATTENDEE)
    is_team = models.BooleanField(default=False, help_text="Of the cycle's team, or left out by a person: not in rates")
    joined_at = models.DateTimeField()
    left_at = models.DateTimeField()
    line = models.PositiveIntegerField(default=0)
    country = models.CharField(max_length=2, blank=True, help_text="Which the report or the name tells, if any")
    sealed_name = models.BinaryField(default=b"", blank=True)
    sealed_email = models.BinaryField(default=b"", blank=True)
    name_index = models.CharField(max_length=64, blank=True)
    email_index = models.CharField(max_length=64, blank=True)
    erase_on = models.DateField()

    held: ClassVar = (
        holds(
            "sealed_name",
            "Who was there, as a report says",
            Until.THEY_LEAVE,
            "attendance.erasing.actions.expiring.erase_expired",
            opens="name",
        ),
        holds(
            "sealed_email",
            "Who was there, as a report says",
            Until.THEY_LEAVE,
            "attendance.erasing.actions.expiring.erase_expired",
            opens="email",
        ),
        holds_nobody("name_index email_index", "A keyed fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["joined_at", "id"]
        # The first serves as the index of `cycle`, too: every index costs each of a million rows its share.
        indexes: ClassVar = [
            models.Index(fields=["cycle", "webinar", "registration"]),
            models.Index(
                fields=["cycle", "is_team", "email_index", "name_index"],
                condition=models.Q(registration=None),
                name="presences_of_nobody",
            ),
            models.Index(
                fields=["cycle", "name_index"],
                condition=models.Q(email_index="", registration__isnull=False),
                name="presences_by_name",
            ),
        ]

    def __str__(self) -> str:
        return f"presence {self.public_id}"

    def seal(self, *, name: str, email: str, key: bytes) -> None:
        """Set the report's name and e-mail, sealed for this row. Does not save."""
        self.sealed_name = sealing.seal(name, key=key, place=self._place("name"))
        self.sealed_email = sealing.seal(email, key=key, place=self._place("email"))

    def name(self, key: bytes | None = None) -> str:
        return sealing.unseal(self.sealed_name, key=key or self.cycle.data_key, place=self._place("name"))

    def email(self, key: bytes | None = None) -> str:
        return sealing.unseal(self.sealed_email, key=key or self.cycle.data_key, place=self._place("email"))

    @staticmethod
    def place_of(public_id: str, column: str) -> str:
        """Where a value of the row with this *public_id* is sealed, for who seals many without making rows of them."""
        return f"presence|{column}|{public_id}"

    def _place(self, column: str) -> str:
        return self.place_of(self.public_id, column)
