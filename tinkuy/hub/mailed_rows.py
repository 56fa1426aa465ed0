"""What rows have in common that somebody without an account sends to the hub: sealed, and gone on their day."""

from typing import ClassVar

from django.db import models

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.planning.cycles.models.cycle import Cycle
from tinkuy.uploads.models import key_of


class MailedRow(models.Model):
    """Who sent it is sealed with its words; the page of its link shows `erase_on`.

    A column `sealed_<name>` is set by `seal(<name>=…)` and read by `opened(<name>)`.
    """

    place: ClassVar[str]
    """How seals and the outbox call a row of this kind."""
    cycle: "models.ForeignKey[Cycle | None, Cycle | None] | None" = None

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    language = models.CharField(max_length=5, default="es")
    sealed_name = models.BinaryField(default=b"", blank=True)
    sealed_email = models.BinaryField(default=b"", blank=True)
    made_at = models.DateTimeField(default=clock.now)
    erase_on = models.DateField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.place} {self.public_id}"

    @property
    def about(self) -> str:
        """How the outbox names whose message it is."""
        return f"{self.place}|{self.public_id}"

    @property
    def name(self) -> str:
        return self.opened("name")

    @property
    def email(self) -> str:
        return self.opened("email")

    def seal(self, **columns: str) -> None:
        """Set sealed columns by their names. Does not save."""
        for column, text in columns.items():
            sealed = sealing.seal(text, key=key_of(self.cycle), place=self._place_of(column))
            setattr(self, f"sealed_{column}", sealed)

    def opened(self, column: str) -> str:
        return sealing.unseal(getattr(self, f"sealed_{column}"), key=key_of(self.cycle), place=self._place_of(column))

    def _place_of(self, column: str) -> str:
        return f"{self.place}|{column}|{self.public_id}"
