"""Of when a backup and its keys are: older ones, and keys that do not know what was erased since, are asked about."""

import re
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tinkuy.core.keys.keyring import Keyring
from tinkuy.core.lasting_erasure import erasure_ledger

from . import age
from .archive import Manifest, unpack
from .companion import Companion, read_companion
from .faults import BackupFault
from .ownership import KEYS as COMPANION

MOMENT_IN_NAME = re.compile(r"(\d{8}T\d{6})Z")
OF_TODAY = timedelta(hours=25)
"""The clock replaces the keys beside its backups at least once in so long."""


@dataclass(frozen=True)
class NearbyCompanion:
    """The companion that lies beside a backup where other keys were named; `erased` are the lines of its ledger."""

    file: Path
    companion: Companion
    erased: frozenset[str]


def demand_moment(
    file: Path, manifest: Manifest, companion: Companion | None, nearby: NearbyCompanion | None, *, takes_older: bool
) -> None:
    """An older backup in the place of a newer one brings back what was changed since: not without the operator.

    Moments are compared, never the length of the ledger, which forgets. A companion that names this very backup was
    written after it, whatever a clock that was set back says.
    """
    name_moment = MOMENT_IN_NAME.search(file.name)
    if name_moment:
        claimed = datetime.strptime(name_moment[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
        if abs((claimed - manifest.moment).total_seconds()) > 1:
            raise BackupFault(
                f"The name of the backup says {claimed:%Y-%m-%d %H:%M}, and it was made at "
                f"{manifest.moment:%Y-%m-%d %H:%M}: somebody gave it another one's name."
            )
    if companion and companion.newest != manifest.id and manifest.moment > companion.moment:
        raise BackupFault(
            f"The keys' file is of {companion.moment:%Y-%m-%d %H:%M}, older than the backup: what was erased since "
            f"would come back. Take the {COMPANION} that was written with the backup, or a newer one."
        )
    companions = [one for one in (companion, nearby.companion if nearby else None) if one]
    newest = max(companions, key=lambda one: one.moment, default=None)
    if newest and newest.newest != manifest.id and newest.moment >= manifest.moment and not takes_older:
        raise BackupFault(
            f"This backup is of {manifest.moment:%Y-%m-%d %H:%M}. A newer one was made at {newest.newest_at[:16]}: "
            "restore that one, or say --older if you want this one."
        )


def demand_erasures(
    keys: Path,
    companion: Companion | None,
    nearby: NearbyCompanion | None,
    *,
    fault: str,
    takes_older: bool,
    tell: Callable[[str], object],
) -> None:
    """Whoever was erased after what the ledger in *keys* knows comes back: say until when it does, and ask if that is
    long ago, or the companion *nearby* knows more, or something is wrong with that ledger (*fault*).
    """
    until = companion.moment if companion else erasure_ledger.complete_until(keys)
    moment = f"{until:%Y-%m-%d %H:%M} UTC" if until else "a moment that these keys do not tell"
    if fault:
        tell(fault)
        if not takes_older:
            raise BackupFault(
                f"{fault} Whoever's erasure is missing comes back. Look for whole keys and name them with --keys: the "
                f"newest {COMPANION} beside the backups. If there are none, say --older-keys."
            )
    known_until = f"Erasures are known until {moment}: whoever was erased after that comes back."
    tell(known_until)
    if takes_older:
        return
    if nearby and (unknown := nearby.erased - _lines_in(keys)):
        raise BackupFault(
            f"{nearby.file} knows {len(unknown)} erasures that these keys do not: they are a copy of earlier ones. "
            f"Restore with it (--keys {nearby.file}), or with the key folder of the site itself; or say --older-keys."
        )
    if until is None or abs(datetime.now(UTC) - until) > OF_TODAY:
        raise BackupFault(
            f"{known_until} Look for newer keys and name them with --keys: the key folder of the site itself, or the "
            f"newest {COMPANION}. If there are none, or nobody was erased since, say --older-keys."
        )


def nearby_companion(file: Path, identity: age.Identity, keyring: Keyring) -> NearbyCompanion | None:
    """The companion *file*; None where it is not there, does not open, or is another installation's: whoever named
    other keys may know why.
    """
    with tempfile.TemporaryDirectory() as folder:
        try:
            with age.decrypted(file, identity) as stream:
                unpack(stream, Path(folder))
            return NearbyCompanion(file, read_companion(Path(folder), keyring), _lines_in(Path(folder)))
        except (BackupFault, OSError):
            return None


def _lines_in(folder: Path) -> frozenset[str]:
    return frozenset(map(str, erasure_ledger.read(folder)))
