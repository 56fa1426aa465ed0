"""Style sheets, scripts and pictures, gathered under hashed names before the site answers."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import get_finders
from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage
from django.core.management import call_command
from whitenoise.storage import CompressedManifestStaticFilesStorage


class GatheredFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Says the address of a file from memory: each page asks for ten, and each was put together anew."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._addresses: dict[str, str] = {}

    def url(self, name: str, force: bool = False) -> str:
        if name not in self._addresses:
            self._addresses[name] = str(super().url(name, force))
        return self._addresses[name]

    def post_process(self, paths: Mapping[str, tuple[Any, str]], *args: Any, **options: Any) -> Any:
        """What is gathered anew may have other names. Each leaves behind what only its writers read."""
        self._addresses.clear()
        sources = {
            name: (Shortened(storage) if name.endswith((".css", ".js")) else storage, path)
            for name, (storage, path) in paths.items()
        }
        yield from super().post_process(sources, *args, **options)
        self._addresses.clear()


@dataclass(frozen=True)
class Shortened:
    """The style sheets and scripts of a storage, each shortened as it is opened."""

    storage: Storage

    def open(self, path: str) -> "File[bytes]":
        with self.storage.open(path) as file:
            return ContentFile(as_served(path, file.read().decode()).encode())


def as_served(name: str, text: str) -> str:
    """A style sheet or a script without what only its writers read."""
    return shortened(text) if name.endswith(".css") else COMMENT_LINES.sub("", text)


COMMENT_LINES = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
"""Of a script: lines that are nothing but a comment. No text between backquotes has such a line."""


COMMENT_OR_QUOTED = re.compile(r"""/\*.*?\*/|("[^"]*"|'[^']*')""", re.DOTALL)


def shortened(styles: str) -> str:
    """Style sheets without comments, and without the space that no browser needs: a seventh of what comes over a line.

    What stands between quotes is left as it is.
    """
    pieces = COMMENT_OR_QUOTED.split(styles)
    for place in range(0, len(pieces), 2):
        piece = re.sub(r"\s+", " ", pieces[place] or "")
        pieces[place] = re.sub(r"\s*([{};,])\s*", r"\1", piece).replace(";}", "}")
    return "".join(piece or "" for piece in pieces).strip()


def collect_static(folder: Path) -> None:
    """Gather them into *folder* (the setting STATIC_ROOT); nothing to do when none changed."""
    stamp = folder / ".collected"
    wanted = _fingerprint()
    if not stamp.exists() or stamp.read_text() != wanted:
        folder.mkdir(parents=True, exist_ok=True)
        call_command("collectstatic", interactive=False, verbosity=0, clear=True)
        stamp.write_text(wanted)


def _fingerprint() -> str:
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name} {state.st_size} {state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
