"""What a country would change, word by word."""

from difflib import SequenceMatcher
from typing import Literal

Mark = Literal["same", "del", "ins"]


def differences(before: str, after: str) -> list[tuple[Mark, str]]:
    """The pieces of both texts in order: what stays, what goes, what comes."""
    old, new = before.split(), after.split()
    pieces: list[tuple[Mark, str]] = []
    for tag, a, b, c, d in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(("same", " ".join(old[a:b])))
            continue
        if a < b:
            pieces.append(("del", " ".join(old[a:b])))
        if c < d:
            pieces.append(("ins", " ".join(new[c:d])))
    return pieces
