"""The pictures of the manual among the static files: the same origin, hashed names, kept long by browsers."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage
from django.templatetags.static import static

from .files import DOCS, pictures

PREFIX = "manual"


class PicturesFinder(BaseFinder):
    """Finds the listed pictures and nothing else that lies beside them."""

    def __init__(self) -> None:
        self.storage = FileSystemStorage(location=DOCS)
        self.storage.prefix = PREFIX  # type: ignore[attr-defined]  # as Django's own finders say where files come to lie

    def check(self, **options: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False) -> Any:
        first, _, name = path.partition("/")
        picture = pictures().get(name) if first == PREFIX else None
        if picture is None:
            return []
        return [str(picture)] if find_all else str(picture)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        return ((name, self.storage) for name in pictures())


def address_of(path: Path) -> str:
    """Empty where *path* is no picture of the manual."""
    name = path.relative_to(DOCS).as_posix() if path.is_relative_to(DOCS) else ""
    return static(f"{PREFIX}/{name}") if name in pictures() else ""
