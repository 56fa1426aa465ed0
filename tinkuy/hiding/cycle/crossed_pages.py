"""Whether a second page by group may be shown beside the first, where a reader knows how the groups of both cross.

So it is with invitations: whoever knows on which day which country was invited knows of which countries each invitation
brought persons. If one brought those of two countries, and one page tells the one, the other page's total the other.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from tinkuy.hiding.cells import WHOLE, Cell, SafeCells, of_country
from tinkuy.hiding.inference import Sum, worked_out
from tinkuy.hiding.small_numbers import is_small

from .counts import GroupCounts

type Place = tuple[str, ...]
"""Of one figure: everybody, a group of a page (its number and code), or the persons of a group of each page."""

EVERYBODY: Place = ()


@dataclass(frozen=True)
class CrossedPages:
    """`pages` by group, the first of them by country, and `crossing`: persons of a group of each, whom no page counts.

    The crossing's groups are named by the codes of both, with a space between them; those without anybody are left out.
    """

    pages: tuple[GroupCounts, GroupCounts]
    crossing: GroupCounts

    def safe_at(self, k: int) -> bool:
        """Whether nothing that a page hides follows from both pages and not from one of them alone.

        Each figure is set against the same of the other page.
        """
        whole = self.pages[0].whole
        safe_pages = [page.safe_at(k) for page in self.pages]
        read = [cell for cell in whole.ledger.counts if cell not in whole.ledger.unseen]
        return not any(_SameFigure(self, cell, safe_pages).tells_few(k) for cell in read)


@dataclass(frozen=True)
class _SameFigure:
    """One figure of everybody, of each group of both pages, and of their crossing."""

    crossed: CrossedPages
    cell: Cell
    safe_pages: Sequence[SafeCells]

    def tells_few(self, k: int) -> bool:
        known = self._known([0, 1], self._crossing_sums)
        known_alone = self._known([0], []) | self._known([1], [])
        tells = any(self._is_hidden_for_a_reason(place, k) for place in known - known_alone)
        return tells or any(self._leaves_few(one, known, k) for one in self._crossing_sums)

    def _is_hidden_for_a_reason(self, place: Place, k: int) -> bool:
        """Of what a page hides also what is not small: from twenty of a country two may follow who never came."""
        count = self.counts[place]
        return is_small(count, k) if place[:1] == ("both",) else bool(count)

    def _leaves_few(self, one: Sum[Place], known: set[Place], k: int) -> bool:
        """Whether what a reader does not know of a total that they know adds up to few."""
        has_total = one.total not in self.hidden or one.total in known
        return has_total and is_small(sum(self.counts[place] for place in one.parts if place not in known), k)

    def _known(self, pages: Sequence[int], sums: list[Sum[Place]]) -> set[Place]:
        every = [*(self._sum_of_page(page) for page in pages), *sums]
        places = {place for one in every for place in one.cells}
        counts = {place: self.counts[place] for place in places}
        return worked_out(counts, every, self.hidden & places, self._blank & places)

    def _sum_of_page(self, page: int) -> Sum[Place]:
        return Sum(EVERYBODY, tuple((str(page), code) for code in self.crossed.pages[page].groups))

    @cached_property
    def counts(self) -> Mapping[Place, int]:
        counts = {EVERYBODY: self.crossed.pages[0].ledger.counts[WHOLE, *self.cell]}
        for number, page in enumerate(self.crossed.pages):
            counts |= {(str(number), code): page.ledger.counts.get((code, *self.cell), 0) for code in page.groups}
        return counts | dict(self._crossing())

    def _crossing(self) -> Iterator[tuple[Place, int]]:
        for code in self.crossed.crossing.groups:
            if count := self.crossed.crossing.ledger.counts.get((code, *self.cell), 0):
                yield ("both", *code.split()), count

    @cached_property
    def _crossing_sums(self) -> list[Sum[Place]]:
        parts: defaultdict[Place, list[Place]] = defaultdict(list)
        for place, _count in self._crossing():
            for number, code in enumerate(place[1:]):
                parts[str(number), code].append(place)
        return [Sum(total, tuple(own)) for total, own in parts.items()]

    @cached_property
    def hidden(self) -> set[Place]:
        groups = {
            (str(number), code)
            for number, page in enumerate(self.crossed.pages)
            for code in page.groups
            if self.safe_pages[number].get((code, *self.cell)) is None and not self._stands_elsewhere(code)
        }
        everybody = {EVERYBODY} if self.safe_pages[0][WHOLE, *self.cell] is None else set()
        return groups | everybody | {place for place, _count in self._crossing()}

    def _stands_elsewhere(self, code: str) -> bool:
        """Whether the page of the session tells the persons of this country."""
        name, *places = self.cell
        return name == "persons" and self.safe_pages[0].get((WHOLE, *of_country(code, int(places[0])))) is not None

    @cached_property
    def _blank(self) -> set[Place]:
        """What may be zero for all that a reader knows: the crossing, and the hidden of a page that hides a zero."""
        with_zeros = {place[0] for place in self.hidden if place and not self.counts[place]}
        return {place for place in self.hidden if place and place[0] in {"both", *with_zeros}}
