from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.core import clock, sealing
from tinkuy.core.held import Held, Until, holds, holds_nobody
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar
from tinkuy.uploads.models import ImportState, SealedFileName


class ImportBatch(models.Model):
    """Reports that were dropped in together, to be imported and taken back together."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        verbose_name_plural = "import batches"

    def __str__(self) -> str:
        return f"batch {self.public_id}"


class FoundBy(models.TextChoices):
    """How the session of a file was told."""

    DAY = "day", _("by its day")
    TITLE = "title", _("by its title")
    NUMBER = "number", _("by its number")
    PERSON = "person", _("you chose it")
    NOTHING = "nothing", _("not found")


class FileState(models.TextChoices):
    """Where a dropped file stands. Derived, never stored."""

    IMPORTED = "imported", _("Imported")
    UNDONE = "undone", _("Undone")
    LEFT_OUT = "left-out", _("Left out")
    UNREAD = "unread", _("Not read yet")
    COLUMNS = "columns", _("Say its columns")
    REFUSED = "refused", _("Cannot be read")
    SESSION = "session", _("Choose its session")
    KNOWN = "known", _("Imported before")
    READY = "ready", _("Ready")


class DroppedFile(SealedFileName):
    """One file of a batch: read into a preview, or waiting for its session or the meaning of its columns.

    The bytes are kept here, sealed, only until a preview keeps them. Why it was refused may quote a line: sealed too.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="files")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the file")
    zone = models.CharField(max_length=64)
    webinar = models.ForeignKey(Webinar, null=True, blank=True, on_delete=models.CASCADE)
    found_by = models.CharField(max_length=20, choices=FoundBy, default=FoundBy.NOTHING)
    is_sure = models.BooleanField(default=False, help_text="Its session is certain, or a person chose it")
    is_unread = models.BooleanField(default=False, help_text="The worker reads it: it is large")
    needs_columns = models.BooleanField(default=False)
    is_left_out = models.BooleanField(default=False)
    was_known = models.BooleanField(default=False, help_text="It was imported before it was dropped in")
    draft = models.ForeignKey(AttendanceImport, null=True, blank=True, on_delete=models.CASCADE, related_name="dropped")
    sealed_file = models.BinaryField(default=b"", blank=True)
    sealed_refusal = models.BinaryField(default=b"", blank=True)
    erase_on = models.DateField()

    held: ClassVar[tuple[Held, ...]] = (
        holds(
            "sealed_file",
            "An uploaded file, to be imported as it was shown",
            Until.ANYBODY_LEAVES,
            "attendance.erasing.actions.expiring.erase_expired",
            opens="kept_file",
        ),
        holds(
            "sealed_refusal",
            "Why a file cannot be read, which may quote it",
            Until.ANYBODY_LEAVES,
            "attendance.erasing.actions.expiring.erase_expired",
            opens="refusal",
        ),
        holds_nobody("fingerprint zone", "Numbers, codes, a fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["id"]
        constraints = [models.UniqueConstraint(fields=["batch", "fingerprint"], name="a_file_is_dropped_once")]

    def __str__(self) -> str:
        return f"file {self.public_id}"

    @property
    def state(self) -> FileState:
        if self.draft and self.draft.state == ImportState.COMMITTED:
            return FileState.KNOWN if self.was_known else FileState.IMPORTED
        if self.draft and self.draft.state == ImportState.UNDONE:
            return FileState.UNDONE
        if self.is_left_out:
            return FileState.LEFT_OUT
        if self.is_unread:
            return FileState.UNREAD
        if self.sealed_refusal:
            return FileState.COLUMNS if self.needs_columns else FileState.REFUSED
        return FileState.READY if self.draft and self.is_sure else FileState.SESSION

    def keep_file(self, text: str) -> None:
        """Keep the file's content (base64 text) sealed. Does not save."""
        self.sealed_file = sealing.seal(text, key=self.cycle.data_key, place=self._place("file"))

    def kept_file(self) -> str:
        """Its content, here or in its preview; "" once it was erased."""
        if self.sealed_file or not self.draft:
            return sealing.unseal(self.sealed_file, key=self.cycle.data_key, place=self._place("file"))
        return self.draft.kept_file()

    def keep_refusal(self, sentence: str) -> None:
        """Keep why it cannot be read, "" for nothing. Does not save."""
        key, place = self.cycle.data_key, self._place("refusal")
        self.sealed_refusal = sealing.seal(sentence, key=key, place=place) if sentence else b""

    @property
    def refusal(self) -> str:
        return sealing.unseal(self.sealed_refusal, key=self.cycle.data_key, place=self._place("refusal"))

    def _place(self, column: str) -> str:
        return f"dropped_file|{column}|{self.public_id}"
