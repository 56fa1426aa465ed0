"""Physical lines to records of cells. A quotation mark that nobody closed must not swallow the rest of the file."""

import csv
from collections.abc import Iterator, Sequence

MAX_LINES_IN_A_CELL = 20


class _NeverClosedError(Exception):
    """A quotation mark swallowed more lines than a cell may have."""


class _Feed:
    """Hands the physical lines to the reader and stops it when one record takes too many of them."""

    def __init__(self, physical: Sequence[str], start: int) -> None:
        self.physical, self.start, self.position = physical, start, start

    def __iter__(self) -> "_Feed":
        return self

    def __next__(self) -> str:
        if self.position >= len(self.physical):
            raise StopIteration
        if self.position - self.start >= MAX_LINES_IN_A_CELL:
            raise _NeverClosedError
        self.position += 1
        return self.physical[self.position - 1] + "\n"

    def refuse_open_end(self) -> None:
        """Raise when the record that ended with the file still has a quotation mark open."""
        lines = self.physical[self.start : self.position]
        if len(lines) > 1 and sum(line.count('"') for line in lines) % 2:
            raise _NeverClosedError


def records(physical: Sequence[str], separator: str) -> Iterator[tuple[int, list[str], bool]]:
    """Line number, cells, and False for a line whose quotation mark is never closed: it is then read without quotes."""
    at = 0
    while at < len(physical):
        feed = _Feed(physical, at)
        try:
            for cells in csv.reader(feed, delimiter=separator):
                feed.refuse_open_end()
                yield feed.start + 1, cells, True
                feed.start = feed.position
            return
        except (_NeverClosedError, csv.Error):
            yield feed.start + 1, physical[feed.start].replace('"', "").split(separator), False
            at = feed.start + 1
