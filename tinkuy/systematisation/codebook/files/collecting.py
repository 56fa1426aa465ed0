"""Codes of a file gathered one by one, in order, each behind the same limits."""

import re
import uuid
from collections import Counter

from django.utils.translation import gettext as _

from tinkuy.core.errors import Refused
from tinkuy.core.letters import tidy

from .file import LONGEST_NAME, LONGEST_NOTE, MOST_CODES, FileCode

_GUID = re.compile(r"\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?", re.IGNORECASE)
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}){1,2}", re.IGNORECASE)


class Gathered:
    """The codes so far and what was met on the way."""

    def __init__(self) -> None:
        self.codes: list[FileCode] = []
        self.warnings: Counter[str] = Counter()
        self._guids: set[str] = set()

    def add(self, guid: str, under: int | None, names: dict[str, str], notes: dict[str, str], **more: object) -> int:
        """Keep one code; its place. Refuses a file of more codes than a codebook has."""
        if len(self.codes) >= MOST_CODES:
            raise Refused(
                _("This file has more than %(most)s codes. Export the part that you use.") % {"most": MOST_CODES}
            )
        code = FileCode(
            guid=self._valid_guid(guid),
            under=under,
            names=self._short(names, LONGEST_NAME, one_line=True),
            notes=self._short(notes, LONGEST_NOTE),
            **more,  # type: ignore[arg-type]
        )
        self.codes.append(code)
        return len(self.codes) - 1

    def _valid_guid(self, guid: str) -> str:
        match = _GUID.fullmatch(guid.strip())
        canonical = str(uuid.UUID(match[1])) if match else ""
        if not canonical or canonical in self._guids:
            self.warnings["no_guid"] += 1
            return ""
        self._guids.add(canonical)
        return canonical

    def _short(self, texts: dict[str, str], most: int, *, one_line: bool = False) -> dict[str, str]:
        short_texts = {}
        for language, text in texts.items():
            words = tidy(" ".join(text.split()) if one_line else text)
            if len(words) > most:
                self.warnings["shortened"] += 1
                words = words[: most - 1].rstrip() + "…"
            if words:
                short_texts[language] = words
        return short_texts


def colour_of(text: str) -> str:
    """`#rrggbb` in lower case, also of the short form; nothing for what is no such colour."""
    colour = text.strip().lower()
    if not _COLOUR.fullmatch(colour):
        return ""
    return colour if len(colour) == 7 else "#" + "".join(letter * 2 for letter in colour[1:])
