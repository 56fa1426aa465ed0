"""Whose a folder of backups is. `keys.age` has one name and one site: it may be the last copy of that site's keys.

`keys.owner` beside it names the installation by a mark of its own. A folder that was used before there were marks is
taken only where this site knows the newest backup in it as its last one, or where the operator says so.
"""

import errno
import re
import secrets
from pathlib import Path

from django.conf import settings

from tinkuy.core.keys.key_files import write_key_file

from .faults import BackupFault, alone_in
from .last_backup import last_backup
from .names import backups_of_any_clock, name_of, site_mark, unmarked_name_of

OWNER = "keys.owner"
KEYS = "keys.age"
MARKED = re.compile(rb"tinkuy site ([0-9a-f]{32})(?: \(([^()\n]{1,253})\))?\n")
NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES)
"""How a disk says that it gives no file a second name, as those of many sticks and network shares do not."""


def demand_own_folder(folder: Path, *, adopts: bool = False) -> bool:
    """Refuse a folder in which the keys or backups are another site's; whether it is marked as this one's already.

    *adopts* says that the operator knows them as this site's, though nothing marks them. Writes nothing. Raises
    `BackupFault` and `OSError`.
    """
    owner = MARKED.match(_content(folder / OWNER))
    if owner and owner[1].decode() == site_mark():
        return True
    if owner:
        whose = f" ({owner[2].decode(errors='replace')})" if owner[2] else ""
        raise BackupFault(
            f"The folder {folder} belongs to another site{whose}: its {KEYS} may be the last copy of that site's keys. "
            "Nothing was written there. Choose a folder of this site's own."
        )
    if not adopts and _is_in_use(folder) and not _holds_the_last_of_ours(folder):
        raise BackupFault(
            f"The folder {folder} holds backups or a {KEYS}, and nothing tells whose they are. Nothing was written "
            "there. Choose a folder of this site's own. If they are this site's, from before folders were marked, say "
            "so once: `tinkuy backup` with a new file there and --adopt-folder."
        )
    return False


def claim_folder(folder: Path, *, adopts: bool = False) -> bool:
    """Mark *folder* as this site's; whether it was not before. Raises as `demand_own_folder` does."""
    place = folder / OWNER
    with alone_in(folder):
        if demand_own_folder(folder, adopts=adopts):
            return False
        _remove_torn(place)
        if _write_new(place, f"tinkuy site {site_mark()} ({settings.ENVIRONMENT.name})\n".encode()):
            return True
        return not demand_own_folder(folder)  # another process was first: perhaps another site's


def _remove_torn(place: Path) -> None:
    """What is there is no mark, unless another process has just made it one where the disk gives no locks."""
    aside = place.with_name(f".{place.name}.{secrets.token_hex(8)}")
    try:
        place.rename(aside)
    except FileNotFoundError:
        return
    if MARKED.match(_content(aside)):
        aside.rename(place)
    aside.unlink(missing_ok=True)


def _is_in_use(folder: Path) -> bool:
    return (folder / KEYS).exists() or (folder / OWNER).exists() or bool(backups_of_any_clock(folder))


def _holds_the_last_of_ours(folder: Path) -> bool:
    """Whether the newest backup by the clock there is the one that this site remembers, to the byte."""
    last, backups = last_backup(), backups_of_any_clock(folder)
    if last.moment is None or not backups:
        return False
    newest = backups[-1][1]
    return newest.name in (name_of(last.moment), unmarked_name_of(last.moment)) and newest.stat().st_size == last.size


def _content(place: Path) -> bytes:
    try:
        return place.read_bytes()
    except FileNotFoundError:
        return b""


def _write_new(place: Path, content: bytes) -> bool:
    try:
        return write_key_file(place, content)
    except OSError as fault:
        if fault.errno not in NO_LINKS:
            raise
    try:
        with place.open("xb") as file:
            file.write(content)
    except FileExistsError:
        return False
    return True
