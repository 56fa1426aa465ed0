from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from tinkuy.core import sealing
from tinkuy.core.held import Held, Until, holds

if TYPE_CHECKING:
    from tinkuy.planning.cycles.models.cycle import Cycle

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
            "convening.actions.erase_expired",
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
