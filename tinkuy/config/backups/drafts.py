"""Files that have their name only once they are whole. What a killed process left of one is removed by the next backup.

A draft is named in the data folder before it is begun, so that it is found whatever it was called and wherever it was;
and its own name carries the site's mark, for the site that lost its data folder. All within `taking.one_backup`: no
other process of this site writes one meanwhile.
"""

import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from django.conf import settings

from tinkuy.core import clock
from tinkuy.core.files import write_whole

from .names import short_mark

UNMARKED = re.compile(r"\.(?:keys\.age|.+(?<!\.[0-9a-f]{8})\.[0-9a-f]{16})\.draft")
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
        if UNMARKED.fullmatch(draft.name) and clock.now().timestamp() - draft.stat().st_mtime > LONG_DEAD:
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
