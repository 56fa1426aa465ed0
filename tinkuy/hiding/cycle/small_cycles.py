"""What is hidden besides, until a twin cycle is found for every number of few (invariant 9).

First the ledger hides what its sums would tell. Then whatever still follows is looked for by making twins: of a country
that has such a number one cell more is hidden, until it has none. Where a number of the whole follows, a kind of
figure goes altogether, by `RUNGS`: the first that leaves nothing to follow. Of the last rung no figure stands.
"""

from collections.abc import Sequence, Set
from itertools import combinations

from tinkuy.hiding.cells import Cell, SafeCells, of_country, persons
from tinkuy.hiding.ledger import Ledger

from .crowd import Crowd, Group, in_one_order
from .twin_cycles import Pages, groups_worked_out

MOST_PLACES = 400
"""Classes times ways to come: five sessions of twelve countries, eight of one."""

TIMES = frozenset({"times", "attendances"})
SIGNED = frozenset({"enrolled", "enrolled and came", "walked in"})
COHORTS = frozenset({"cohort"})
STEPS = frozenset({"stayed", "left", "new", "returned"})
RUNGS: Sequence[Set[str]] = (
    frozenset(),
    TIMES,
    SIGNED,
    COHORTS,
    TIMES | COHORTS,
    TIMES | COHORTS | STEPS,
    TIMES | COHORTS | STEPS | SIGNED,
    TIMES | COHORTS | STEPS | SIGNED | {"reach"},
    TIMES | COHORTS | STEPS | SIGNED | {"reach", "country"},
    TIMES | COHORTS | STEPS | SIGNED | {"reach", "country", "persons", "registered"},
)
"""The names of the cells that are told no more: how often somebody came, who signed up, who came when; at last all."""


def can_be_tried(crowd: Crowd) -> bool:
    """Whether all of the *crowd* can be rearranged at once, within some tenths of a second."""
    return len(crowd.units) << crowd.sessions <= MOST_PLACES


def hidden_in_small_cycle(ledger: Ledger[Cell], crowd: Crowd, k: int, already: Set[Cell]) -> SafeCells:
    """Each cell of *ledger*: its count, or None where it is hidden, *already* or here. *crowd* is by country."""
    people = in_one_order(crowd)
    for names in RUNGS:
        blank = {cell for cell in ledger.counts if cell[0] in names}
        if (safe_cells := _with_countries(ledger, people, k, already, blank)) is not None:
            return safe_cells
    return dict.fromkeys(ledger.counts)


def _with_countries(
    ledger: Ledger[Cell], crowd: Crowd, k: int, already: Set[Cell], blank: set[Cell]
) -> SafeCells | None:
    """With so much of the countries hidden that no number of theirs follows; None where one of the whole does."""
    blank |= {cell for cell in already if not ledger.counts[cell]}
    safe_cells = ledger.safe_at(k, already - blank)
    while exposed := groups_worked_out(crowd, pages_of(ledger, safe_cells, blank), k):
        if None in exposed:
            return None
        everyone = {own[0] for own in crowd.units}
        codes = {code for group in exposed for code in _codes_that_tell(group, everyone)}
        dark = {cell for cell, count in safe_cells.items() if count is None}
        more = {cell for code in sorted(codes) for cell in next_cells_of(code, ledger, dark | blank, crowd.sessions)}
        more |= cells_next_to(more, ledger, everyone, dark)
        more = more or smallest_lit_row(ledger, everyone, dark | blank, crowd.sessions)
        zeros = {cell for code in codes for cell in row_of_country(code, ledger, crowd.sessions)} - dark - blank
        if more:
            safe_cells = ledger.safe_at(k, dark | more)
        elif zeros:
            blank |= zeros
        else:
            return None
    return safe_cells | dict.fromkeys(blank)


def _codes_that_tell(group: Group, everyone: Set[str]) -> Sequence[str]:
    """The countries of which more is hidden so that *group* is not known: of several these or all others, the fewer."""
    if group is None or isinstance(group[1], str):
        return [str(group[1])] if group else []
    return min(sorted(group[1]), sorted(everyone - {*group[1]}), key=len)


def pages_of(ledger: Ledger[Cell], safe_cells: SafeCells, blank: Set[Cell] = frozenset()) -> dict[Group, Pages]:
    """What is read of everybody and of each country. Of what is *blank* it is not even known that it is not zero."""
    lit: dict[Group, set[Cell]] = {None: set()}
    hidden: dict[Group, set[Cell]] = {None: set()}
    for cell in sorted(ledger.counts.keys() - ledger.unseen - blank, key=str):  # every process walks the same way
        is_of_country = cell[0] == "country"
        group, own = ((0, str(cell[1])), persons(int(cell[2]))) if is_of_country else (None, cell)
        if safe_cells[cell] is not None:
            lit.setdefault(group, set()).add(own)
        elif ledger.counts[cell]:
            hidden.setdefault(group, set()).add(own)
    return {group: Pages(lit.get(group, set()), hidden.get(group, set())) for group in lit | hidden}


def blank_cells(ledger: Ledger[Cell], safe_cells: SafeCells) -> set[Cell]:
    """Of a kind of figure, or a country, of which a zero is hidden, no hidden number says that somebody is there."""

    def kind(cell: Cell) -> Cell:
        return cell[:2] if cell[0] == "country" else cell[:1]

    hidden = {cell for cell, count in safe_cells.items() if count is None and cell not in ledger.unseen}
    with_zeros = {kind(cell) for cell in hidden if not ledger.counts[cell]}
    return {cell for cell in hidden if kind(cell) in with_zeros}


def row_of_country(code: str, ledger: Ledger[Cell], sessions: int) -> list[Cell]:
    return [cell for place in range(sessions) if (cell := of_country(code, place)) in ledger.counts]


def next_cells_of(code: str, ledger: Ledger[Cell], dark: Set[Cell], sessions: int) -> Sequence[Cell]:
    """Of the two lit cells of a country that differ least the later one: their difference is what tells."""
    lit = [cell for cell in row_of_country(code, ledger, sessions) if cell not in dark and ledger.counts[cell]]
    if len(lit) < 2:
        return lit
    return [min(combinations(lit, 2), key=lambda two: abs(ledger.counts[two[0]] - ledger.counts[two[1]]))[1]]


def cells_next_to(more: Set[Cell], ledger: Ledger[Cell], codes: Set[str], dark: Set[Cell]) -> set[Cell]:
    """Where one of *more* is the only one hidden of its session, the others tell it: the smallest of them."""
    neighbours = set[Cell]()
    for place in sorted({int(cell[2]) for cell in more}):
        here = [cell for code in sorted(codes) if ledger.counts.get(cell := of_country(code, place))]
        lit = [cell for cell in here if cell not in dark | more]
        if lit and len(here) - len(lit) == 1:
            neighbours.add(min(lit, key=lambda cell: ledger.counts[cell]))
    return neighbours


def smallest_lit_row(ledger: Ledger[Cell], codes: Set[str], dark: Set[Cell], sessions: int) -> set[Cell]:
    """Where the countries that are told have nothing left to hide: those of the smallest other one."""
    rows = {
        code: [cell for cell in row_of_country(code, ledger, sessions) if cell not in dark and ledger.counts[cell]]
        for code in codes
    }
    lit = [code for code, cells in rows.items() if cells]
    if not lit:
        return set()
    return set(rows[min(lit, key=lambda code: (sum(ledger.counts[cell] for cell in rows[code]), code))])
