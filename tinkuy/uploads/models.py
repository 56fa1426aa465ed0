from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import PersonalData, Until, holds, holds_nobody
from tinkuy.core.rows.optional_scope import OptionallyScopedManager
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.planning.cycles.models.webinar import Webinar

LONGEST_NAME = 200
ERASED_BY = "attendance.erasing.actions.expiring.erase_expired"
SEALED_REFUSAL = holds(
    "sealed_refusal", "Why a file cannot be read, which may quote it", Until.ANYBODY_LEAVES, ERASED_BY, opens="refusal"
)
"""Of a job, and of the file of which it is told."""


class ImportState(models.TextChoices):
    PREVIEWED = "previewed", _("Previewed")
    COMMITTED = "committed", _("Imported")
    UNDONE = "undone", _("Undone")


WAITS_FOR = timedelta(days=3)
"""How long what nobody imported is kept: over a weekend. A withdrawal takes it away at once."""


type OfACycle = "models.ForeignKey[Cycle | None, Cycle]"
"""Told as never empty: only the kind of sheets from outside has files of no cycle, and it asks first."""


def key_of(cycle: Cycle | None) -> bytes:
    """What seals the files of *cycle*; those that belong to none have the master's, which no cycle's end destroys."""
    return cycle.data_key if cycle else settings.KEYRING.master


class Batch(models.Model):
    """Files that were brought in together: one, or many that are counted together and taken back together. Of a cycle,
    or of none: a sheet from outside.
    """

    cycle: "OfACycle" = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE)  # type: ignore[misc]
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)

    objects = OptionallyScopedManager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]

    def __str__(self) -> str:
        return f"batch {self.public_id}"


