"""Did those who were there when a thread was left open come back more? Association, not cause.

E_e = |H ∩ A_o+1| ÷ |H| − |(A_o \\ H) ∩ A_o+1| ÷ |A_o \\ H|, where H are the persons present when it was left open in
session o. Persons, never joins; nobody who was not matched to a registration.
"""

from collections.abc import Iterable, Set

from tinkuy.hiding import Audience, are_safe

from .difference import Pair


def effect_pair[P](present: Set[P], attended: Set[P], came_next: Set[P]) -> Pair:
    """The four counts of E_e: H, A_o and A_o+1."""
    others = attended - present
    return Pair(len(present & came_next), len(present), len(others & came_next), len(others))


def safe_pair[P](present: Set[P], attended: Set[P], came_next: Set[P], audience: Audience) -> Pair | None:
    """The counts, or None where one of them, or what is left over of it, is small, or nobody is there to compare with.

    Whoever was present too briefly to have attended belongs to H. Where these are few, they are left out: with the
    attendance of the session beside it, they could be counted.
    """
    briefly = present - attended
    if not are_safe(map(len, (briefly, briefly & came_next, briefly - came_next)), audience):
        present = present & attended
    pair = effect_pair(present, attended, came_next)
    rest = (pair.present - pair.back, pair.absent - pair.others_back)
    counts = (pair.back, pair.present, pair.others_back, pair.absent, *rest)
    if not pair.present or not pair.absent or not are_safe(counts, audience):
        return None
    return pair


def is_too_near(pair: Pair, others: Iterable[Pair], audience: Audience) -> bool:
    """Whether *pair* beside one of the *others* of the same session tells how few came or went in between."""
    return any(
        not are_safe((abs(pair.present - other.present), abs(pair.back - other.back)), audience) for other in others
    )
