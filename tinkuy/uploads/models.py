from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.core import clock, sealing
from tinkuy.core.held import Held, Until, holds, holds_nobody
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

LONGEST_NAME = 200


class SealedFileName(models.Model):
    """The name that an uploaded file had: people write names of persons there, so it is sealed and goes with the file.

    `filename` reads and sets it; set it when cycle and public id are known, as naming them in the constructor does.
    """

    sealed_filename = models.BinaryField(default=b"", blank=True)

    held: ClassVar[tuple[Held, ...]] = (
        holds(
            "sealed_filename",
            "What an uploaded file was called, to know it again",
            Until.ANYBODY_LEAVES,
            "attendance.erasing.actions.expiring.erase_expired",
            opens="filename",
        ),
    )

    if TYPE_CHECKING:
        cycle: Cycle
        _place: Callable[[str], str]

    class Meta:
        abstract = True

    @property
    def filename(self) -> str:
        """ "" once it was erased, or cannot be opened any more."""
        if not self.sealed_filename:
            return ""
        try:
            return sealing.unseal(self.sealed_filename, key=self.cycle.data_key, place=self._place("filename"))
        except sealing.Unsealable:
            return ""

    @filename.setter
    def filename(self, name: str) -> None:
        key, place = self.cycle.data_key, self._place("filename")
        self.sealed_filename = sealing.seal(name[-LONGEST_NAME:], key=key, place=place)


class ImportState(models.TextChoices):
    PREVIEWED = "previewed", _("Previewed")
    COMMITTED = "committed", _("Imported")
    UNDONE = "undone", _("Undone")


WAITS_FOR = timedelta(days=3)
"""How long what nobody imported is kept: over a weekend. A withdrawal takes it away at once."""


class KeptFile(SealedFileName):
    """A file that is previewed, then imported all at once, and able to be undone.

    It is kept sealed until `erase_on`, and `WAITS_FOR` at the most while nobody imports it, so that a preview can be
    imported exactly as it was shown. What the page shows of it (its first rows, its warnings, which may quote a cell)
    is kept beside it, so that no page reads the file again. Both go together; at once when somebody leaves the cycle.
    """

    kept_as: ClassVar[str]
    """The name of the model where its values are sealed."""
    WITHOUT_FILE: ClassVar[Mapping[str, bytes]] = {"sealed_file": b"", "sealed_shown": b"", "sealed_filename": b""}
    """What is left of the row once its file is erased."""
    ENDED: ClassVar[Mapping[str, bytes]] = WITHOUT_FILE
    """What is left of it after its last day."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    state = models.CharField(max_length=20, choices=ImportState, default=ImportState.PREVIEWED)
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the file")
    encoding = models.CharField(max_length=20, blank=True, help_text="What a person said that the letters are")
    sealed_file = models.BinaryField(default=b"", blank=True)
    sealed_shown = models.BinaryField(default=b"", blank=True, help_text="What the preview shows; goes with the file")
    counts = models.JSONField(default=dict)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)
    committed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
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
            "sealed_shown",
            "What a page shows of an uploaded file",
            Until.ANYBODY_LEAVES,
            "attendance.erasing.actions.expiring.erase_expired",
            opens="kept_shown",
        ),
        holds_nobody("fingerprint encoding counts", "Numbers, codes, a fingerprint"),
    )

    class Meta:
        abstract = True

    @property
    def waits_until(self) -> datetime:
        """When it goes if nobody imports it."""
        return self.made_at + WAITS_FOR

    def keep_shown(self, text: str) -> None:
        """Keep what the preview shows of the file sealed. Does not save."""
        self.sealed_shown = sealing.seal(text, key=self.cycle.data_key, place=self._place("shown"))

    def kept_shown(self) -> str:
        return sealing.unseal(self.sealed_shown, key=self.cycle.data_key, place=self._place("shown"))

    def keep_file(self, text: str) -> None:
        """Keep the file's content (base64 text) sealed. Does not save."""
        self.sealed_file = sealing.seal(text, key=self.cycle.data_key, place=self._place("file"))

    def kept_file(self) -> str:
        return sealing.unseal(self.sealed_file, key=self.cycle.data_key, place=self._place("file"))

    def _place(self, column: str) -> str:
        return f"{self.kept_as}|{column}|{self.public_id}"


class Batch(models.Model):
    """Files that were brought in together: one, or many that are counted together and taken back together."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"batch {self.public_id}"


class Upload(KeptFile):
    """One file of a batch, of one of the kinds that the stages registered (`kinds.py`)."""

    ENDED: ClassVar = {**KeptFile.WITHOUT_FILE, "sealed_former": b""}

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="uploads")
    kind = models.CharField(max_length=20)
    webinar = models.ForeignKey(Webinar, null=True, blank=True, on_delete=models.CASCADE)
    is_unread = models.BooleanField(default=False, help_text="The worker reads it: it is large")
    answers = models.JSONField(default=dict, help_text="What a person chose for it, of closed choices")
    sealed_former = models.BinaryField(
        default=b"", blank=True, help_text="What counting it changed, to be taken back; goes on its last day"
    )

    held: ClassVar[tuple[Held, ...]] = (
        holds(
            "sealed_former",
            "What an import changed, to take it back",
            Until.OWN_DAY,
            "attendance.erasing.actions.expiring.erase_expired",
            opens="former",
        ),
        holds_nobody("kind answers", "Numbers, codes, a fingerprint"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "kind", "fingerprint"],
                condition=models.Q(state="committed", webinar=None) & ~models.Q(fingerprint=""),
                name="a_file_counts_once",
            ),
            models.UniqueConstraint(
                fields=["kind", "webinar", "fingerprint"],
                condition=models.Q(state="committed", webinar__isnull=False),
                name="a_file_of_a_session_counts_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    def keep_former(self, text: str) -> None:
        """Keep what counting it changed. Does not save."""
        self.sealed_former = sealing.seal(text, key=self.cycle.data_key, place=self._place("former"))

    @property
    def former(self) -> str:
        return sealing.unseal(self.sealed_former, key=self.cycle.data_key, place=self._place("former"))

    def _place(self, column: str) -> str:
        return f"{self.kind}|{column}|{self.public_id}"
