from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_scopes import ScopedManager

from tinkuy.attendance.presences.models import AttendanceImport
from tinkuy.core import clock, sealing
from tinkuy.core.held import Until, holds, holds_nobody
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Person
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.models import Upload

from .batch import ImportBatch


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
    """Files so large that the worker reads, counts or takes them back, while a page tells how far it is.

    They are those of a batch, or one report (`draft`), or one list of registrations (`upload`).

    `task` is the row of the worker's queue. Why it failed may quote a line of a file: sealed.
    """

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    deed = models.CharField(max_length=20, choices=Deed)
    state = models.CharField(max_length=20, choices=JobState, default=JobState.OPEN)
    batch = models.ForeignKey(ImportBatch, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs")
    draft = models.ForeignKey(AttendanceImport, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs")
    upload = models.ForeignKey(Upload, null=True, blank=True, on_delete=models.CASCADE, related_name="jobs")
    files = models.JSONField(default=list, blank=True, help_text="Of the batch: those that are to be imported")
    language = models.CharField(max_length=8, help_text="In which its sentences are told")
    task = models.CharField(max_length=36, blank=True)
    sealed_refusal = models.BinaryField(default=b"", blank=True)
    made_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL)
    made_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    held: ClassVar = (
        holds(
            "sealed_refusal",
            "Why a file cannot be read, which may quote it",
            Until.ANYBODY_LEAVES,
            "attendance.erasing.actions.expiring.erase_expired",
            opens="refusal",
        ),
        holds_nobody("files language task", "Ids and words of the program"),
    )

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["-made_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft"], condition=models.Q(state="open"), name="a_report_is_in_one_open_job"
            ),
            models.UniqueConstraint(
                fields=["batch"], condition=models.Q(state="open"), name="a_batch_is_in_one_open_job"
            ),
            models.UniqueConstraint(
                fields=["upload"], condition=models.Q(state="open"), name="a_list_is_in_one_open_job"
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
        self.sealed_refusal = sealing.seal(sentence, key=self.cycle.data_key, place=self._place())

    @property
    def refusal(self) -> str:
        if not self.sealed_refusal:
            return ""
        return sealing.unseal(self.sealed_refusal, key=self.cycle.data_key, place=self._place())

    def _place(self) -> str:
        return f"import_job|refusal|{self.public_id}"
