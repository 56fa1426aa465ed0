from datetime import timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from tinkuy.core import clock, sealing
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import Until, holds, holds_nobody

ERASED = "subscription-ended"
"""How the ledger of erasures calls it."""
ERASED_BY = "hub.subscriptions.actions.end_subscription"
UNCONFIRMED_FOR = timedelta(days=2)


class Subscription(models.Model):
    """An address that gets a mail when a sheet is published, and of which ones: of all where `facets` is empty.

    The address is sealed. It counts once it was confirmed by the link of a mail; a later one of the same address takes
    the place of the former when it is confirmed, so that nobody changes what somebody else asked for.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    sealed_email = models.BinaryField(default=b"", blank=True)
    email_index = models.CharField(max_length=64)
    language = models.CharField(max_length=5, default="es")
    facets = models.JSONField(default=list, blank=True, help_text="Words such as country:PE and theme:trata")
    made_at = models.DateTimeField(default=clock.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True, help_text="Of what was published until then")

    personal_data: ClassVar = (
        holds("sealed_email", "Who gets new sheets by mail", Until.SUBSCRIBED, ERASED_BY, opens="email"),
        holds_nobody("email_index language facets", "A keyed fingerprint, codes"),
    )

    class Meta:
        ordering: ClassVar = ["id"]
        indexes: ClassVar = [models.Index(fields=["email_index"])]

    def __str__(self) -> str:
        return f"subscription {self.public_id}"

    @property
    def about(self) -> str:
        """How the outbox names whose message it is."""
        return f"subscription|{self.public_id}"

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed_at is not None

    def seal(self, email: str) -> None:
        """Set the address. Does not save."""
        self.sealed_email = sealing.seal(email, key=settings.KEYRING.master, place=self._place)
        self.email_index = sealing.blind_index(email.casefold(), place="subscription")

    @property
    def email(self) -> str:
        return sealing.unseal(self.sealed_email, key=settings.KEYRING.master, place=self._place)

    @property
    def _place(self) -> str:
        return f"subscription|email|{self.public_id}"

    def wants(self, facets: str) -> bool:
        """Whether a sheet with these *facets* (each between blanks) is among those asked for: of any of them."""
        return not self.facets or any(f" {facet} " in facets for facet in self.facets)
