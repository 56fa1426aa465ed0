"""The installation's keys: three files beside the data, never inside it, never in a backup of it."""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from .key_files import KEY_BYTES, make_key_file

NAMES = ("master", "index", "secret")


class KeysMissing(Exception):
    """The keys are not there, and may not be made. The sentence is the operator's."""


class NoKeys(KeysMissing):
    """Not one of them is there."""


class KeysDamaged(KeysMissing):
    """Some keys are there, but not all, or not whole: only a copy helps."""


@dataclass(frozen=True)
class Keyring:
    """`master` wraps the data key of each cycle; `index` finds sealed values; `secret` signs (Django's SECRET_KEY)."""

    master: bytes
    index: bytes
    secret: bytes

    def of(self, name: str) -> bytes:
        """The key of one of `NAMES`."""
        return getattr(self, name)  # type: ignore[no-any-return]


def never() -> bool:
    return False


def read_keyring(folder: Path, *, may_make: Callable[[], bool] = never) -> Keyring:
    """The keys in *folder*, 32 bytes each. All three are made where none is there and *may_make* says so.

    Raises `KeysMissing`. One key is never made beside others: what they sealed would not open with it.
    """
    if not _missing(folder) or not _all_missing(folder) or not may_make():
        return _read(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _one_at_a_time(folder):
            if _all_missing(folder):
                for path in _missing(folder):
                    make_key_file(path)
    except OSError as fault:
        raise KeysMissing(f"No keys can be made in {folder} ({fault.strerror}): let this user write there.") from fault
    return _read(folder)


def changed_files(folder: Path, keyring: Keyring) -> list[str]:
    """Which of the files in *folder* are gone or other ones than *keyring*, that a process read when it started."""
    return [path.name for path in (folder / f"{name}.key" for name in NAMES) if _content(path) != keyring.of(path.stem)]


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _read(folder: Path) -> Keyring:
    missing = _missing(folder)
    if missing and not _all_missing(folder):
        with _one_at_a_time(folder):  # another process may be making them at this moment
            missing = _missing(folder)
    if len(missing) == len(NAMES):
        raise NoKeys(f"There are no keys in {folder}.")
    if missing:
        names = " and ".join(path.name for path in missing)
        raise KeysDamaged(f"Of the keys in {folder}, {names} is missing. Put the folder back from your copy of it.")
    return Keyring(**{name: _read_key(folder / f"{name}.key") for name in NAMES})


def _missing(folder: Path) -> list[Path]:
    try:
        return [path for path in (folder / f"{name}.key" for name in NAMES) if not path.exists()]
    except OSError as fault:
        raise KeysDamaged(f"{folder} cannot be read ({fault.strerror}). {_whose(folder)}") from fault


def _all_missing(folder: Path) -> bool:
    return len(_missing(folder)) == len(NAMES)


def _read_key(path: Path) -> bytes:
    try:
        key = path.read_bytes()
    except OSError as fault:
        raise KeysDamaged(f"{path} cannot be read ({fault.strerror}). {_whose(path)}") from fault
    if len(key) != KEY_BYTES:
        raise KeysDamaged(f"{path} does not hold 32 bytes: it is damaged. Put it back from your copy of the folder.")
    return key


def _whose(path: Path) -> str:
    try:
        owner = path.stat().st_uid
    except OSError:
        return f"Its owner should be the user that Tinkuy runs as (number {os.geteuid()})."
    return f"It belongs to user number {owner}, and Tinkuy runs as number {os.geteuid()}."


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)
