from typing import ClassVar

from django.db import models

from tinkuy.core import clock
from tinkuy.core.personal_data_map import holds_nobody
from tinkuy.publication.sheets.models import Sheet


class CatalogueRecord(models.Model):
    """The record of a sheet for whoever follows the catalogue from outside: it stays when the sheet is retired.

    `changed_at` is when anything that is told of the sheet changed last; `facets` are those of its card, or the last
    that it had, each between blanks. `doi` is the identifier by which it is cited, once DataCite has it (`dois`).
    """

    sheet = models.OneToOneField(Sheet, on_delete=models.CASCADE, related_name="record")
    slug = models.SlugField(max_length=80, unique=True)
    facets = models.TextField()
    changed_at = models.DateTimeField(default=clock.now)
    is_deleted = models.BooleanField(default=False)
    doi = models.CharField(max_length=120, blank=True)

    personal_data: ClassVar = (holds_nobody("slug facets doi", "An address made from the title, and an identifier"),)

    class Meta:
        ordering: ClassVar = ["changed_at", "pk"]
        indexes: ClassVar = [models.Index(fields=["changed_at", "id"], name="publication_by_change")]

    def __str__(self) -> str:
        return f"{self.slug} ({'retired' if self.is_deleted else 'in force'})"

    def values_of(self, facet: str) -> list[str]:
        """The countries, kinds, languages or the year among `facets`."""
        return [word.partition(":")[2] for word in self.facets.split() if word.startswith(f"{facet}:")]
