"""What the backups of this site are called, and files that have their name only once they are whole.

The clock's backups and every draft carry a mark of the site. What a killed process left of a draft is removed by the
next one.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings

from tinkuy.core import clock
from tinkuy.core.files import write_whole

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


UNMARKED_DRAFT = re.compile(r"\.(?:keys\.age|.+(?<!\.[0-9a-f]{8})\.[0-9a-f]{16})\.draft")
"""Before drafts carried a mark."""
LONG_DEAD = timedelta(days=1).total_seconds()
"""No backup takes so long."""


@contextmanager
def draft_of(place: Path) -> Iterator[Path]:
    """Where *place* is written first: beside it, under a name that is nobody else's. It is gone after the block."""
    draft = place.with_name(f".{place.name}.{short_mark()}.{secrets.token_hex(8)}.draft")
    _note([*_noted_drafts(), draft])
    try:
        yield draft
    finally:
        draft.unlink(missing_ok=True)
        _note([other for other in _noted_drafts() if other != draft])


def clear_drafts(folder: Path) -> None:
    """Remove what this site left of earlier backups, here and in other folders that are there at this moment.

    *folder* is this site's own, or one that nobody uses.
    """
    for draft in _noted_drafts():
        draft.unlink(missing_ok=True)
    away = [draft for draft in _noted_drafts() if not draft.parent.is_dir()]  # that disk comes back with its draft
    _note(away)
    for draft in folder.glob(f".*.{short_mark()}.*.draft"):
        draft.unlink(missing_ok=True)
    for draft in folder.glob(".*.draft"):
        if UNMARKED_DRAFT.fullmatch(draft.name) and clock.now().timestamp() - draft.stat().st_mtime > LONG_DEAD:
            draft.unlink(missing_ok=True)


def _noted_drafts() -> list[Path]:
    try:
        return [Path(line) for line in _place().read_text().split("\0") if line]
    except FileNotFoundError:
        return []


def _note(drafts: list[Path]) -> None:
    if drafts:
        write_whole(str(_place()), "\0".join(map(str, drafts)).encode(), mode=0o600)
    else:
        _place().unlink(missing_ok=True)


def _place() -> Path:
    return Path(settings.DATA_FOLDER) / ".backup.drafts"
