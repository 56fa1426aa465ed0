"""The files of the manual: its pages by their address, and its pictures. What is not listed here is not served."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

INSTALLED = Path(__file__).resolve().parent / "docs"
"""Where a wheel brings them; in a clone they lie at its root."""
DOCS = INSTALLED if INSTALLED.is_dir() else Path(__file__).resolve().parents[2] / "docs"

LANGUAGES = ("es", "en")
INDEX = ("", "README")
TUTORIAL = "tutorial"
"""The section of the pages that lie beside the index."""
SECTIONS = ("how-to", "reference", "explanation")


@dataclass(frozen=True)
class Source:
    """A page's file, the language it is written in, and its address after `manual/`."""

    path: Path
    language: str
    section: str
    topic: str

    @property
    def is_index(self) -> bool:
        return (self.section, self.topic) == INDEX


def language_for(reader: str) -> str:
    """That of the manual which a reader of the language *reader* gets."""
    return reader if reader in LANGUAGES else LANGUAGES[0]


def source_of(section: str, topic: str, language: str) -> Source | None:
    return _by_address().get((language, section, topic))


def source_at(path: Path) -> Source | None:
    """The page whose file is *path*, written in full."""
    return sources().get(path)


@cache
def sources() -> dict[Path, Source]:
    """Every page, in both languages."""
    return {source.path: source for language in LANGUAGES for source in _sources(language)}


def _sources(language: str) -> list[Source]:
    root = DOCS / language
    first = [
        Source(path, language, *(INDEX if path.stem == INDEX[1] else (TUTORIAL, path.stem)))
        for path in sorted(root.glob("*.md"))
    ]
    below = [
        Source(path, language, section, path.stem)
        for section in SECTIONS
        for path in sorted((root / section).glob("*.md"))
    ]
    return first + below


@cache
def _by_address() -> dict[tuple[str, str, str], Source]:
    return {(source.language, source.section, source.topic): source for source in sources().values()}


@cache
def pictures() -> dict[str, Path]:
    """Every picture, by where it lies in the folder of the manual."""
    paths = [*DOCS.glob("pictures/*.png"), *(path for of in LANGUAGES for path in (DOCS / of).glob("*/*.svg"))]
    return {path.relative_to(DOCS).as_posix(): path for path in sorted(paths)}
