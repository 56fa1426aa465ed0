from typing import ClassVar

from django.db import models

from tinkuy.convening.registrations.models import Registration
from tinkuy.core import sealing
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.own_pages.models import SinglePurposeLink
from tinkuy.planning.cycles.models.cycle import Cycle


class CalendarAddress(SinglePurposeLink):
    """Where a program follows the sessions of one registration: a secret in a path that opens neutral dates alone.

    Its owner may read it again, to follow it in one more program: the secret is kept sealed beside its fingerprint.
    """

    place: ClassVar[str] = "calendar-address"

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE)
    registration = models.OneToOneField(Registration, on_delete=models.CASCADE, related_name="calendar_address")
    sealed_secret = models.BinaryField()

    personal_data: ClassVar = (
        *SinglePurposeLink.personal_data,
        holds_nobody("sealed_secret", "A secret that the program drew"),
    )

    def __str__(self) -> str:
        return f"calendar address {self.pk}"

    def seal_secret(self, secret: str) -> None:
        """Set it. Does not save."""
        self.sealed_secret = sealing.seal(secret, key=self.cycle.data_key, place=self._place)

    def secret(self) -> str:
        return sealing.unseal(self.sealed_secret, key=self.cycle.data_key, place=self._place)

    @property
    def _place(self) -> str:
        return f"calendar-address|{self.registration.public_id}"
