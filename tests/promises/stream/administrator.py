"""Whoever has everything that an installation holds, and wants to know who voted what. Must do no better than chance.

They read every row, and carve the bytes of the database for rows that were deleted; then they pair voters in the order
of anything that has one (ids, times) with votes in the order in which they find them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Row = dict[str, str]
Tables = dict[str, list[Row]]
Person = dict[str, str]

TAG = re.compile(rb"[0-9a-f]{64}")


@dataclass(frozen=True)
class Carved:
    """A vote found in the bytes of a SQLite file: the number of its row, its tag, the key of its option."""

    row: int
    tag: str
    option: int


def carve(data: bytes) -> list[Carved]:
    """All votes that can be read out of *data*, whether the database still knows them or not."""
    found = {vote.tag: vote for place in TAG.finditer(data) for vote in _vote_around(data, place)}
    return sorted(found.values(), key=lambda vote: vote.row)


def _vote_around(data: bytes, place: re.Match[bytes]) -> Iterator[Carved]:
    """A record is its length, the number of the row, five types (id, tag, cycle, option, poll), and their values."""
    header, values = data[max(0, place.start() - 7) : place.start()], data[place.end() : place.end() + 24]
    if len(header) < 7 or header[0] != 7 or header[1] != 0 or header[2:4] != b"\x81\x0d":
        return
    numbers = list(_numbers(header[4:7], values))
    if len(numbers) == 3:
        yield Carved(_row_before(data, place.start() - 7), place.group().decode(), numbers[1])


def _numbers(types: bytes, values: bytes) -> Iterator[int]:
    widths = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
    for kind in types:
        if kind in (8, 9):
            yield kind - 8
        elif kind in widths:
            yield int.from_bytes(values[: widths[kind]])
            values = values[widths[kind] :]
        else:
            return


def _row_before(data: bytes, end: int) -> int:
    """The number of the row stands before the header, in one or two bytes of seven bits."""
    last, before = data[end - 1], data[end - 2]
    return last + ((before & 0x7F) << 7 if before & 0x80 else 0)


def bytes_of(folder: Path) -> bytes:
    """All that the installation wrote: the database with its log, keys, files, and what it said."""
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def orders(tables: Tables, people: Sequence[Person]) -> Iterator[list[int]]:
    """Every order in which the people of a session stand in some column of some table, by their place in *people*."""
    for rows in tables.values():
        known = [(row, owner) for row in rows if (owner := owner_of(row, people)) is not None]
        if len({owner for _row, owner in known}) > len(people) / 2:
            for column in rows[0]:
                yield [
                    owner for _row, owner in sorted(known, key=lambda pair, column=column: _sortable(pair[0][column]))
                ]


def owner_of(row: Row, people: Sequence[Person]) -> int | None:
    """Whose row it is: it has the key of their registration, their public id or their session."""
    for number, person in enumerate(people):
        names = {person["session"], person["identity"], person["identity"].partition(":")[2]}
        if row.get("registration_id") == person["key"] or names & set(row.values()):
            return number
    return None


def _sortable(value: str) -> tuple[bool, float, str]:
    is_number = value.replace(".", "", 1).isdigit()
    return not is_number, float(value) if is_number else 0.0, value


def best_guess(
    votes: Sequence[int], totals: Counter[int], candidates: Iterator[list[int]], truth: Sequence[int]
) -> float:
    """The share of people whose choice the best of all *candidates* tells; without votes, all said the commonest."""
    if not votes:
        return max(totals.values()) / len(truth)
    return max((_share(votes, order, truth) for order in candidates), default=0.0)


def _share(votes: Sequence[int], order: Sequence[int], truth: Sequence[int]) -> float:
    vote_by_question = dict(zip(dict.fromkeys(order), votes, strict=False))
    return sum(vote_by_question.get(person) == choice for person, choice in enumerate(truth)) / len(truth)
