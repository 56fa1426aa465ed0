"""Pages of the manual that are written from the program, in each of its languages: written anew, or only compared."""

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("es", "en")


class WordsMissing(Exception):
    """Something of the program that nobody has told in words yet; the message says where to add them."""


def reference_page(name: str, language: str) -> Path:
    return ROOT / "docs" / language / "reference" / name


def write_pages(name: str, page: Callable[[str], str], *, command: str) -> None:
    """Write what *page* gives for each language to the reference page *name*, where it is another text.

    With `--check` nothing is written: what is not current is told, with the *command* that mends it, and it exits 1.
    """
    try:
        texts = {reference_page(name, language): page(language) for language in LANGUAGES}
    except WordsMissing as fault:
        sys.exit(str(fault))
    stale = [path for path, text in texts.items() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if "--check" not in sys.argv[1:]:
        for path in stale:
            path.write_text(texts[path], encoding="utf-8")
    elif stale:
        sys.exit("\n".join(f"{path.relative_to(ROOT)} is not current: run {command}" for path in stale))
