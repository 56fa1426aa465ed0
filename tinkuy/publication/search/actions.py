"""The search index: written with the version, and forgetting what a version no longer holds."""

from django.db import connection

from tinkuy.language.stemming import searchable
from tinkuy.publication.search.models import SearchEntry
from tinkuy.publication.sheets.models import SheetVersion


def index_version(version: SheetVersion, *, title: str, body: str) -> SearchEntry:
    """Write what is found of *version*; within the caller's transaction."""
    entry, _ = SearchEntry.objects.update_or_create(
        version=version,
        defaults={"title": searchable(title, version.language), "body": searchable(body, version.language)},
    )
    return entry


def forget_former_words() -> None:
    """What entries no longer hold leaves the index itself: FTS5 keeps the words of changed rows beside a note that they
    went. On PostgreSQL the index is written anew with its table.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO publication_fulltext(publication_fulltext) VALUES ('rebuild')")
