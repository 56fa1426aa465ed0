"""The head and the foot of each page of a document: nobody said them, and they stand between the words of a turn."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from .layouts import head_of

NUMBER_OF_PAGE = re.compile(
    r"^(?:p[áa]gina|p[áa]g\.|page|p\.) ?\d{1,3}(?: ?(?:de|of|/) ?\d{1,3})?$|^\d{1,3} ?(?:de|of|/) ?\d{1,3}$",
    re.IGNORECASE,
)
SURE_NUMBER = re.compile(r"^(?:p[áa]gina|p[áa]g\.|page) ?\d{1,3} ?(?:de|of|/) ?\d{1,3}$", re.IGNORECASE)
"""Said by nobody, also where it stands once: a document of two pages whose last has no number."""
FEWEST = 2
"""A line beside the number of so many pages is what the document says on each of them."""


def without_page_edges(lines: Sequence[str]) -> tuple[list[str], int]:
    """*lines* without them, and how many there were.

    A line that stands beside one number alone may be words; so may one that stands elsewhere too, and a name before its
    colon or beside a time: the first of a page says who speaks, as others do.
    """
    numbers = {place for place, line in enumerate(lines) if NUMBER_OF_PAGE.match(line)}
    if len(numbers) < FEWEST:
        numbers = {place for place in numbers if SURE_NUMBER.match(lines[place])}
    neighbours = {
        place: line
        for number in numbers
        for place in (number - 1, number + 1)
        if (line := _at(lines, place)) and not _is_beside_a_time(lines, place)
    }
    everywhere = Counter(lines)
    repeated = {
        line
        for line, times in Counter(neighbours.values()).items()
        if FEWEST <= times == everywhere[line] and not line.endswith(":")
    }
    edges = numbers | {place for place, line in neighbours.items() if line in repeated}
    return list(_joined(lines, edges)), len(edges)


def _joined(lines: Sequence[str], edges: set[int]) -> Iterator[str]:
    """*lines* without *edges*, and where a turn goes on or begins there, with as many empty lines as it has elsewhere.

    None between a name and its time, one above a name that stands above its time; else those that are there.
    """
    is_gap = [place in edges or not line for place, line in enumerate(lines)]
    for gap, places in groupby(range(len(lines)), key=is_gap.__getitem__):
        if not gap:
            yield from (lines[place] for place in places)
            continue
        within = list(places)
        above, below = within[0] - 1, within[-1] + 1
        if edges.isdisjoint(within):
            yield from (lines[place] for place in within)
        elif _is_time_alone(_at(lines, below + 1)):
            yield ""
        elif not (_is_time_alone(_at(lines, below)) and above >= 0 and (above == 0 or is_gap[above - 1])):
            yield from (lines[place] for place in within if place not in edges)


def _is_beside_a_time(lines: Sequence[str], place: int) -> bool:
    return _is_time_alone(_at(lines, place - 1)) or _is_time_alone(_at(lines, place + 1))


def _is_time_alone(line: str) -> bool:
    head = head_of(line) if line[:1].isdigit() or line[:1] in "[(" else None
    return head is not None and head.start is not None and not head.name and not head.rest


def _at(lines: Sequence[str], place: int) -> str:
    return lines[place] if 0 <= place < len(lines) else ""
