"""What a backup says of itself: which moment, which tables, which files, and a mark that only this installation makes.

Anybody who knows the recipient can write a file that the identity opens. So the manifest carries an HMAC by the master
key: a file that somebody put in the place of ours is refused, however well it is encrypted.
"""

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from tinkuy.core.erasure.ledger_lines import Mark

from .faults import BackupFault

FORMAT = 2
MANIFEST, MARK = "manifest.json", "manifest.mark"


@dataclass(frozen=True)
class Member:
    """A file of the archive: bytes and SHA-256 in hex."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`tables` and `sequences` are by name; `erased` are files whose rows went while the backup was made. `erasures`
    and `erasures_seal` say how far the ledger had come.
    """

    id: str
    made_at: str
    vendor: str
    migrations: list[list[str]]
    tables: dict[str, int]
    members: dict[str, Member] = field(default_factory=dict)
    sequences: dict[str, int] = field(default_factory=dict)
    erased: list[str] = field(default_factory=list)
    ledger_lines: int = 0
    cycles: list[str] = field(default_factory=list)
    erasures: int = 0
    erasures_seal: str = ""
    format: int = FORMAT

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    @property
    def ledger(self) -> Mark:
        return Mark(self.erasures, self.erasures_seal)

    def as_bytes(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()


def read_manifest(data: bytes) -> Manifest:
    try:
        stated: dict[str, Any] = json.loads(data)
        if stated["format"] > FORMAT:
            raise BackupFault("This backup was made by a newer version of Tinkuy: restore it with that one.")
        members = {name: Member(**member) for name, member in stated.pop("members").items()}
        return Manifest(**stated, members=members)
    except (ValueError, TypeError, KeyError, AttributeError):
        raise BackupFault("The backup does not say what it holds: it was not made by Tinkuy.") from None


def mark(master: bytes, purpose: str, data: bytes) -> str:
    """64 hex digits that only who has the *master* key can make of *data*."""
    return hmac.digest(master, f"tinkuy|{purpose}|".encode() + data, hashlib.sha256).hex()


def is_marked(master: bytes, purpose: str, data: bytes, stated: bytes) -> bool:
    return hmac.compare_digest(mark(master, purpose, data).encode(), stated.strip())
