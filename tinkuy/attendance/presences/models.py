import json
from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.attendance.columns.models import ColumnMapping
from tinkuy.convening.registrations.models import Registration
from tinkuy.core import sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import PersonalData, Until, holds, holds_nobody
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.models import ERASED_BY, SEALED_REFUSAL, ImportState, Upload

REPORT = "attendance_import"
"""The kind of a report among uploads, for which its values are sealed."""


class SessionSource(models.TextChoices):
    """How the session of a file was told."""

    DAY = "day", _("by its day")
    TITLE = "title", _("by its title")
    NUMBER = "number", _("by its number")
    PERSON = "person", _("you chose it")
    NOTHING = "nothing", _("not found")


class FileState(models.TextChoices):
    """Where a report stands among those that were brought in with it. Derived, never stored."""

    IMPORTED = "imported", _("Imported")
    UNDONE = "undone", _("Undone")
    LEFT_OUT = "left-out", _("Left out")
    UNREAD = "unread", _("Not read yet")
    COLUMNS = "columns", _("Say its columns")
    REFUSED = "refused", _("Cannot be read")
    SESSION = "session", _("Choose its session")
    KNOWN = "known", _("Imported before")
    READY = "ready", _("Ready")


class AttendanceImport(Upload):
    """A report of attendance among the uploads, with what is told of it alone: read for its session, or waiting for it
    or for the meaning of its columns.

    Why it cannot be read may quote a line: sealed.
    """

    layout = models.CharField(max_length=40, blank=True, help_text='"" until it was read as a report')
    zone = models.CharField(max_length=64)
    language = models.CharField(max_length=8, blank=True, help_text="Of most headers")
    found_by = models.CharField(max_length=20, choices=SessionSource, default=SessionSource.NOTHING)
    is_sure = models.BooleanField(default=False, help_text="Its session is certain, or a person chose it")
    is_left_out = models.BooleanField(default=False)
    needs_columns = models.BooleanField(default=False)
    mapping = models.ForeignKey(ColumnMapping, null=True, blank=True, on_delete=models.SET_NULL)
    sealed_columns = models.BinaryField(
        default=b"", blank=True, help_text="What a person said of the columns when it was read; goes with the file"
    )
    sealed_refusal = models.BinaryField(default=b"", blank=True)

    personal_data: ClassVar[tuple[PersonalData, ...]] = (
        holds(
            "sealed_columns",
            "What columns of a file are, as somebody said",
            Until.ANYBODY_LEAVES,
            ERASED_BY,
            opens="columns",
        ),
        SEALED_REFUSAL,
        holds_nobody("layout zone language", "Numbers, codes, a fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")  # type: ignore[misc]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs if args else {"kind": REPORT} | kwargs)

    def __str__(self) -> str:
        return f"{self.layout} {self.made_at:%Y-%m-%d}"

    @property
    def file_state(self) -> FileState:
        if self.state == ImportState.COMMITTED:
            return FileState.IMPORTED
        if self.state == ImportState.UNDONE:
            return FileState.UNDONE
        if self.is_left_out:
            return FileState.LEFT_OUT
        if self.is_unread:
            return FileState.UNREAD
        if self.sealed_refusal:
            return FileState.COLUMNS if self.needs_columns else FileState.REFUSED
        return FileState.READY if self.webinar_id and self.is_sure else FileState.SESSION

    def keep_columns(self, columns: Mapping[str, str]) -> None:
        """Keep what was said of them (key of a header → meaning): a header may be somebody's data. Does not save."""
        self._seal("columns", json.dumps(dict(columns)) if columns else "")

    @property
    def columns(self) -> dict[str, str]:
        """What a person said of the columns, if anything."""
        meanings: dict[str, str] = json.loads(self._opened("columns") or "{}")
        return meanings

    def keep_refusal(self, sentence: str) -> None:
        """Keep why it cannot be read, "" for nothing. Does not save."""
        self._seal("refusal", sentence)
        self.sealed_refusal = self.sealed_refusal if sentence else b""

    @property
    def refusal(self) -> str:
        return self._opened("refusal")


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

    personal_data: ClassVar = (
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

    def save(self, *args: Any, **kwargs: Any) -> None:
        """In a transaction, which marks the public numbers as old."""
        with transaction.atomic():
            super().save(*args, **kwargs)

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
