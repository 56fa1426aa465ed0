"""Who wrote what: for each field of a draft, who changed it last and when, as the journal has it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from tinkuy.journal.trail import entries_of
from tinkuy.publication.sheets.models import Sheet

WRITING = ("edited", "refreshed", "drafted")


@dataclass(frozen=True)
class LastWriter:
    """The last that touched something: `name` is empty where the account is gone. `is_data`: taken from the cycle."""

    name: str
    at: datetime
    is_data: bool


def last_writers_of(sheet: Sheet, language: str) -> Mapping[str, LastWriter]:
    """By field. One query. What was written before the journal named its fields is nobody's."""
    writers: dict[str, LastWriter] = {}
    for entry in entries_of(sheet, *WRITING, language=language):
        fields = entry.details.get("fields")
        if fields is None:
            break
        writer = LastWriter(entry.actor.name if entry.actor else "", entry.at, is_data=entry.deed != "edited")
        for field in fields:
            writers.setdefault(field, writer)
    return writers


def latest_writer(writers: Mapping[str, LastWriter], fields: tuple[str, ...]) -> LastWriter | None:
    """The latest of those of *fields*."""
    return latest_of(writers.get(field) for field in fields)


def latest_of(writers: Iterable[LastWriter | None]) -> LastWriter | None:
    return max((writer for writer in writers if writer), key=lambda writer: writer.at, default=None)
