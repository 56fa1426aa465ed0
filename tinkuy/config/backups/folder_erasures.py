"""How far the ledger in the `keys.age` of a folder has come, in the clear beside it: nobody here can open that file.

A site that was restored has the keys and the folder of the first. Where both go on, each erases what the other does not
know: `keys.age` of the one would bring back who left the other. The note tells a count and a seal, and of nobody.
"""

import hashlib
import re
from pathlib import Path

from django.conf import settings

from tinkuy.core.erasure import erasure_ledger
from tinkuy.core.erasure.ledger_lines import Mark, examine

from .faults import BackupFault
from .ownership import KEYS

NOTE = "keys.erasures"
LINE = re.compile(r"([0-9a-f]{64}) (\d{1,12}) ([0-9a-f]{32}|-)")


def demand_known_erasures(folder: Path) -> None:
    """Refuse to go on where the `keys.age` of *folder* knows an erasure that this site's ledger does not.

    Raises `BackupFault` and `OSError`.
    """
    ledger = examine(erasure_ledger.content(), settings.KEYRING.index)
    unknown = [mark for mark in _marks_in(folder) if not ledger.knows(mark)]
    if not unknown:
        return
    more = max(mark.number for mark in unknown) - ledger.mark.number
    count = f": {more} more" if more > 0 else ""
    raise BackupFault(
        f"The {KEYS} in {folder} knows erasures that this site does not{count}. Two sites with the same keys use this "
        "folder: one of them is a restored copy of the other, or an older state of it. Nothing was written there, for "
        f"whoever left would come back. Stop one of the two, or give it a folder of its own. If this one goes on, have "
        f"it erase them too: `tinkuy mend-ledger --from {folder / KEYS} --identity KEYFILE`."
    )


def note_of(folder: Path, keys: bytes, ledger: bytes) -> bytes:
    """What the note says before the *keys* with this *ledger* take the place of those in *folder*. Of these it still
    tells: a crash between the two leaves a note that is true of either.
    """
    mark, now = examine(ledger, settings.KEYRING.index).mark, _digest_of_keys(folder)
    lines = [line for line in _lines_in(folder) if now and line.startswith(now)]
    lines.append(f"{hashlib.sha256(keys).hexdigest()} {mark.number} {mark.seal or '-'}")
    return "".join(f"{line}\n" for line in lines).encode()


def _marks_in(folder: Path) -> list[Mark]:
    """How far the keys that lie there have come. Where no line is about these, they may have come as far as any."""
    lines, now = _lines_in(folder), _digest_of_keys(folder)
    if not now:
        return []
    about_these = [line for line in lines if line.startswith(now)]
    matches = (LINE.fullmatch(line) for line in about_these or lines)
    return [Mark(int(match[2]), match[3].strip("-")) for match in matches if match]


def _digest_of_keys(folder: Path) -> str:
    """Nothing where no keys lie there: then there is nothing to lose."""
    try:
        return hashlib.sha256((folder / KEYS).read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _lines_in(folder: Path) -> list[str]:
    try:
        return (folder / NOTE).read_text("ascii", "replace").splitlines()
    except FileNotFoundError:
        return []
