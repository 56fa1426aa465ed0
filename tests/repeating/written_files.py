"""Which files of the data folder were written meanwhile: keys of cycles and rooms, documents.

Told by the functions that write them, while somebody watches. The interpreter tells it too (`sys.addaudithook`), but
with eight hundred other things in each test, and as long as the process lives.
"""

import builtins
import io
import os
import shutil
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
MADE = ("rename", "replace", "link", "symlink")
TAKEN_AWAY = ((os, "remove"), (os, "unlink"), (os, "rmdir"), (shutil, "rmtree"))

Told = Callable[..., object]
"""Of what a function is called with: the path that is made or taken away, None where there is none."""

_watching: list["WrittenFiles"] = []
_ears = pytest.MonkeyPatch()


class WrittenFiles:
    def __init__(self) -> None:
        self._made, self._taken_away = set[str](), set[str]()
        self._contents: dict[Path, bytes] = {}

    def __enter__(self) -> "WrittenFiles":
        _watching.append(self)
        if len(_watching) == 1:
            _hear_all()
        return self

    def __exit__(self, *_fault: object) -> None:
        _watching.remove(self)
        if not _watching:
            _ears.undo()
        self._contents = {
            path: path.read_bytes() for path in map(Path, self._made) if path.is_file() and _is_kept(path)
        }

    def are_known(self) -> bool:
        """Whether they are all that is new: nothing is gone that was there before."""
        return not any(_is_kept(Path(path)) for path in self._taken_away - self._made)

    def are_there(self) -> bool:
        """As they were written: a key that was destroyed since is noted as such, and never made again."""
        return all(path.is_file() and path.read_bytes() == content for path, content in self._contents.items())

    def note(self, path: str, *, is_made: bool) -> None:
        (self._made if is_made else self._taken_away).add(path)


def _is_kept(path: Path) -> bool:
    folder = Path(settings.DATA_FOLDER).parent
    return any(path.is_relative_to(folder / name) for name in ("data", "data-keys"))


def _hear_all() -> None:
    for module in (builtins, io):
        _hear(module, "open", lambda file, mode="r", *_, **_more: file if {*mode} & {*"wax+"} else None)
    _hear(os, "open", lambda path, flags, *_, **_more: path if flags & TO_WRITE else None)
    for name in MADE:
        _hear(os, name, lambda src, dst, *_, **_more: dst)
    for module, name in TAKEN_AWAY:
        _hear(module, name, lambda path, *_, **_more: path, is_made=False)


def _hear(module: Any, name: str, path_of: Told, *, is_made: bool = True) -> None:
    function = getattr(module, name)

    @wraps(function)
    def heard(*values: Any, **named: Any) -> Any:
        path = path_of(*values, **named)
        if isinstance(path, str | bytes | os.PathLike):
            for watching in _watching:
                watching.note(os.fsdecode(path), is_made=is_made)
        return function(*values, **named)

    _ears.setattr(module, name, heard)
