"""The companion of the backups, `keys.age`: the keys and the ledger of erasures as they are now, replaced each time.

A backup is of its moment for ever; keys and erasures must be of today. An old backup with the newest companion opens
no cycle that was removed since, and what was erased since is known.
"""

import json
import os
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pyrage
from django.conf import settings

from tinkuy.core import clock
from tinkuy.core.erasure import erasure_ledger
from tinkuy.core.erasure.ledger_lines import examine
from tinkuy.core.keys import key_store
from tinkuy.core.keys.key_files import sync_folder
from tinkuy.core.keys.keyring import NAMES, Keyring

from . import age
from .alone import alone_in
from .archive import writing
from .drafts import draft_of
from .faults import BackupFault
from .folder_erasures import NOTE, demand_known_erasures, note_of
from .manifest import is_marked, mark
from .ownership import KEYS, OWNER, claim_folder

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
    from .known_erasures import demand_ledger
    from .own_keys import demand_keys  # a restore reads this file before Django has its models

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
