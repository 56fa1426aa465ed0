"""What the backups of this site are called: the clock's and every draft carry a mark of the site.

Two sites may come to use one folder, or somebody collects copies in it. Nothing is removed by a name alone that another
site's file could have.
"""

from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings

from .archive import mark

STAMP = "%Y%m%dT%H%M%SZ"
STAMPED = "????????T??????Z"
UNMARKED = f"tinkuy-{STAMPED}.age"
"""Before names carried a mark: whose such a file is, its name does not tell."""


def site_mark() -> str:
    """32 hex digits that are this installation's for as long as its keys are, and tell nothing of them."""
    return mark(settings.KEYRING.master, "site", b"")[:32]


def short_mark() -> str:
    return site_mark()[:8]


def name_of(moment: datetime) -> str:
    return f"tinkuy-{short_mark()}-{moment.astimezone(UTC).strftime(STAMP)}.age"


def unmarked_name_of(moment: datetime) -> str:
    return f"tinkuy-{moment.astimezone(UTC).strftime(STAMP)}.age"


def moment_of(place: Path) -> datetime | None:
    """The moment in the name of a backup by the clock; None where it tells none."""
    try:
        return datetime.strptime(f"{place.stem.rpartition('-')[2]}+0000", f"{STAMP}%z")
    except ValueError:
        return None


def own_backups(folder: Path) -> list[tuple[datetime, Path]]:
    """Those that the clock of this site made, the oldest first."""
    return _dated(folder, f"tinkuy-{short_mark()}-{STAMPED}.age")


def unmarked_backups(folder: Path) -> list[tuple[datetime, Path]]:
    return _dated(folder, UNMARKED)


def backups_of_any_clock(folder: Path) -> list[tuple[datetime, Path]]:
    return sorted([*_dated(folder, f"tinkuy-????????-{STAMPED}.age"), *unmarked_backups(folder)])


def _dated(folder: Path, pattern: str) -> list[tuple[datetime, Path]]:
    return sorted((moment, place) for place in folder.glob(pattern) if (moment := moment_of(place)))
