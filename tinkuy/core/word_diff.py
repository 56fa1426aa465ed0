"""What two texts have in common and what not, word by word, for whoever reads the change."""

from difflib import SequenceMatcher
from typing import Literal

LIKE = 0.4
"""Below this likeness two texts are read one after the other: marked word by word nobody could read them."""

LONGEST = 400
"""Words beyond which texts are not compared one by one: the comparison takes their product in time."""

Mark = Literal["same", "del", "ins"]
Piece = tuple[Mark, str]


def word_diff(before: str, after: str) -> list[Piece]:
    """The pieces of both texts in order: what stays, what goes, what comes. Texts that are too unlike stand whole."""
    old, new = before.split(), after.split()
    matcher = SequenceMatcher(a=old, b=new, autojunk=False)
    if max(len(old), len(new)) > LONGEST or not old or not new or matcher.ratio() < LIKE:
        return whole_texts(before, after)
    pieces: list[Piece] = []
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(("same", " ".join(old[a:b])))
            continue
        if a < b:
            pieces.append(("del", " ".join(old[a:b])))
        if c < d:
            pieces.append(("ins", " ".join(new[c:d])))
    return pieces


def whole_texts(before: str, after: str) -> list[Piece]:
    """One after the other, without what is empty."""
    marked: list[Piece] = [("del", before), ("ins", after)]
    return [piece for piece in marked if piece[1]]
