from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Person
from tinkuy.planning.models import Cycle


class ImportState(models.TextChoices):
    PREVIEWED = "previewed", _("Previewed")
    COMMITTED = "committed", _("Imported")
    UNDONE = "undone", _("Undone")


FILE_ERASED = {"sealed_file": b"", "sealed_shown": b""}
"""What a list is without its file."""
REPORT_ERASED = FILE_ERASED | {"sealed_columns": b""}
"""What a report is without its file, and without what was said of its columns."""


class KeptFile(models.Model):
    """A file that is previewed, then imported all at once, and able to be undone.

    It is kept sealed until `erase_on`, so that a preview can be imported exactly as it was shown. What the page shows
    of it (its first rows, its warnings, which may quote a cell) is kept beside it, so that no page reads the file
    again; both are erased together.
    """

    kept_as: ClassVar[str]
    """The name of the model where its values are sealed."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    state = models.CharField(max_length=20, choices=ImportState, default=ImportState.PREVIEWED)
    filename = models.CharField(max_length=200)
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

    class Meta:
        abstract = True

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
