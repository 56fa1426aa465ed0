from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.identifiers import new_public_id
from tinkuy.core.personal_data_map import holds_nobody

INBOX = "/inbox"
"""Where a hub of this program takes notifications."""


class KnownHub(models.Model):
    """Another hub that an administrator named: the only machines with which this one exchanges catalogues and reviews.

    `address` is its beginning (`https://hub.example.org`), and all that counts as said by it stands below that.
    """

    public_id = models.CharField(max_length=16, unique=True, default=new_public_id, editable=False)
    name = models.CharField(max_length=120)
    address = models.CharField(max_length=200, unique=True)
    inbox = models.CharField(max_length=300)
    copies_catalogue = models.BooleanField(default=False)
    exchanges_reviews = models.BooleanField(default=False)
    added_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (holds_nobody("name address inbox", "The name and the address of another hub"),)

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    def owns(self, address: str) -> bool:
        """Whether *address* stands below that of this hub."""
        return address.startswith(f"{self.address}/")


class CatalogueReading(models.Model):
    """How far the catalogue of a known hub was read. Public pages read the hub and not this, so that asking without
    news makes none of them anew.

    `until` is the day up to which it was read (each repository takes days), `resumption` and `begun` how and since
    which day a reading goes on, `prefix` the format that it has, and `fault` the kind of what kept the last one from
    its end.
    """

    hub = models.OneToOneField(KnownHub, primary_key=True, on_delete=models.CASCADE, related_name="reading")
    read_at = models.DateTimeField(null=True, blank=True)
    until = models.CharField(max_length=10, blank=True)
    begun = models.CharField(max_length=10, blank=True)
    resumption = models.TextField(blank=True)
    prefix = models.CharField(max_length=10, blank=True)
    fault = models.CharField(max_length=20, blank=True)

    personal_data: ClassVar = (
        holds_nobody("until begun resumption prefix fault", "How far another hub's catalogue was read"),
    )

    def __str__(self) -> str:
        return f"{self.hub_id} until {self.until}"
