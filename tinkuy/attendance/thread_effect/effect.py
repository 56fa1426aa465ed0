"""Did those who were there when a thread was left open come back more? Association, not cause.

E_e = |H ∩ A_o+1| ÷ |H| − |(A_o \\ H) ∩ A_o+1| ÷ |A_o \\ H|, where H are the persons present when it was left open in
session o. Persons, never joins; nobody who was not matched to a registration.
"""

from collections.abc import Iterable, Set

from tinkuy.hiding.small_numbers import is_small

from .difference import Pair


def effect_pair[P](present: Set[P], attended: Set[P], came_next: Set[P]) -> Pair:
    """The four counts of E_e: H, A_o and A_o+1."""
    others = attended - present
    return Pair(len(present & came_next), len(present), len(others & came_next), len(others))


def told_pair[P](present: Set[P], attended: Set[P], came_next: Set[P], k: int) -> Pair | None:
    """The counts, or None where one of them, or what is left over of it, is small, or nobody is there to compare with.

    Whoever was present too briefly to have attended belongs to H. Where these are few, they are left out: with the
    attendance of the session beside it, they could be counted.
    """
    briefly = present - attended
    if is_small(len(briefly), k) or is_small(len(briefly & came_next), k) or is_small(len(briefly - came_next), k):
        present = present & attended
    pair = effect_pair(present, attended, came_next)
    rest = (pair.present - pair.back, pair.absent - pair.others_back)
    counts = (pair.back, pair.present, pair.others_back, pair.absent, *rest)
    if not pair.present or not pair.absent or any(is_small(count, k) for count in counts):
        return None
    return pair


def too_near(pair: Pair, told: Iterable[Pair], k: int) -> bool:
    """Whether *pair* beside one *told* of the same session shows how few came or went between the two moments."""
    return any(
        is_small(abs(pair.present - other.present), k) or is_small(abs(pair.back - other.back), k) for other in told
    )
