"""The companion of the backups, `keys.age`: the keys and the ledger of erasures as they are now, replaced each time.

A backup is of its moment for ever; keys and erasures must be of today. An old backup with the newest companion opens
no cycle that was removed since, and what was erased since is known.

A site that was restored has the keys and the folder of the first. Where both go on, each erases what the other does not
know: `keys.age` of the one would bring back who left the other. A note in the clear beside it tells a count and a seal,
and of nobody.
"""

import hashlib
import json
import os
import re
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings

from tinkuy.core import clock
from tinkuy.core.files import sync_folder
from tinkuy.core.keys import key_store
from tinkuy.core.keys.keyring import NAMES, Keyring
from tinkuy.core.lasting_erasure import erasure_ledger
from tinkuy.core.lasting_erasure.ledger_lines import Mark, examine

from . import age
from .archive import is_marked, mark, writing
from .faults import BackupFault, alone_in
from .names import draft_of
from .ownership import KEYS, OWNER, claim_folder

NOTE = "keys.erasures"
LINE = re.compile(r"([0-9a-f]{64}) (\d{1,12}) ([0-9a-f]{32}|-)")


def demand_known_erasures(folder: Path) -> None:
    """Refuse to go on where the `keys.age` of *folder* knows an erasure that this site's ledger does not.

    Raises `BackupFault` and `OSError`.
    """
    ledger = examine(erasure_ledger.content(), settings.KEYRING.index)
    unknown = [mark for mark in _marks_in(folder) if not ledger.knows(mark)]
    if not unknown:
        return
    more = max(mark.number for mark in unknown) - ledger.mark.number
    count = f": {more} more" if more > 0 else ""
    raise BackupFault(
        f"The {KEYS} in {folder} knows erasures that this site does not{count}. Two sites with the same keys use this "
        "folder: one of them is a restored copy of the other, or an older state of it. Nothing was written there, for "
        f"whoever left would come back. Stop one of the two, or give it a folder of its own. If this one goes on, have "
        f"it erase them too: `tinkuy mend-ledger --from {folder / KEYS} --identity KEYFILE`."
    )


def note_of(folder: Path, keys: bytes, ledger: bytes) -> bytes:
    """What the note says before the *keys* with this *ledger* take the place of those in *folder*. Of these it still
    tells: a crash between the two leaves a note that is true of either.
    """
    mark, now = examine(ledger, settings.KEYRING.index).mark, _digest_of_keys(folder)
    lines = [line for line in _lines_in(folder) if now and line.startswith(now)]
    lines.append(f"{hashlib.sha256(keys).hexdigest()} {mark.number} {mark.seal or '-'}")
    return "".join(f"{line}\n" for line in lines).encode()


def _marks_in(folder: Path) -> list[Mark]:
    """How far the keys that lie there have come. Where no line is about these, they may have come as far as any."""
    lines, now = _lines_in(folder), _digest_of_keys(folder)
    if not now:
        return []
    about_these = [line for line in lines if line.startswith(now)]
    matches = (LINE.fullmatch(line) for line in about_these or lines)
    return [Mark(int(match[2]), match[3].strip("-")) for match in matches if match]


def _digest_of_keys(folder: Path) -> str:
    """Nothing where no keys lie there: then there is nothing to lose."""
    try:
        return hashlib.sha256((folder / KEYS).read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _lines_in(folder: Path) -> list[str]:
    try:
        return (folder / NOTE).read_text("ascii", "replace").splitlines()
    except FileNotFoundError:
        return []


ABOUT, MARK = "companion.json", "companion.mark"


@dataclass(frozen=True)
class Companion:
    """`newest` is the id and moment of the last backup made before it; `ledger_lines` how many lines its ledger has
    then: it forgets, so that fewer may be newer.
    """

    made_at: str
    newest: str
    newest_at: str
    ledger_lines: int

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)


def write_companion(
    folder: Path, recipient: age.Recipient, *, newest: str, newest_at: str, adopts: bool = False
) -> Path:
    """Put the companion as of now into *folder*, in the place of the one there. Raises `OSError` and `BackupFault`.

    The one there may be the last copy of the keys: it stays where it is another site's (see `ownership`, also for
    *adopts*), where it knows an erasure that this site does not, or where those of today do not open this database.
    """
    from .keys_and_ledger import (
        demand_keys,  # a restore reads this file before Django has its models
        demand_ledger,
    )

    demand_keys()
    demand_ledger()
    ledger = erasure_ledger.content()
    made_at = clock.now()
    about = {
        "made_at": made_at.isoformat(),
        "newest": newest,
        "newest_at": newest_at,
        "ledger_lines": ledger.count(b"\n"),
    }
    about_bytes = json.dumps(about).encode()
    packed = BytesIO()
    with writing(packed) as archive:
        for name in NAMES:
            archive.add_bytes(f"{name}.key", getattr(settings.KEYRING, name))
        for name in key_store.names():
            archive.add_bytes(f"data/{name}{key_store.ENDING}", key_store.wrapped(name))
        archive.add_bytes(erasure_ledger.path().name, ledger)
        until = erasure_ledger.until_text(made_at, examine(ledger, settings.KEYRING.index).mark)
        archive.add_bytes(erasure_ledger.UNTIL, until.encode())
        archive.add_bytes(ABOUT, about_bytes)
        archive.add_bytes(MARK, mark(settings.KEYRING.master, "companion", about_bytes).encode())
    keys = pyrage.encrypt(packed.getvalue(), [recipient])
    demand_known_erasures(folder)
    is_new = claim_folder(folder, adopts=adopts)
    try:
        with alone_in(folder):
            demand_known_erasures(folder)  # of which a copy of this site may have written meanwhile
            _replace(folder / NOTE, note_of(folder, keys, ledger))
            return _replace(folder / KEYS, keys)
    except OSError:
        if is_new:
            (folder / OWNER).unlink(missing_ok=True)
        raise


def _replace(place: Path, data: bytes) -> Path:
    with draft_of(place) as draft:
        with draft.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(place)
    sync_folder(place.parent)
    return place


def read_companion(folder: Path, keyring: Keyring) -> Companion:
    """What the companion that was unpacked into *folder* says of itself, and nobody else could have made it say."""
    about_bytes = (folder / ABOUT).read_bytes() if (folder / ABOUT).exists() else b""
    if not about_bytes or not is_marked(keyring.master, "companion", about_bytes, (folder / MARK).read_bytes()):
        raise BackupFault("The keys' file is not one that Tinkuy wrote, or was put together from two.")
    about: dict[str, Any] = json.loads(about_bytes)
    return Companion(**about)
