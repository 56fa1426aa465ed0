from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.personal_data_map import Until, holds, holds_nobody
from tinkuy.hub.known_hubs.models import KnownHub


class CopiedEntry(models.Model):
    """What the catalogue of a known hub says of one of its sheets. It is never edited: it is read anew when the other
    hub says that it changed, and goes when the other hub withdraws it. The sheet itself is not copied.

    `texts` has for each language `title` and `summary`, `addresses` where the sheet is read in it; the words of all
    stand in `folded`, by which it is found.
    """

    hub = models.ForeignKey(KnownHub, on_delete=models.CASCADE, related_name="copied_entries")
    identifier = models.CharField(max_length=300)
    addresses = models.JSONField(default=dict)
    texts = models.JSONField(default=dict)
    folded = models.TextField()
    countries = models.JSONField(default=list)
    licence = models.CharField(max_length=200, blank=True)
    published_on = models.CharField(max_length=10, blank=True)
    changed_at = models.CharField(max_length=20)
    copied_at = models.DateTimeField(default=clock.now)

    personal_data: ClassVar = (
        holds("texts folded", "What another hub published", Until.HUB, "hub.known_hubs.actions.remove_known_hub"),
        holds_nobody("identifier addresses licence", "Addresses of public pages"),
        holds_nobody("countries published_on changed_at", "Codes and days"),
    )

    class Meta:
        ordering: ClassVar = ["-published_on", "-changed_at", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["hub", "identifier"], name="one_copy_of_an_entry_of_a_hub")
        ]

    def __str__(self) -> str:
        return self.identifier


class CopiedCountry(models.Model):
    """A country that a copied entry is about, by which copies are narrowed and counted."""

    entry = models.ForeignKey(CopiedEntry, on_delete=models.CASCADE, related_name="by_country")
    country = models.CharField(max_length=2)

    personal_data: ClassVar = (holds_nobody("country", "Codes and days"),)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["country", "entry"], name="a_copied_entry_has_a_country_once")
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.country}"
