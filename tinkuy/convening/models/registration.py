from typing import ClassVar

from django.db import models
from django_scopes import ScopedManager

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.people.models import Organisation
from tinkuy.people.roles import Sector
from tinkuy.planning.models import Cycle, Webinar


class Registration(models.Model):
    """A participant of one cycle. Name and e-mail are sealed with the cycle's key; there is no global participant."""

    cycle = models.ForeignKey(Cycle, on_delete=models.CASCADE, related_name="registrations")
    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    sealed_name = models.BinaryField(default=b"", blank=True)
    sealed_email = models.BinaryField(default=b"", blank=True)
    email_index = models.CharField(max_length=64, blank=True)
    country = models.CharField(max_length=2, blank=True)
    sector = models.CharField(max_length=20, choices=Sector, blank=True)
    organisation = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.SET_NULL)
    language = models.CharField(max_length=5, default="es")
    webinars = models.ManyToManyField(Webinar, related_name="registrations", blank=True)
    made_at = models.DateTimeField(default=clock.now)
    erase_on = models.DateField(help_text="Close of the cycle + 30 days: name, e-mail and language go")

    objects = ScopedManager(cycle="cycle")

    class Meta:
        ordering: ClassVar = ["made_at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "email_index"],
                condition=~models.Q(email_index=""),
                name="one_registration_per_address",
            )
        ]

    def __str__(self) -> str:
        return f"registration {self.public_id}"

    def seal(self, *, name: str, email: str, key: bytes | None = None) -> None:
        """Set name and e-mail, sealed for this row, and the blind index of the e-mail. Does not save.

        Pass the cycle's *key* when sealing many.
        """
        key = key or self.cycle.data_key
        self.sealed_name = sealing.seal(name, key=key, place=self._place("name"))
        self.sealed_email = sealing.seal(email, key=key, place=self._place("email"))
        self.email_index = sealing.blind_index(email, place=self.cycle.public_id) if email else ""

    def name(self, key: bytes | None = None) -> str:
        """The name; pass the cycle's *key* when opening many."""
        return sealing.unseal(self.sealed_name, key=key or self.cycle.data_key, place=self._place("name"))

    def email(self, key: bytes | None = None) -> str:
        return sealing.unseal(self.sealed_email, key=key or self.cycle.data_key, place=self._place("email"))

    def _place(self, column: str) -> str:
        return f"registration|{column}|{self.public_id}"
