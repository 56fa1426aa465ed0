"""A published sheet: the version to show, its other languages, and what became of its recommendations."""

from dataclasses import dataclass

from tinkuy.publication.sheets.models import SheetVersion


@dataclass(frozen=True)
class PublishedSheet:
    """`version` is the newest in `language` or, without one, in the language the sheet was written in."""

    version: SheetVersion
    others: tuple[SheetVersion, ...]

    @property
    def is_retired(self) -> bool:
        return self.version.retired_at is not None


def published_sheet(slug: str, language: str) -> PublishedSheet | None:
    """The sheet at this address; retired ones are found too, for their tombstone."""
    newest: dict[str, SheetVersion] = {}
    for version in SheetVersion.objects.filter(slug=slug).order_by("-number", "pk"):
        newest.setdefault(version.language, version)
    if not newest:
        return None
    version = newest.get(language) or next(iter(newest.values()))
    return PublishedSheet(version, tuple(other for other in newest.values() if other is not version))
