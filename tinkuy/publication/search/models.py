from typing import ClassVar

from django.db import models

from tinkuy.core.personal_data_map import Until, holds
from tinkuy.publication.sheets.models import SheetVersion


class SearchEntry(models.Model):
    """The stems of one published version, written in the transaction that publishes it.

    Full text is the database's own: an FTS5 table that follows this one by triggers on SQLite, a generated
    `tsvector` with its index on PostgreSQL (see the migration).
    """

    version = models.OneToOneField(SheetVersion, on_delete=models.CASCADE, related_name="search_entry")
    title = models.TextField()
    body = models.TextField()

    personal_data: ClassVar = (
        holds("title body", "What is published", Until.RECORD, "publication.versions.actions.retire_sheet"),
    )

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return str(self.version)
