"""The head and the foot of each page of a document: nobody said them, and they stand between the words of a turn."""

import re
from collections import Counter
from collections.abc import Sequence

NUMBER_OF_PAGE = re.compile(
    r"^(?:p[áa]gina|p[áa]g\.|page|p\.) ?\d{1,3}(?: ?(?:de|of|/) ?\d{1,3})?$|^\d{1,3} ?(?:de|of|/) ?\d{1,3}$",
    re.IGNORECASE,
)
FEWEST = 2
"""A line beside the number of so many pages is what the document says on each of them."""


def without_page_edges(lines: Sequence[str]) -> tuple[list[str], int]:
    """*lines* without them, and how many there were.

    A line that stands beside one number alone may be words; so may one that stands elsewhere too, and a name before its
    colon: the first of a page says who speaks, as others do.
    """
    numbers = {place for place, line in enumerate(lines) if NUMBER_OF_PAGE.match(line)}
    if len(numbers) < FEWEST:
        return list(lines), 0
    neighbours = {
        place: line for number in numbers for place in (number - 1, number + 1) if (line := _at(lines, place))
    }
    everywhere = Counter(lines)
    repeated = {
        line
        for line, times in Counter(neighbours.values()).items()
        if FEWEST <= times == everywhere[line] and not line.endswith(":")
    }
    edges = numbers | {place for place, line in neighbours.items() if line in repeated}
    return [line for place, line in enumerate(lines) if place not in edges], len(edges)


def _at(lines: Sequence[str], place: int) -> str:
    return lines[place] if 0 <= place < len(lines) else ""
