"""Files that prove what was done: cleaned in the sandbox as any material, sealed for their action, read by the guard.

A file is kept before anything is recorded, so that one whose words are asked about is not lost meanwhile; one that
no step names in the end is swept by the clock.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from django_scopes import scopes_disabled

from tinkuy.core import clock
from tinkuy.core.errors import Refused
from tinkuy.core.file_folders import FileFolder
from tinkuy.core.reading.archives import SIGNATURE
from tinkuy.core.sealing import Unsealable
from tinkuy.planning.guests import photos
from tinkuy.practice.key_actions.models import ActionStep, KeyAction
from tinkuy.systematisation.materials.documents.sandbox import cleaned, words_of

FILES = FileFolder("proofs", "practice_actionstep", "file")
PHOTO = re.compile(rb"\xff\xd8\xff|\x89PNG\r\n|RIFF....WEBP", re.S)
PHOTO_SIDE = 1600
BEGINS = {"jpg": b"\xff\xd8\xff", "pdf": b"%PDF-", "docx": SIGNATURE, "pptx": SIGNATURE}
"""How the kept bytes of each ending begin: a form that is sent again may say what it likes."""
TOKEN = re.compile(r"([0-9a-f]{32})\.([a-z]{3,4})")
ORPHANED = timedelta(hours=6)
"""How long a file waits for whoever is asked about its words."""


@dataclass(frozen=True)
class ProofFile:
    """A file that is kept for an action: its name in the folder, what it is, and its bytes in number."""

    name: str
    ending: str
    size: int

    @property
    def token(self) -> str:
        """How a form that is shown again names it; it opens nothing but this file, for this action."""
        return f"{self.name}.{self.ending}"


def keep_proof(action: KeyAction, data: bytes) -> ProofFile:
    """*data* cleaned of who made it, sealed for *action* and written."""
    ending, clean = ("jpg", _drawn(data)) if PHOTO.match(data) else cleaned(data)
    name = FILES.keep(clean, key=action.cycle.data_key, place=_place(action))
    return ProofFile(name, ending, len(clean))


def proof_with_token(action: KeyAction, token: str) -> ProofFile | None:
    """The file that a form kept before, while it is there, and of this action."""
    match = TOKEN.fullmatch(token)
    if match is None or match[2] not in BEGINS:
        return None
    try:
        data = _opened(action, match[1])
    except Unsealable:
        data = None
    if data is None or not data.startswith(BEGINS[match[2]]):
        return None
    return ProofFile(match[1], match[2], len(data))


def words_of_proof(action: KeyAction, file: ProofFile) -> str:
    """What can be read of it, for the guard."""
    data = _opened(action, file.name)
    return words_of(data) if data else ""


def opened_proof(step: ActionStep) -> bytes | None:
    return _opened(step.action, step.file)


def has_file(step: ActionStep) -> bool:
    """Whether its file is there to be handed out."""
    return FILES.holds(step.file)


def sweep_proofs() -> None:
    """The clock's deed: files that no step names go."""
    with scopes_disabled():
        named = set(ActionStep.objects.exclude(file="").values_list("file", flat=True))
    FILES.forget_all_but(named, clock.now() - ORPHANED)


def _opened(action: KeyAction, name: str) -> bytes | None:
    return FILES.opened(name, key=action.cycle.data_key, place=_place(action))


def _place(action: KeyAction) -> str:
    return f"key-action|proof|{action.public_id}"


def _drawn(data: bytes) -> bytes:
    try:
        return photos.drawn_anew(data, PHOTO_SIDE)
    except Refused as refusal:
        raise Refused(str(refusal), about="file") from refusal
