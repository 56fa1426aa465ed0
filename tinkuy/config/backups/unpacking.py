"""What a restore does before Django starts: open the files, and refuse what is not whole, not ours, or not the newest.

Everything is built in folders beside their places. Only the last step gives them their names, so that a restore that is
cut off leaves nothing that looks finished, and can be run again.
"""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tinkuy.core.keys.keyring import Keyring, KeysMissing, read_keyring
from tinkuy.core.lasting_erasure.erasure_ledger import fault_in

from . import age
from .archive import MANIFEST, MARK, Manifest, is_marked, read_manifest, unpack
from .companion import ABOUT, MARK as COMPANION_MARK, Companion, read_companion
from .faults import BackupFault, sentence_of
from .moments import demand_erasures, demand_moment, nearby_companion
from .ownership import KEYS as COMPANION

Telling = Callable[[str], object]


@dataclass(frozen=True)
class Wanted:
    """What the operator asked for. `keys` is a folder of keys, a companion, or None: the one beside the backup."""

    file: Path
    identity: Path
    into: Path
    keys: Path | None
    takes_older: bool
    goes_without_keys: bool
    takes_older_keys: bool = False


@dataclass(frozen=True)
class Unpacked:
    """Folders that are not in their place yet. `keys` is None where the backup came without."""

    manifest: Manifest
    data: Path
    keys: Path | None
    keys_stay: bool
    companion: Companion | None


def unpack_all(wanted: Wanted, tell: Telling) -> Unpacked:
    """Raises `BackupFault`; then the folders that were begun are gone again."""
    demand_place(wanted)
    identity = age.read_identity(wanted.identity)
    data, keys = draft_of(wanted.into), draft_of(keys_folder_of(wanted.into))
    for draft in (data, keys):
        shutil.rmtree(draft, ignore_errors=True)
    try:
        return _unpack(wanted, identity, data, keys, tell)
    except OSError as fault:
        _remove(data, keys)
        raise BackupFault(f"{wanted.into} cannot be written ({fault.strerror or fault}). Make room there.") from None
    except BackupFault:
        _remove(data, keys)
        raise


def draft_of(place: Path) -> Path:
    return place.with_name(f".{place.name}.restoring")


def keys_folder_of(data: Path) -> Path:
    """Where the environment looks for the keys of the data folder *data* unless TINKUY_KEYS says otherwise."""
    return data.with_name(f"{data.name}-keys")


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


def demand_place(wanted: Wanted) -> None:
    if not wanted.file.is_file():
        raise BackupFault(f"There is no backup at {wanted.file}.")
    if wanted.into.exists() and (not wanted.into.is_dir() or any(wanted.into.iterdir())):
        raise BackupFault(f"{wanted.into} is not empty: a restore never writes over anything. Choose a new folder.")
    if not wanted.into.parent.is_dir():
        raise BackupFault(f"The folder {wanted.into.parent} does not exist: make it first.")


def _unpack(wanted: Wanted, identity: age.Identity, data: Path, draft: Path, tell: Telling) -> Unpacked:
    keys, companion, keyring = _keys(wanted, identity, draft, tell)
    tell(f"Opening {wanted.file} …")
    data.mkdir(mode=0o700)
    with age.decrypted(wanted.file, identity) as stream:
        members = unpack(stream, data)
    manifest_bytes, marked = (_read_and_removed(data / name) for name in (MANIFEST, MARK))
    manifest = read_manifest(manifest_bytes)
    if keyring and not is_marked(keyring.master, "backup", manifest_bytes, marked):
        raise BackupFault("This backup was not made by the installation whose keys these are: it is another one's.")
    if {name: member for name, member in members.items() if name not in (MANIFEST, MARK)} != manifest.members:
        raise BackupFault("The backup does not hold what it says it holds: it was put together by somebody else.")
    nearby = nearby_companion(wanted.file.with_name(COMPANION), identity, keyring) if keyring and wanted.keys else None
    demand_moment(wanted.file, manifest, companion, nearby, takes_older=wanted.takes_older)
    if keys is not None and keyring is not None:
        fault = sentence_of(fault_in(keys, keyring.index, manifest.ledger))
        demand_erasures(keys, companion, nearby, fault=fault, takes_older=wanted.takes_older_keys, tell=tell)
    return Unpacked(manifest, data, keys, wanted.keys is not None and wanted.keys.is_dir(), companion)


def _keys(
    wanted: Wanted, identity: age.Identity, draft: Path, tell: Telling
) -> tuple[Path | None, Companion | None, Keyring | None]:
    """The folder of the keys: that which is there, or the unpacked companion; nothing where neither is."""
    if wanted.keys is not None and wanted.keys.is_dir():
        return wanted.keys, None, _keyring(wanted.keys)
    file = wanted.keys or wanted.file.with_name(COMPANION)
    if not file.exists():
        demand_no_other_keys(wanted.into, draft)
        if wanted.goes_without_keys:
            return None, None, None
        raise BackupFault(
            f"{file} is not there. Without the keys no name, address or file can be opened, what was erased since "
            "cannot be known, and nobody can prove whose backup this is. Name the keys with --keys, or restore "
            "the rest with --without-keys."
        )
    tell(f"Opening the keys in {file} …")
    draft.mkdir(mode=0o700)
    with age.decrypted(file, identity) as stream:
        unpack(stream, draft)
    keyring = _keyring(draft)
    companion = read_companion(draft, keyring)
    for name in (ABOUT, COMPANION_MARK):
        (draft / name).unlink()
    demand_no_other_keys(wanted.into, draft)
    return draft, companion, keyring


def demand_no_other_keys(into: Path, draft: Path) -> None:
    """Keys that lie beside the place are kept, unless they are these: a restore put them there and was cut off then."""
    nearby = keys_folder_of(into)
    held_files = _contents(nearby)
    if held_files and held_files != _contents(draft):
        raise BackupFault(
            f"{nearby} holds keys already. Restore with them (--keys {nearby}), or choose another folder."
        )


def _contents(folder: Path) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".lock")
    return {str(file.relative_to(folder)): file.read_bytes() for file in files}


def _keyring(folder: Path) -> Keyring:
    try:
        return read_keyring(folder)
    except KeysMissing as fault:
        raise BackupFault(f"{fault} These are not the keys of an installation.") from None


def _read_and_removed(place: Path) -> bytes:
    """What the file holds; it is not part of the data folder."""
    if not place.exists():
        return b""
    content = place.read_bytes()
    place.unlink()
    return content
