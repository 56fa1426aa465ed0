"""Which names resemble a name: by the three-letter parts that they share, the rarest first; few are compared letter by
letter, so that thousands of names are looked for among as many in half a second.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

ALIKE = 0.8
"""2 × letters in common ÷ letters of both, from which on two names resemble each other."""
_SHARED = 0.4
"""The same for their parts: less, since one other letter is three other parts. Below it nothing is compared."""
_COMPARED = 12
_LOOKED_AT = 400
"""Names that have one of the rarest parts; the parts that come after mostly count again what was found by these."""


class Resemblance:
    """Folded names, indexed by their parts."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)
        self.parts = tuple(_parts_of(name) for name in self.names)
        self.having: dict[str, list[int]] = {}
        for place, parts in enumerate(self.parts):
            for part in parts:
                self.having.setdefault(part, []).append(place)

    def of(self, name: str) -> list[str]:
        """The names that resemble *name*, the best first."""
        return [one for _ratio, one in sorted((-ratio, one) for ratio, one in self._alike(name))]

    def has(self, name: str) -> bool:
        """Whether any does; sooner, since the first one is enough."""
        return any(True for _one in self._alike(name))

    def _alike(self, name: str) -> Iterator[tuple[float, str]]:
        parts = _parts_of(name)
        matcher = SequenceMatcher(None, "", name, autojunk=False)
        for place in self._near(parts):
            if 2 * len(parts & self.parts[place]) < _SHARED * (len(parts) + len(self.parts[place])):
                continue
            matcher.set_seq1(self.names[place])
            if (ratio := matcher.ratio()) >= ALIKE:
                yield ratio, self.names[place]

    def _near(self, parts: frozenset[str]) -> list[int]:
        """Where the names stand that share most of the rarest *parts*."""
        rarest = sorted((len(places), part) for part in parts if (places := self.having.get(part)))
        counted: Counter[int] = Counter()
        total = 0
        for count, part in rarest:
            total += count
            if counted and total > _LOOKED_AT:
                break
            counted.update(self.having[part])
        return sorted(counted, key=counted.__getitem__, reverse=True)[:_COMPARED]


def _parts_of(name: str) -> frozenset[str]:
    return frozenset(name[start : start + 3] for start in range(len(name) - 2))
