"""Which files of the data folder were written meanwhile: keys of cycles and rooms, documents."""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings

TO_WRITE = os.O_WRONLY | os.O_RDWR | os.O_CREAT
MADE = {"os.rename": 1, "os.link": 1, "os.symlink": 1}
"""Where the path of a new file stands among the values of such an event."""

TAKEN_AWAY = ("os.remove", "os.rmdir", "shutil.rmtree")

_watching: list["WrittenFiles"] = []


class WrittenFiles:
    def __init__(self) -> None:
        self._made, self._taken_away = set[str](), set[str]()
        self._contents: dict[Path, bytes] = {}

    def __enter__(self) -> "WrittenFiles":
        _watching.append(self)
        return self

    def __exit__(self, *_fault: object) -> None:
        _watching.remove(self)
        self._contents = {
            path: path.read_bytes() for path in map(Path, self._made) if path.is_file() and _is_kept(path)
        }

    def are_known(self) -> bool:
        """Whether they are all that is new: nothing is gone that was there before."""
        return not any(_is_kept(Path(path)) for path in self._taken_away - self._made)

    def are_there(self) -> bool:
        """As they were written: a key that was destroyed since is noted as such, and never made again."""
        return all(path.is_file() and path.read_bytes() == content for path, content in self._contents.items())

    def note(self, event: str, values: tuple[Any, ...]) -> None:
        if event == "open" and values[2] & TO_WRITE and isinstance(values[0], str | Path):
            self._made.add(str(values[0]))
        elif event in MADE:
            self._made.add(os.fsdecode(values[MADE[event]]))
        elif event in TAKEN_AWAY:
            self._taken_away.add(os.fsdecode(values[0]))


def _is_kept(path: Path) -> bool:
    folder = Path(settings.DATA_FOLDER).parent
    return any(path.is_relative_to(folder / name) for name in ("data", "data-keys"))


def _hear(event: str, values: tuple[Any, ...]) -> None:
    for watching in _watching:
        watching.note(event, values)


sys.addaudithook(_hear)