class Upload(models.Model):
    """One file of a batch, of one of the kinds that the stages registered (`kinds.py`): previewed, then counted all at
    once, and able to be taken back. A stage may keep details of its own in a model that extends this one.

    The file is kept sealed until `erase_on`, and `WAITS_FOR` at the most while nobody imports it, so that a preview can
    be imported exactly as it was shown. What the page shows of it (its first rows, its warnings, which may quote a
    cell) is kept beside it, so that no page reads the file again. Both go together with its name (people write names of
    persons there); at once when somebody leaves the cycle.
    """

    WITHOUT_FILE: ClassVar[Mapping[str, bytes]] = {"sealed_file": b"", "sealed_shown": b"", "sealed_filename": b""}
    """What is left of the row once its file is erased."""
    ENDED: ClassVar[Mapping[str, bytes]] = {**WITHOUT_FILE, "sealed_former": b""}
    """What is left of it after its last day."""

    cycle: "OfACycle" = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE)  # type: ignore[misc]
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="uploads")
    kind = models.CharField(max_length=20)
    webinar = models.ForeignKey(Webinar, null=True, blank=True, on_delete=models.CASCADE)
    state = models.CharField(max_length=20, choices=ImportState, default=ImportState.PREVIEWED)
    is_unread = models.BooleanField(default=False, help_text="The worker reads it: it is large")
    fingerprint = models.CharField(max_length=64, help_text="SHA-256 of the file")
    encoding = models.CharField(max_length=20, blank=True, help_text="What a person said that the letters are")
    answers = models.JSONField(default=dict, help_text="What a person chose for it, of closed choices")
    sealed_filename = models.BinaryField(default=b"", blank=True)
    sealed_file = models.BinaryField(default=b"", blank=True)
    sealed_shown = models.BinaryField(default=b"", blank=True, help_text="What the preview shows; goes with the file")
    sealed_former = models.BinaryField(
        default=b"", blank=True, help_text="What counting it changed, to be taken back; goes on its last day"
    )
    counts = models.JSONField(default=dict)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)
    committed_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    erase_on = models.DateField()

    personal_data: ClassVar[tuple[PersonalData, ...]] = (
        holds(
            "sealed_filename",
            "What an uploaded file was called, to know it again",
            Until.ANYBODY_LEAVES,
            ERASED_BY,
            opens="filename",
        ),
        holds(
            "sealed_file",
            "An uploaded file, to be imported as it was shown",
            Until.ANYBODY_LEAVES,
            ERASED_BY,
            opens="stored_file",
        ),
        holds(
            "sealed_shown",
            "What a page shows of an uploaded file",
            Until.ANYBODY_LEAVES,
            ERASED_BY,
            opens="stored_preview",
        ),
        holds("sealed_former", "What an import changed, to take it back", Until.OWN_DAY, ERASED_BY, opens="former"),
        holds_nobody("fingerprint encoding counts kind answers", "Numbers, codes, a fingerprint"),
    )

    objects = OptionallyScopedManager()

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
            models.UniqueConstraint(
                fields=["kind", "fingerprint"],
                condition=models.Q(state="committed", cycle=None) & ~models.Q(fingerprint=""),
                name="a_file_of_no_cycle_counts_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"

    @property
    def waits_until(self) -> datetime:
        """When it goes if nobody imports it."""
        return self.made_at + WAITS_FOR

    @property
    def filename(self) -> str:
        """ "" once it was erased, or cannot be opened any more. Set it when cycle, kind and public id are known."""
        try:
            return self._opened("filename")
        except sealing.Unsealable:
            return ""

    @filename.setter
    def filename(self, name: str) -> None:
        self._seal("filename", name[-LONGEST_NAME:])

    def store_preview(self, text: str) -> None:
        """Keep what the preview shows of the file sealed. Does not save."""
        self._seal("shown", text)

    def stored_preview(self) -> str:
        return self._opened("shown")

    def store_file(self, text: str) -> None:
        """Keep the file's content (base64 text) sealed. Does not save."""
        self._seal("file", text)

    def stored_file(self) -> str:
        return self._opened("file")

    def store_former(self, text: str) -> None:
        """Keep what counting it changed. Does not save."""
        self._seal("former", text)

    @property
    def former(self) -> str:
        return self._opened("former")

    def _seal(self, column: str, text: str) -> None:
        setattr(self, f"sealed_{column}", sealing.seal(text, key=key_of(self.cycle), place=self._place(column)))

    def _opened(self, column: str) -> str:
        sealed = getattr(self, f"sealed_{column}")
        return sealing.unseal(sealed, key=key_of(self.cycle), place=self._place(column)) if sealed else ""

    def _place(self, column: str) -> str:
        return f"{self.kind}|{column}|{self.public_id}"


class Deed(models.TextChoices):
    """What is done with a file, whatever its kind."""

    READ = "read", _("Reading")
    COUNT = "count", _("Importing")
    TAKE_BACK = "take-back", _("Undoing the import")


class JobState(models.TextChoices):
    OPEN = "open", _("Under way")
    DONE = "done", _("Done")
    FAILED = "failed", _("Not done")


class ImportJob(models.Model):
    """A deed on one upload, or on a batch and these `files` of it. What is small is done when its row is written; what
    is large the worker does, while a page tells how far it is.

    `task` is the row of the worker's queue. Why it failed may quote a line of a file: sealed.
    """

    cycle: "OfACycle" = models.ForeignKey(Cycle, null=True, blank=True, on_delete=models.CASCADE)  # type: ignore[misc]
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    deed = models.CharField(max_length=20, choices=Deed)
    state = models.CharField(max_length=20, choices=JobState, default=JobState.OPEN)
    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="jobs")
    upload = models.ForeignKey(Upload, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs")
    files = models.JSONField(default=list, blank=True, help_text="Of the batch: those that are to be imported")
    language = models.CharField(max_length=8, help_text="In which its sentences are told")
    task = models.CharField(max_length=36, blank=True)
    sealed_refusal = models.BinaryField(default=b"", blank=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    personal_data: ClassVar = (
        SEALED_REFUSAL,
        holds_nobody("files language task", "Ids and words of the program"),
    )

    objects = OptionallyScopedManager()

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["upload"], condition=models.Q(state="open"), name="an_upload_is_in_one_open_job"
            ),
            models.UniqueConstraint(
                fields=["batch"], condition=models.Q(state="open", upload=None), name="a_whole_batch_is_in_one_open_job"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deed} {self.public_id}"

    @property
    def is_reading(self) -> bool:
        return self.deed == Deed.READ

    @property
    def is_undoing(self) -> bool:
        return self.deed == Deed.TAKE_BACK

    @property
    def progress(self) -> str:
        """The name under which it tells how far it is."""
        return f"import-{self.public_id}"

    def keep_refusal(self, sentence: str) -> None:
        """Keep why it failed. Does not save."""
        self.sealed_refusal = sealing.seal(sentence, key=key_of(self.cycle), place=self._place)

    @property
    def refusal(self) -> str:
        if not self.sealed_refusal:
            return ""
        return sealing.unseal(self.sealed_refusal, key=key_of(self.cycle), place=self._place)

    @property
    def _place(self) -> str:
        return f"import_job|refusal|{self.public_id}"
