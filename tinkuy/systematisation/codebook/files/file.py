"""What was read from a codebook file: its codes, gathered one by one, in order, each behind the same limits.

It is without Django's models: a reader in the sandbox uses it.
"""

import re
import uuid
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _, ngettext

from tinkuy.core.errors import Refused
from tinkuy.core.letters import tidy

MOST_BYTES = 2 * 1024 * 1024
MOST_CODES = 2_000
LONGEST_NAME = 80
LONGEST_NOTE = 1_000
MOST_NAMES = 8
"""Of what is not kept, as many are named."""


@dataclass(frozen=True)
class FileCode:
    """One code of a file. `under` is the place of its parent among the file's codes.

    `guid` is canonical (lower case with hyphens) or empty where the file gives none. `names` and `notes` are by
    language; what comes under the empty key is in the language of the file, which a person tells. `kind` is as the
    file writes it.
    """

    guid: str
    under: int | None
    names: dict[str, str]
    notes: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    colour: str = ""
    is_codable: bool = True


@dataclass(frozen=True)
class CodebookFile:
    """`layout` is qdc, csv or xlsx; `origin` the program that says it wrote it; `warnings` by kind, how many times.

    `names` are those of what is not kept, by the same kinds, the first few.
    """

    layout: str
    origin: str
    codes: tuple[FileCode, ...]
    warnings: dict[str, int] = field(default_factory=dict)
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def sentences(self) -> list[str | Promise]:
        """What was read otherwise than it stands, in the active language."""
        return [self._sentence(kind, count) for kind, count in self.warnings.items()]

    def _sentence(self, kind: str, count: int) -> str:
        words = str(_SENTENCES[kind](count) % {"count": count})
        return f"{words} ({', '.join(self.names[kind])})" if self.names.get(kind) else words


_SENTENCES = {
    "sets": lambda n: ngettext(
        "%(count)s group of codes is not kept: Tinkuy has a tree of codes and no groups across it.",
        "%(count)s groups of codes are not kept: Tinkuy has a tree of codes and no groups across it.",
        n,
    ),
    "memos": lambda n: ngettext(
        "%(count)s code has a memo in that project; a memo is not kept, a description is.",
        "%(count)s codes have a memo in that project; memos are not kept, descriptions are.",
        n,
    ),
    "no_guid": lambda n: ngettext(
        "%(count)s code has no identifier of the standard; it is known by its name and place.",
        "%(count)s codes have no identifier of the standard; they are known by their names and places.",
        n,
    ),
    "shortened": lambda n: ngettext(
        "%(count)s name or description was too long and was shortened.",
        "%(count)s names or descriptions were too long and were shortened.",
        n,
    ),
    "nameless": lambda n: ngettext(
        "%(count)s code has no name and was left out; those under it hang from the one above.",
        "%(count)s codes have no name and were left out; those under them hang from the one above.",
        n,
    ),
    "columns": lambda n: ngettext(
        "%(count)s column of the table is not kept.",
        "%(count)s columns of the table are not kept.",
        n,
    ),
    "odd_namespace": lambda n: ngettext(
        "The file names another version of the standard; it was read all the same.",
        "The file names another version of the standard; it was read all the same.",
        n,
    ),
}


_GUID = re.compile(r"\{?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}?", re.IGNORECASE)
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}){1,2}", re.IGNORECASE)


class Gathered:
    """The codes so far and what was met on the way."""

    def __init__(self) -> None:
        self.codes: list[FileCode] = []
        self.warnings: Counter[str] = Counter()
        self.names: dict[str, tuple[str, ...]] = {}
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

    def leave_out(self, kind: str, name: str) -> None:
        """Count what is not kept, and remember its name."""
        self.warnings[kind] += 1
        words = tidy(" ".join(name.split()))[:LONGEST_NAME]
        if words and len(self.names.get(kind, ())) < MOST_NAMES:
            self.names[kind] = (*self.names.get(kind, ()), words)

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
