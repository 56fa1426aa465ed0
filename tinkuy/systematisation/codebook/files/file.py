"""What was read from a codebook file. Without Django's models: a reader in the sandbox uses it."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import ngettext

MOST_BYTES = 2 * 1024 * 1024
MOST_CODES = 2_000
LONGEST_NAME = 80
LONGEST_NOTE = 1_000


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
    """`layout` is qdc, csv or xlsx; `origin` the program that says it wrote it; `warnings` by kind, how many times."""

    layout: str
    origin: str
    codes: tuple[FileCode, ...]
    warnings: dict[str, int] = field(default_factory=dict)

    @property
    def sentences(self) -> list[str | Promise]:
        """What was read otherwise than it stands, in the active language."""
        return [_SENTENCES[kind](count) % {"count": count} for kind, count in self.warnings.items()]


_SENTENCES = {
    "sets": lambda n: ngettext(
        "%(count)s group of codes is not kept: Tinkuy has a tree of codes and no groups across it.",
        "%(count)s groups of codes are not kept: Tinkuy has a tree of codes and no groups across it.",
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
    "odd_namespace": lambda n: ngettext(
        "The file names another version of the standard; it was read all the same.",
        "The file names another version of the standard; it was read all the same.",
        n,
    ),
}
