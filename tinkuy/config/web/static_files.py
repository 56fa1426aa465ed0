"""Style sheets, scripts and pictures, gathered under hashed names before the site answers."""

import hashlib
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import get_finders
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

    def post_process(self, *args: Any, **options: Any) -> Any:
        """What is gathered anew may have other names."""
        self._addresses.clear()
        yield from super().post_process(*args, **options)
        self._addresses.clear()


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
